// SPDX-License-Identifier: EUPL-1.2
/// The states of one issue on its way to one reader, and what each try of it came to.
///
/// Shape   todo → claimed (a lease) → handed (committed before the last byte leaves) → accepted,
///         refused, deferred or uncertain; beside them suppressed and cancelled.
///         `uncertain` is never resent by itself. A delivery keeps its last answer; every try is an
///         event of its own.
#pragma once

#include <optional>
#include <string_view>

namespace vigie {
inline namespace model {

enum class DeliveryState {
  todo,
  claimed,
  handed,
  accepted,
  refused,
  deferred,
  uncertain,
  suppressed,
  cancelled
};

inline constexpr DeliveryState kDeliveryStates[] = {
    DeliveryState::todo,      DeliveryState::claimed,    DeliveryState::handed,
    DeliveryState::accepted,  DeliveryState::refused,    DeliveryState::deferred,
    DeliveryState::uncertain, DeliveryState::suppressed, DeliveryState::cancelled};

/// The word the database holds.
constexpr std::string_view name_of(DeliveryState state) {
  switch (state) {
    case DeliveryState::todo:
      return "todo";
    case DeliveryState::claimed:
      return "claimed";
    case DeliveryState::handed:
      return "handed";
    case DeliveryState::accepted:
      return "accepted";
    case DeliveryState::refused:
      return "refused";
    case DeliveryState::deferred:
      return "deferred";
    case DeliveryState::uncertain:
      return "uncertain";
    case DeliveryState::suppressed:
      return "suppressed";
    case DeliveryState::cancelled:
      return "cancelled";
  }
  return "todo";
}

enum class DeliveryEventKind {
  try_,         ///< we handed the message over, or could not
  interrupted,  ///< the program ended between the last byte and the answer
  asked_again,  ///< a person had an uncertain one sent again
  report,       ///< a relay said later what became of it
  complaint     ///< the reader called it spam
};

inline constexpr DeliveryEventKind kDeliveryEventKinds[] = {
    DeliveryEventKind::try_, DeliveryEventKind::interrupted, DeliveryEventKind::asked_again,
    DeliveryEventKind::report, DeliveryEventKind::complaint};

constexpr std::string_view name_of(DeliveryEventKind kind) {
  switch (kind) {
    case DeliveryEventKind::try_:
      return "try";
    case DeliveryEventKind::interrupted:
      return "interrupted";
    case DeliveryEventKind::asked_again:
      return "asked_again";
    case DeliveryEventKind::report:
      return "report";
    case DeliveryEventKind::complaint:
      return "complaint";
  }
  return "";
}

/// Whom an answer is about.
enum class AnswerMeaning {
  accepted,
  about_reader,  ///< this address: unknown, disabled
  about_us,      ///< our standing, login, quota: nobody is blamed
  later,
  greylisted,
  mailbox_full,
  unanswered  ///< handed over, and nothing came back
};

inline constexpr AnswerMeaning kAnswerMeanings[] = {
    AnswerMeaning::accepted,  AnswerMeaning::about_reader, AnswerMeaning::about_us,
    AnswerMeaning::later,     AnswerMeaning::greylisted,   AnswerMeaning::mailbox_full,
    AnswerMeaning::unanswered};

constexpr std::string_view name_of(AnswerMeaning meaning) {
  switch (meaning) {
    case AnswerMeaning::accepted:
      return "accepted";
    case AnswerMeaning::about_reader:
      return "about_reader";
    case AnswerMeaning::about_us:
      return "about_us";
    case AnswerMeaning::later:
      return "later";
    case AnswerMeaning::greylisted:
      return "greylisted";
    case AnswerMeaning::mailbox_full:
      return "mailbox_full";
    case AnswerMeaning::unanswered:
      return "unanswered";
  }
  return "";
}

}  // namespace model
}  // namespace vigie
