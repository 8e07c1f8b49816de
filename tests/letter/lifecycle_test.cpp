// SPDX-License-Identifier: EUPL-1.2
#include "letter/lifecycle.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>
#include <vector>

namespace vigie::letter {
namespace {

/// The table of the header, as a person would draw it: one line a state, its exits in order.
struct Row {
  IssueState from;
  std::vector<std::pair<IssueAction, IssueState>> exits;
};

const std::vector<Row>& table() {
  using A = IssueAction;
  using S = IssueState;
  static const std::vector<Row> kTable = {
      {S::draft,
       {{A::propose, S::draft},
        {A::change, S::draft},
        {A::submit, S::in_review},
        {A::cancel, S::cancelled}}},
      {S::in_review,
       {{A::change, S::draft},
        {A::take_back, S::draft},
        {A::approve, S::approved},
        {A::cancel, S::cancelled}}},
      {S::approved,
       {{A::change, S::draft},
        {A::withdraw_approval, S::in_review},
        {A::freeze, S::frozen},
        {A::cancel, S::cancelled}}},
      {S::frozen,
       {{A::change, S::draft},
        {A::thaw, S::approved},
        {A::send, S::sending},
        {A::cancel, S::cancelled}}},
      {S::sending,
       {{A::send, S::sending},
        {A::pause, S::paused},
        {A::finish, S::sent},
        {A::resend, S::sending},
        {A::cancel, S::cancelled}}},
      {S::paused, {{A::send, S::sending}, {A::resend, S::paused}, {A::cancel, S::cancelled}}},
      {S::sent, {{A::resend, S::paused}}},
      {S::cancelled, {}}};
  return kTable;
}

const Row& row_of(IssueState state) { return *std::ranges::find(table(), state, &Row::from); }

TEST(IssueLife, AllowsExactlyTheStepsOfItsTable) {
  for (const IssueState from : kIssueStates) {
    for (const IssueAction action : kIssueActions) {
      const auto& exits = row_of(from).exits;
      const auto named = std::ranges::find(exits, action, [](const auto& e) { return e.first; });
      const auto expected =
          named == exits.end() ? std::nullopt : std::optional<IssueState>(named->second);
      EXPECT_EQ(after(from, action), expected)
          << name_of(from) << " × " << static_cast<int>(action);
    }
  }
}

TEST(IssueLife, ReachesEveryStateItNames) {
  std::set<IssueState> reached{IssueState::draft};
  for (bool grew = true; grew;) {
    grew = false;
    for (const IssueState from : std::set<IssueState>(reached)) {
      for (const IssueAction action : kIssueActions) {
        if (const auto to = after(from, action)) grew = reached.insert(*to).second || grew;
      }
    }
  }
  EXPECT_EQ(reached.size(), kIssueStates.size());
}

IssueAction any_action() { return *rc::gen::elementOf(kIssueActions); }

RC_GTEST_PROP(IssueLife, NeverLeavesItsTableWhateverIsTried, ()) {
  IssueState now = IssueState::draft;
  bool approved = false;
  for (int i = 0; i < 40; ++i) {
    const IssueAction action = any_action();
    const auto to = after(now, action);
    if (!to) continue;
    RC_ASSERT(std::ranges::find(kIssueStates, *to) != kIssueStates.end());
    // Nobody receives what was not approved as it stands.
    if (action == IssueAction::approve) approved = true;
    if (*to == IssueState::draft || *to == IssueState::in_review) approved = false;
    RC_ASSERT(!is_frozen(*to) || approved);
    // What left comes back to no hand that could change it.
    RC_ASSERT(!(now == IssueState::sending && *to < IssueState::sending));
    RC_ASSERT(now != IssueState::cancelled);
    now = *to;
  }
}

RC_GTEST_PROP(IssueLife, UndoRestoresExactlyWhatWas, ()) {
  const IssueState from = *rc::gen::elementOf(kIssueStates);
  const IssueAction action = any_action();
  const auto to = after(from, action);
  const auto undo = undo_of(action);
  if (!to || !undo) return;
  RC_ASSERT(after(*to, *undo) == std::optional<IssueState>(from));
}

}  // namespace
}  // namespace vigie::letter
