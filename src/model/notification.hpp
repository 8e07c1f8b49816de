// SPDX-License-Identifier: EUPL-1.2
/// The states of one message from the program to one person.
///
/// Shape   pending → handed (committed before the last byte leaves) → sent, uncertain, deferred or
///         refused; beside them cancelled. "mailing/notification_lifecycle.hpp" has the moves.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace vigie {
inline namespace model {

enum class NotificationState { pending, handed, sent, uncertain, deferred, refused, cancelled };

inline constexpr std::array kNotificationStates{
    NotificationState::pending,   NotificationState::handed,   NotificationState::sent,
    NotificationState::uncertain, NotificationState::deferred, NotificationState::refused,
    NotificationState::cancelled};

/// The word the database holds.
constexpr std::string_view name_of(NotificationState state) {
  switch (state) {
    case NotificationState::pending:
      return "pending";
    case NotificationState::handed:
      return "handed";
    case NotificationState::sent:
      return "sent";
    case NotificationState::uncertain:
      return "uncertain";
    case NotificationState::deferred:
      return "deferred";
    case NotificationState::refused:
      return "refused";
    case NotificationState::cancelled:
      return "cancelled";
  }
  return "pending";
}

constexpr std::optional<NotificationState> notification_state_named(std::string_view name) {
  for (const NotificationState state : kNotificationStates) {
    if (name_of(state) == name) return state;
  }
  return std::nullopt;
}

}  // namespace model
}  // namespace vigie
