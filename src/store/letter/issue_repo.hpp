// SPDX-License-Identifier: EUPL-1.2
/// Issues and their blocks; once frozen, their bytes.
///
/// Shape   a draft is replaced whole; freezing writes the rendered bytes, which nothing changes
///         afterwards. States move forward through the functions below and no other way.
/// Errors  storage; not_found; conflict when the issue is no draft any more.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/letter.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

/// An issue's line, without its blocks and bytes.
struct IssueRow {
  IssueId id;
  std::string letter;
  int number = 0;
  std::string month;
  IssueState state = IssueState::draft;
  std::string subject;
  std::string preheader;
  Instant created_at;
  std::optional<Instant> frozen_at;
  std::optional<Instant> finished_at;
  std::string pause_reason;
};

Result<IssueRow> issue_by_id(Reader& reader, IssueId id);
Result<std::optional<IssueRow>> issue_of_month(Reader& reader, std::string_view letter,
                                               std::string_view month);
Result<std::optional<IssueRow>> issue_by_number(Reader& reader, std::string_view letter,
                                                int number);
Result<std::optional<IssueRow>> latest_issue(Reader& reader, std::string_view letter);
/// Newest first.
Result<std::vector<IssueRow>> issues(Reader& reader, std::string_view letter);
/// Those that a program may go on sending by itself.
Result<std::vector<IssueRow>> issues_under_way(Reader& reader);
Result<int> last_number(Reader& reader, std::string_view letter);
/// The blocks of a row, as an issue.
Result<Issue> load_issue(Reader& reader, const IssueRow& row);

/// Makes the month's draft, or renews its subject and preheader.
Result<IssueId> put_draft(Transaction& tx, const Issue& issue, Instant now);
Result<void> replace_blocks(Transaction& tx, IssueId issue, const std::vector<Block>& blocks);

struct FrozenBytes {
  std::string subject;
  std::string html;
  std::string text;
  std::string archive_html;
};

Result<void> freeze(Transaction& tx, IssueId issue, const FrozenBytes& bytes,
                    std::string_view content_hash, Instant now);
Result<FrozenBytes> frozen_bytes(Reader& reader, IssueId issue);
/// The archive page of a frozen issue, for everybody.
Result<std::optional<std::string>> archive_page(Reader& reader, std::string_view letter,
                                                int number);

Result<void> set_sending(Transaction& tx, IssueId issue);
Result<void> set_paused(Transaction& tx, IssueId issue, std::string_view reason);
Result<void> set_sent(Transaction& tx, IssueId issue, Instant now);

}  // namespace vigie::store
