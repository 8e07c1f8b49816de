// SPDX-License-Identifier: EUPL-1.2
/// Who has a page of an issue ready, and by when.
///
/// Shape   one row a page, 0 for the whole issue; not of its content: an approval does not fall.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/letter/block_repo.hpp"

namespace vigie::store {

struct PageOwner {
  IssueId issue;
  int page = 0;
  CuratorId who;     ///< none: nobody yet
  std::string name;  ///< read
  std::optional<Day> due_on;
  int version = 0;  ///< 0: no row yet
};

Result<std::vector<PageOwner>> page_owners(Reader& reader, IssueId issue);
/// Over the version that was seen; false, and nothing changed, where it is another by now.
Result<bool> set_page_owner(Transaction& tx, const PageOwner& owner, const Hand& hand);
/// What was set for one issue, of another one that has nothing yet, due on that day.
Result<void> copy_page_owners(Transaction& tx, IssueId from, IssueId to, std::optional<Day> due_on,
                              Instant at);
/// Of pages that are due from `first` to `last`, in issues that are drafts still.
Result<std::vector<PageOwner>> owners_due(Reader& reader, Day first, Day last);
/// The draft that the program made of a month since then.
Result<std::vector<IssueId>> drafts_made_alone(Reader& reader, std::string_view letter,
                                               std::string_view month, Instant since);

/// The issue before one, cancelled ones left out.
struct IssueBefore {
  IssueId id;
  int number = 0;
};
Result<std::optional<IssueBefore>> issue_before(Reader& reader, std::string_view letter,
                                                int number);

}  // namespace vigie::store
