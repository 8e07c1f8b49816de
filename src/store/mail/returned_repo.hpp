// SPDX-License-Identifier: EUPL-1.2
/// Mails that came back: kept when they come, understood, and some shown to a person.
///
/// Shape   a row a mail, its words cut; the same file comes in once. What is understood is filed; what
///         a person has to look at is open until somebody settles it.
/// Units   UTC seconds.
/// Errors  storage.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/delivery.hpp"
#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct ReturnedRow {
  std::int64_t id = 0;
  Instant at;
  std::string file;  ///< name in the Maildir: what makes it come in once
  std::string kind;  ///< "report", "complaint", "mail", "unknown"
  std::string subject;
  std::string sender;
  std::string text;     ///< first words
  std::string reading;  ///< French: what it was taken for
  DeliveryId delivery;  ///< none: not known which
  bool open = false;    ///< a person has to look
};
/// False when the file came in before.
Result<bool> add_returned(Transaction& tx, const ReturnedRow& row);
/// Which of them somebody may see: those of one letter's deliveries.
struct ReturnedOf {
  std::string_view letter;
  bool unknown_too = false;  ///< and those of which no delivery is known: any letter's
};
Result<std::vector<ReturnedRow>> open_returned(Reader& reader, const ReturnedOf& of, int limit);
Result<std::int64_t> count_open_returned(Reader& reader, const ReturnedOf& of);
Result<std::optional<ReturnedRow>> open_returned_by_id(Reader& reader, const ReturnedOf& of,
                                                       std::int64_t id);
Result<bool> settle_returned(Transaction& tx, std::int64_t id, Instant now);
inline constexpr int kReturnedKeptDays = 30;
Result<std::int64_t> forget_returned(Transaction& tx, Instant before);

/// A delivery that something came back for.
struct ReturnedDelivery {
  DeliveryId id;
  IssueId issue;
  SubscriptionId subscription;
  std::string provider;
  std::string state;
  std::optional<Instant> handed_at;
  bool reported = false;  ///< a report about the reader was counted before
};
Result<std::optional<ReturnedDelivery>> returned_delivery(Reader& reader, DeliveryId id);
Result<std::optional<DeliveryId>> delivery_of_message(Reader& reader, std::string_view message_id);

/// Reports about readers of this provider that were counted for the issue, and its deliveries.
struct ReportShare {
  std::int64_t reported = 0;
  std::int64_t deliveries = 0;
};
Result<ReportShare> report_share(Reader& reader, IssueId issue, std::string_view provider);

}  // namespace vigie::store
