// SPDX-License-Identifier: EUPL-1.2
/// The readers of a list as a page shows them: by pages, in numbers, one by one.
///
/// Shape   a page begins after a key and has at most `limit` rows, in the order of addresses.
///         Numbers are read from indexes of the list. A file that waits between its trial and its
///         import is kept once for each curator.
/// Units   UTC seconds; months are "2026-11", of UTC.
/// Errors  storage.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/ids.hpp"
#include "model/subscription.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct ReaderRow {
  SubscriptionId id;
  std::string email;
  std::string email_key;
  std::string name;
  SubscriptionState state = SubscriptionState::active;
  Basis basis = Basis::inscription;
  std::string frequency;
  Instant subscribed_at;
  std::optional<Instant> left_at;
  std::optional<Instant> paused_until_at;
};
struct ReaderQuery {
  std::string_view list;
  std::string_view words;                  ///< in the address or the name; "": all
  std::optional<SubscriptionState> state;  ///< none: all
  std::string_view after;                  ///< key of the last row shown; "": from the first
  int limit = 50;
};
Result<std::vector<ReaderRow>> reader_page(Reader& reader, const ReaderQuery& query);
Result<std::map<SubscriptionState, std::int64_t>> reader_counts(Reader& reader,
                                                                std::string_view list);

struct ReaderMonth {
  std::string month;
  std::int64_t came = 0;
  std::int64_t left = 0;
};
/// Newest first, only months in which something happened.
Result<std::vector<ReaderMonth>> readers_by_month(Reader& reader, std::string_view list,
                                                  Instant since);

/// What a person got of a letter, newest first.
struct ReaderDelivery {
  int number = 0;
  std::string state;
  std::string meaning;
  std::string answer;
  std::optional<Instant> answered_at;
};
Result<std::vector<ReaderDelivery>> reader_deliveries(Reader& reader, std::string_view letter,
                                                      SubscriptionId subscription, int limit);

using PersonAttributes = std::vector<std::pair<std::string, std::string>>;
Result<PersonAttributes> person_attributes(Reader& reader, PersonId person);
/// False when it was there.
Result<bool> add_person_attribute(Transaction& tx, PersonId person, std::string_view kind,
                                  std::string_view value);
/// Only where nobody gave one yet.
Result<bool> name_nameless_person(Transaction& tx, PersonId person, std::string_view name);

struct SuppressionLine {
  std::string list;  ///< "": all
  std::string reason;
  Instant at;
  std::optional<Instant> undone_at;
};
Result<std::vector<SuppressionLine>> suppressions_of(Reader& reader, std::string_view email_hash);

struct ImportLot {
  ImportLotId id;
  std::string list;
  std::string origin;
  Instant at;
  std::int64_t added = 0;
  std::int64_t suppressed = 0;
  std::optional<Instant> undone_at;
};
Result<std::vector<ImportLot>> import_lots(Reader& reader, std::string_view list, int limit);
Result<std::optional<ImportLot>> import_lot(Reader& reader, ImportLotId lot);
Result<void> count_import_lot(Transaction& tx, ImportLotId lot, std::int64_t added,
                              std::int64_t suppressed);
/// False when it was undone before.
Result<bool> mark_lot_undone(Transaction& tx, ImportLotId lot, Instant now);
/// The subscriptions that came with a lot and still receive.
Result<std::vector<SubscriptionId>> receivers_of_lot(Reader& reader, ImportLotId lot);
/// What the lot had put on the suppression list holds no more.
Result<std::int64_t> undo_suppressions_of_lot(Transaction& tx, ImportLotId lot, Instant now);

struct ImportUpload {
  std::string list;
  std::string file_name;
  std::string bytes;
};
Result<void> put_import_upload(Transaction& tx, CuratorId curator, const ImportUpload& upload,
                               Instant now);
Result<std::optional<ImportUpload>> import_upload(Reader& reader, CuratorId curator);
Result<void> drop_import_upload(Transaction& tx, CuratorId curator);
inline constexpr std::int64_t kUploadKeptSeconds = 24 * kHourSeconds;
Result<std::int64_t> forget_import_uploads(Transaction& tx, Instant before);

}  // namespace vigie::store
