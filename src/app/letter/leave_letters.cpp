// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/leave_letters.hpp"

#include "app/letter/issue_steps.hpp"
#include "app/letter/letter_mails.hpp"
#include "base/format.hpp"
#include "letter/wording.hpp"
#include "store/letter/erratum_repo.hpp"
#include "store/letter/letter_repo.hpp"
#include "store/people/event_repo.hpp"

namespace vigie::app {
namespace {

/// Its places go, and with its content whatever was decided on it.
Result<std::int64_t> strike_from(store::Transaction& tx, const store::IssueRow& row,
                                 const PanoramaDeparture& leaving) {
  const Actor actor{leaving.by.centre, leaving.by.id};
  const auto step = step_issue(tx, row, letter::IssueAction::change, actor, leaving.now);
  if (!step) return fail(step.error());
  if (const auto* refusal = std::get_if<letter::IssueRefusal>(&*step)) {
    return fail(Code::conflict, fmt::format("issue {}", row.id.value),
                letter::sentence_of(*refusal));
  }
  const auto struck = store::strike_blocks(tx, row.id, leaving.article, leaving.by.id, leaving.now);
  if (!struck) return fail(struck.error());
  if (row.state == IssueState::approved || row.state == IssueState::frozen) {
    if (auto told = tell_fallen(tx, row, leaving.now); !told) return fail(told.error());
  }
  const auto noted = store::add_event(tx,
                                      {leaving.by.centre, leaving.by.id, "issue_struck",
                                       fmt::format("{} {}", row.letter, row.number),
                                       fmt::format("article {}", leaving.article.value)},
                                      leaving.now);
  if (!noted) return fail(noted.error());
  return *struck;
}

}  // namespace

Result<LeftLetters> leave_letters(store::Transaction& tx, const PanoramaDeparture& leaving) {
  store::Reader reader = tx.reader();
  const auto issues = store::issues_holding(reader, leaving.article);
  if (!issues) return fail(issues.error());
  LeftLetters left;
  for (const IssueId id : *issues) {
    const auto row = store::issue_by_id(reader, id);
    if (!row) return fail(row.error());
    if (row->state <= IssueState::frozen) {
      const auto struck = strike_from(tx, *row, leaving);
      if (!struck) return fail(struck.error());
      left.struck += *struck;
      continue;
    }
    const auto letter = store::letter_by_key(reader, row->letter);
    if (!letter) return fail(letter.error());
    left.sent.push_back({*letter ? (*letter)->name : row->letter, row->number});
    const auto proposed = store::add_erratum(tx, id, leaving.article, leaving.reason, leaving.now);
    if (!proposed) return fail(proposed.error());
  }
  return left;
}

}  // namespace vigie::app
