// SPDX-License-Identifier: EUPL-1.2
/// Around the approval of an issue: who wrote it, what was accepted, copies to try, private links.
///
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/letter.hpp"
#include "store/letter/issue_repo.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

/// Who wrote a text that stands in it, or placed a block; who submitted it last.
Result<std::vector<CuratorId>> authors_of(Reader& reader, IssueId issue);

struct AcceptedWarning {
  std::string name;
  std::string message;
};
/// Of the approval given last.
Result<void> add_accepted_warning(Transaction& tx, IssueId issue, const AcceptedWarning& warning);
Result<std::vector<AcceptedWarning>> accepted_warnings(Reader& reader, IssueId issue);

struct TestCopy {
  std::int64_t id = 0;
  IssueId issue;
  std::string address;
  Instant asked_at;
  std::optional<Instant> sent_at = {};
  std::optional<Instant> tried_at = {};
  std::string answer;
};
Result<void> add_test(Transaction& tx, IssueId issue, std::string_view address, CuratorId who,
                      Instant at);
/// The latest ones of an issue.
Result<std::vector<TestCopy>> tests_of(Reader& reader, IssueId issue);
/// Those that nobody tried to send yet, oldest first.
Result<std::vector<TestCopy>> tests_waiting(Reader& reader, int limit);
Result<void> record_test(Transaction& tx, std::int64_t test, bool sent, std::string_view answer,
                         Instant at);
/// How many copies of an issue were asked for since then.
Result<std::int64_t> tests_since(Reader& reader, IssueId issue, Instant since);

Result<void> add_reading(Transaction& tx, IssueId issue, std::string_view token_hash, CuratorId who,
                         Instant at, Instant until);
/// The issue that a link still opens.
Result<std::optional<IssueId>> reading_of(Reader& reader, std::string_view token_hash, Instant now);
Result<std::int64_t> forget_readings(Transaction& tx, Instant before);

/// Frozen, with a time to leave that has come; those that were told missed left out.
Result<std::vector<IssueRow>> departures_due(Reader& reader, Instant now);
/// The next time to leave after now.
Result<std::optional<Instant>> next_departure(Reader& reader, Instant now);
Result<void> mark_missed(Transaction& tx, IssueId issue, Instant at);

}  // namespace vigie::store
