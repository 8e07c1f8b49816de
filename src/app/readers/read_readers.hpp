// SPDX-License-Identifier: EUPL-1.2
/// The readers of a letter as pages show them, and as a file.
///
/// Shape   one read a page, in a number of statements that does not depend on the readers.
/// Units   kReadersAPage rows; growth over kGrowthMonths.
/// Errors  storage; not_found for a letter or a subscription that is not there.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/mail/consent_repo.hpp"
#include "store/mail/reader_repo.hpp"
#include "store/mail/subscription_repo.hpp"

namespace vigie::app {

inline constexpr int kReadersAPage = 50;
inline constexpr int kGrowthMonths = 12;
inline constexpr int kLotsShown = 10;

struct ReadersAsked {
  std::string_view list;
  std::string_view words;
  std::optional<SubscriptionState> state;
  std::string_view after;
};
struct ReadersPage {
  std::string name;  ///< of the letter
  std::map<SubscriptionState, std::int64_t> counts;
  std::vector<store::ReaderRow> rows;
  std::string next;  ///< key to go on after; "" at the end
  std::vector<store::ReaderMonth> growth;
  std::vector<store::ImportLot> lots;
};
Result<ReadersPage> read_readers(store::Reader& reader, const ReadersAsked& asked, Instant now);

struct ReaderPage {
  std::string letter_name;
  store::Subscriber person;
  std::vector<store::ConsentLine> history;
  store::PersonAttributes attributes;
  std::vector<store::ReaderDelivery> deliveries;
  std::vector<store::SuppressionLine> suppressions;
};
Result<ReaderPage> read_reader(store::Reader& reader, std::string_view list, SubscriptionId id);

/// Name of a letter that readers may subscribe to.
Result<std::string> letter_name(store::Reader& reader, std::string_view letter);

/// "une adresse;…": everybody on the list, for a spreadsheet, with a byte order mark; no cell is a
/// formula.
Result<std::string> readers_csv(store::Reader& reader, std::string_view list);

}  // namespace vigie::app
