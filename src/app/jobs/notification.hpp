// SPDX-License-Identifier: EUPL-1.2
/// A message from the program to one person, sent once and no more.
///
/// Shape   `notify` writes a row in the transaction of what it tells of; `send_notifications`
///         composes each due one by its kind and hands it over. A mark is on the disk before the
///         last byte leaves: a process killed in between writes to nobody twice. A server that says
///         "later" is tried again, at most mailing::kAttemptsMax times; one that is away changes
///         nothing.
/// Units   at most kNotificationsARun messages a run; kAwayMax without a connection end it.
/// Errors  storage. What happens to a message is told by its row and the report.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "config/vigie_config.hpp"
#include "net/mailer.hpp"
#include "store/sql/database.hpp"
#include "store/upkeep/notification_repo.hpp"

namespace vigie::app {

inline constexpr int kNotificationsARun = 200;
inline constexpr int kAwayMax = 3;

/// A curator, whose account says where to write; or an address and a name.
struct Addressee {
  CuratorId curator{};
  std::string address{};
  std::string name{};
};

/// `subject` is what the kind composes from: ids, never a text. Once for each kind, subject and
/// addressee, however often it is asked; answers whether it is new.
Result<bool> notify(store::Transaction& tx, std::string_view kind, std::string_view subject,
                    const Addressee& to, Instant now);

/// What a kind may use.
struct Composing {
  store::Reader& reader;
  const config::VigieConfig& config;
  const store::Notification& notification;  ///< with its address and name filled in
  Instant now;
};
struct NotificationText {
  std::string subject;
  std::string body;  ///< lines end with '\n'
};

/// A kind of message. `compose` reads what it tells of as it stands now; none: there is nothing to
/// say any more.
struct NotificationKind {
  std::string_view name;
  Result<std::optional<NotificationText>> (*compose)(const Composing&);
  /// Where something of the message must not outlive it (the token of a link): called in the
  /// transaction that ends it, whatever became of it.
  Result<void> (*forget)(store::Transaction&, std::string_view subject) = nullptr;
};

struct NotificationReport {
  int sent = 0;  ///< or handed over without an answer
  int deferred = 0;
  int refused = 0;
  int cancelled = 0;
  std::string away;  ///< why no connection came about; "" when none was missing
};

Result<NotificationReport> send_notifications(store::Database& db,
                                              const config::VigieConfig& config,
                                              std::span<const NotificationKind> kinds,
                                              net::Mailer& mailer, Instant now,
                                              const std::function<bool()>& stop);

}  // namespace vigie::app
