// SPDX-License-Identifier: EUPL-1.2
/// The life of an issue: which state follows which action.
///
/// Shape   draft → in_review → approved → frozen → sending ⇄ paused → sent, and cancelled.
///         `change` stands for any change of content: from in_review, approved and frozen it leads
///         back to draft, and what was approved or frozen falls with it. `frozen` is the state in
///         which bytes and recipients are copied, with or without a time to leave.
/// Errors  an action that is not allowed is an outcome: none.
/// Pure    yes.
#pragma once

#include <array>
#include <optional>

#include "model/letter.hpp"

namespace vigie::letter {

enum class IssueAction {
  propose,            ///< the program fills its empty places
  change,             ///< its content, by a person
  submit,             ///< to review
  take_back,          ///< from review, unchanged
  approve,            ///< as it stands now: bound to the hash of its content
  withdraw_approval,  ///< by who gave it
  freeze,             ///< copies bytes and recipients
  thaw,               ///< forgets the copies; the approval stands
  send,               ///< begins, or goes on after an interruption or a pause
  pause,
  finish,
  resend,  ///< a person asked to send again what was uncertain: it waits for `send`
  cancel
};

inline constexpr std::array kIssueActions{
    IssueAction::propose,   IssueAction::change,  IssueAction::submit,
    IssueAction::take_back, IssueAction::approve, IssueAction::withdraw_approval,
    IssueAction::freeze,    IssueAction::thaw,    IssueAction::send,
    IssueAction::pause,     IssueAction::finish,  IssueAction::resend,
    IssueAction::cancel};

/// Where the action leads from here; none when it is not allowed.
std::optional<IssueState> after(IssueState from, IssueAction action);

/// The action that takes another one back; none for what cannot be undone.
std::optional<IssueAction> undo_of(IssueAction action);

/// Why a step was not made: for the person who asked for it.
struct IssueRefusal {
  enum class Why {
    not_from_here,      ///< the state does not allow it
    changed_meanwhile,  ///< somebody else came first
    has_errors,         ///< of the preflight
    nobody_receives,
    other_content,  ///< it is not what was approved
    own_work,       ///< who wrote it does not approve it
    warnings_left   ///< of the preflight, which nobody accepted by name
  };
  Why why = Why::not_from_here;
  IssueAction action = IssueAction::change;
  IssueState state = IssueState::draft;  ///< as it is
  int number = 0;
};

/// Bytes and recipients are copied: it may leave, or did.
bool is_frozen(IssueState state);

}  // namespace vigie::letter
