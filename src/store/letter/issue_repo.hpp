// SPDX-License-Identifier: EUPL-1.2
/// Issues; once frozen, their bytes.
///
/// Shape   a state changes by `move_issue` and no other way, as letter/lifecycle.hpp says; freezing
///         writes the rendered bytes beside the issue, a thaw or a change removes them.
/// Errors  storage; not_found; conflict where bytes are asked of an issue that is not frozen.
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
  std::optional<Day> dated_on;
  IssueState state = IssueState::draft;
  int version = 1;
  std::string subject;
  std::string preheader;
  bool words_by_person = false;  ///< subject and preheader: the program leaves them
  Instant created_at;
  Instant updated_at;
  std::optional<Instant> frozen_at;
  std::optional<Instant> scheduled_at;
  CuratorId updated_by;    ///< none: the program, or the command line
  CuratorId scheduled_by;  ///< likewise
  std::optional<Instant> public_at;
  std::optional<Instant> withdrawn_at;
  std::optional<Instant> finished_at;
  std::string pause_reason;
};

Result<IssueRow> issue_by_id(Reader& reader, IssueId id);
/// By number; those that were cancelled left out.
Result<std::vector<IssueRow>> issues_of_month(Reader& reader, std::string_view letter,
                                              std::string_view month);
Result<std::optional<IssueRow>> issue_by_number(Reader& reader, std::string_view letter,
                                                int number);
/// Newest first.
Result<std::vector<IssueRow>> issues(Reader& reader, std::string_view letter);
inline constexpr int kPublicIssuesMax = 1000;
/// Those that everybody may read, newest first.
Result<std::vector<IssueRow>> public_issues(Reader& reader, std::string_view letter,
                                            int limit = kPublicIssuesMax);
/// Those that leave as they are now, or left, newest first.
Result<std::vector<IssueRow>> frozen_issues(Reader& reader, std::string_view letter, int limit);
/// Those that a program may go on sending by itself.
Result<std::vector<IssueRow>> issues_under_way(Reader& reader);
Result<int> last_number(Reader& reader, std::string_view letter);

Result<IssueId> add_issue(Transaction& tx, const Issue& issue, CuratorId who, Instant now);
/// `who` none: the program's, made of the titles.
Result<void> set_issue_words(Transaction& tx, IssueId issue, std::string_view subject,
                             std::string_view preheader, CuratorId who = {});

/// One step of an issue's life, by whom and when.
struct IssueMove {
  IssueState from = IssueState::draft;
  IssueState to = IssueState::draft;
  CuratorId who;  ///< none: the program, or the command line
  Instant at;
  std::string_view pause_reason;
};
/// False, and nothing changed, when the issue is no longer in that state and version.
Result<bool> move_issue(Transaction& tx, IssueId issue, int version, const IssueMove& move);

struct FrozenBytes {
  std::string subject;
  std::string html;
  std::string text;
  std::string archive_html;
  LetterSender sender = {};
};

Result<void> put_output(Transaction& tx, IssueId issue, const FrozenBytes& bytes,
                        std::string_view bytes_hash);
Result<void> remove_output(Transaction& tx, IssueId issue);
/// When a frozen issue is to leave, chosen by whom.
Result<void> schedule_issue(Transaction& tx, IssueId issue, Instant at, CuratorId who);
Result<FrozenBytes> frozen_bytes(Reader& reader, IssueId issue);
/// Its archive page is there no more, or again; false where it never was public.
Result<bool> withdraw_from_archive(Transaction& tx, IssueId issue, bool withdrawn, CuratorId who,
                                   Instant at);
/// The archive page of an issue whose sending has begun, for everybody.
Result<std::optional<std::string>> archive_page(Reader& reader, std::string_view letter,
                                                int number);

}  // namespace vigie::store
