// SPDX-License-Identifier: EUPL-1.2
/// How a message from the program to one person goes on, and what its states are called.
///
/// Shape   state × what happened -> state; none where the table has no such move. `handed` is on
///         the disk before the last byte leaves: a process that died in between leaves it, and it
///         becomes uncertain, which is never sent again by itself.
/// Units   seconds; waits are those of "mailing/retry.hpp".
/// Pure    yes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/instant.hpp"
#include "model/notification.hpp"

namespace vigie::mailing {

enum class NotificationEvent {
  hand_over,  ///< all but its last bytes left
  accept,     ///< the server took it
  lose,       ///< handed, and no answer came
  defer,      ///< the server wants it later, or what was handed cannot have left
  refuse,     ///< refused for good, or put off too often
  cancel      ///< there is nothing left to say, or nobody to say it to
};

std::optional<NotificationState> after(NotificationState state, NotificationEvent event);

/// Still owed: it leaves once its next try has come.
constexpr bool is_waiting(NotificationState state) {
  return state == NotificationState::pending || state == NotificationState::deferred;
}
/// Nothing will happen to it by itself.
constexpr bool is_ended(NotificationState state) {
  return !is_waiting(state) && state != NotificationState::handed;
}

/// What a server's answer does to a message that was tried `attempts` times, this one included.
struct NotificationAnswer {
  NotificationEvent event = NotificationEvent::lose;
  std::optional<Instant> next_try_at;  ///< of deferred ones
};
NotificationAnswer answered(int code, std::string_view text, int attempts, Instant now);

/// "à envoyer", "remise au serveur"…: of one or of many messages.
std::string_view word_of(NotificationState state, std::int64_t count = 1);

}  // namespace vigie::mailing
