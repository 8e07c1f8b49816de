// SPDX-License-Identifier: EUPL-1.2
#include "letter/lifecycle.hpp"

namespace vigie::letter {
namespace {

struct Step {
  IssueAction action;
  IssueState from;
  IssueState to;
};

using A = IssueAction;
using S = IssueState;

constexpr std::array kSteps{
    Step{A::propose, S::draft, S::draft},  // what people look at is not moved under their eyes
    Step{A::change, S::draft, S::draft},
    Step{A::change, S::in_review, S::draft},
    Step{A::change, S::approved, S::draft},
    Step{A::change, S::frozen, S::draft},
    Step{A::submit, S::draft, S::in_review},
    Step{A::take_back, S::in_review, S::draft},
    Step{A::approve, S::in_review, S::approved},
    Step{A::withdraw_approval, S::approved, S::in_review},
    Step{A::freeze, S::approved, S::frozen},
    Step{A::thaw, S::frozen, S::approved},
    Step{A::send, S::frozen, S::sending},
    Step{A::send, S::sending, S::sending},  // the run before was interrupted
    Step{A::send, S::paused, S::sending},
    Step{A::pause, S::sending, S::paused},
    Step{A::finish, S::sending, S::sent},
    Step{A::resend, S::sending, S::sending},
    Step{A::resend, S::paused, S::paused},
    Step{A::resend, S::sent, S::paused},
    Step{A::cancel, S::draft, S::cancelled},
    Step{A::cancel, S::in_review, S::cancelled},
    Step{A::cancel, S::approved, S::cancelled},
    Step{A::cancel, S::frozen, S::cancelled},
    Step{A::cancel, S::sending, S::cancelled},
    Step{A::cancel, S::paused, S::cancelled},
};

}  // namespace

std::optional<IssueState> after(IssueState from, IssueAction action) {
  for (const Step& step : kSteps) {
    if (step.action == action && step.from == from) return step.to;
  }
  return std::nullopt;
}

std::optional<IssueAction> undo_of(IssueAction action) {
  switch (action) {
    case A::submit:
      return A::take_back;
    case A::approve:
      return A::withdraw_approval;
    case A::freeze:
      return A::thaw;
    case A::propose:
    case A::change:
    case A::take_back:
    case A::withdraw_approval:
    case A::thaw:
    case A::send:
    case A::pause:
    case A::finish:
    case A::resend:
    case A::cancel:
      return std::nullopt;
  }
  return std::nullopt;
}

bool is_frozen(IssueState state) {
  return state == S::frozen || state == S::sending || state == S::paused || state == S::sent;
}

}  // namespace vigie::letter
