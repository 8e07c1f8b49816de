// SPDX-License-Identifier: EUPL-1.2
/// Messages from the program to one person, and how far each got.
///
/// Shape   one row a kind, subject and addressee, whatever is asked twice. A row moves from a state
///         that the caller names: "mailing/notification_lifecycle.hpp" says which it may.
/// Units   times are UTC seconds.
/// Errors  storage; conflict when a row is not in the state that the move leaves.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "model/notification.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct Notification {
  NotificationId id;
  std::string kind;
  std::string subject;
  CuratorId curator;    ///< none: address and name say who
  std::string address;  ///< "" for a curator: the account has it
  std::string name;
  NotificationState state = NotificationState::pending;
  int attempts = 0;
  Instant next_try_at;
  std::string answer;
};

/// Nothing where the same was asked before; answers whether it is new.
Result<bool> add_notification(Transaction& tx, const Notification& notification, Instant now);
Result<bool> has_notification(Reader& reader, std::string_view kind, std::string_view subject,
                              CuratorId curator);

/// Pending or deferred, and their moment has come; the longest due first.
Result<std::vector<Notification>> due_notifications(Reader& reader, Instant now, int limit);

struct NotificationQueue {
  std::int64_t waiting = 0;
  bool interrupted = false;  ///< handed by a process that may be gone
  std::optional<Instant> next_try_at;
};
Result<NotificationQueue> notification_queue(Reader& reader);

/// What a move writes beside the state; what is not set stays.
struct NotificationMove {
  NotificationState from = NotificationState::pending;
  NotificationState to = NotificationState::pending;
  int attempts = 0;  ///< made in all
  std::optional<Instant> next_try_at{};
  std::optional<Instant> handed_at{};
  std::optional<Instant> ended_at{};
  int code = 0;
  std::string answer{};
};
Result<void> move_notification(Transaction& tx, NotificationId id, const NotificationMove& move);

/// After an interruption: handed → uncertain. Answers how many.
Result<std::int64_t> doubt_handed_notifications(Transaction& tx, std::string_view why, Instant now);

/// What ended before then goes.
Result<std::int64_t> purge_notifications(Transaction& tx, Instant before);

}  // namespace vigie::store
