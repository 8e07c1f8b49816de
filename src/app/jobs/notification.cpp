// SPDX-License-Identifier: EUPL-1.2
#include "app/jobs/notification.hpp"

#include <algorithm>

#include "app/jobs/busy_retry.hpp"
#include "base/format.hpp"
#include "base/log.hpp"
#include "base/secret.hpp"
#include "mailing/notification.hpp"
#include "mailing/notification_lifecycle.hpp"
#include "store/people/curator_repo.hpp"
#include "text/shown.hpp"

namespace vigie::app {
namespace {

using mailing::NotificationEvent;
using net::Handover;
using store::Notification;

constexpr std::size_t kMessageIdBytes = 16;
constexpr std::string_view kInterrupted = "envoi interrompu avant la réponse du serveur";

/// Sends one run's messages.
class Courier {
 public:
  Courier(store::Database& db, const config::VigieConfig& config,
          std::span<const NotificationKind> kinds, net::Mailer& mailer, Instant now)
      : db_(&db), config_(&config), kinds_(kinds), mailer_(&mailer), now_(now) {}

  Result<void> doubt_handed();
  Result<void> send(Notification notification);
  bool is_away() const { return away_in_a_row_ >= kAwayMax; }
  NotificationReport report() { return std::move(report_); }

 private:
  Result<bool> address(Notification& notification);
  Result<std::optional<NotificationText>> compose(const Notification& notification);
  Handover hand_over(Notification& notification, const NotificationText& text);
  Result<void> settle(const Notification& notification, const Handover& done);
  Result<void> move(const Notification& notification, NotificationEvent event,
                    const Handover& done = {}, std::optional<Instant> next_try_at = std::nullopt);
  void count(NotificationEvent event);

  store::Database* db_;
  const config::VigieConfig* config_;
  std::span<const NotificationKind> kinds_;
  net::Mailer* mailer_;
  Instant now_;
  int away_in_a_row_ = 0;
  NotificationReport report_;
};

Result<void> Courier::doubt_handed() {
  auto tx = db_->begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto doubted = store::doubt_handed_notifications(*tx, kInterrupted, now_);
  if (!doubted) return fail(doubted.error());
  return tx->commit();
}

/// An account's address as it is now; false where it was closed.
Result<bool> Courier::address(Notification& notification) {
  if (!notification.curator) return true;
  auto reader = db_->reader();
  const auto curator = store::curator_by_id(reader, notification.curator);
  if (!curator) return fail(curator.error());
  if (!*curator || (*curator)->disabled) return false;
  notification.address = (*curator)->email;
  notification.name = (*curator)->name;
  return true;
}

Result<std::optional<NotificationText>> Courier::compose(const Notification& notification) {
  const auto kind = std::ranges::find(kinds_, notification.kind, &NotificationKind::name);
  if (kind == kinds_.end()) return std::nullopt;  // written by another vigie
  auto reader = db_->reader();
  return kind->compose(
      {.reader = reader, .config = *config_, .notification = notification, .now = now_});
}

/// What no header may hold is for a person to correct, so it is tried again as what a server puts
/// off.
Handover Courier::hand_over(Notification& notification, const NotificationText& text) {
  const std::string message_id = fmt::format(
      "{}.{}@{}", notification.kind,
      hex(digest(
          fmt::format("{}:{}:{}", notification.kind, notification.subject, notification.id.value),
          kMessageIdBytes)),
      config_->mail.list_domain);
  const auto bytes = mailing::compose_notification({.from = config_->mail.from,
                                                    .from_name = "vigie",
                                                    .to = notification.address,
                                                    .to_name = notification.name,
                                                    .subject = text.subject,
                                                    .body = text.body,
                                                    .message_id = message_id},
                                                   now_);
  if (!bytes) return {Handover::Outcome::answered, 0, bytes.error().detail};
  const net::OutgoingMail mail{.envelope_from = config_->mail.from,
                               .envelope_to = notification.address,
                               .message_id = message_id,
                               .bytes = *bytes};
  return mailer_->deliver(mail, [&] {
    const bool marked = move(notification, NotificationEvent::hand_over).has_value();
    if (marked) notification.state = NotificationState::handed;
    return marked;
  });
}

Result<void> Courier::settle(const Notification& notification, const Handover& done) {
  const bool handed = notification.state == NotificationState::handed;
  away_in_a_row_ = done.outcome == Handover::Outcome::not_sent ? away_in_a_row_ + 1 : 0;
  if (done.outcome == Handover::Outcome::uncertain) {
    return move(notification, NotificationEvent::lose, done);
  }
  // Handed, and yet it cannot have left: as much an attempt as one that was answered.
  if (done.outcome == Handover::Outcome::not_sent && !handed) {
    report_.away = text::shown(done.text);
    return {};
  }
  const auto answer = mailing::answered(done.code, done.text, notification.attempts + 1, now_);
  if (answer.event != NotificationEvent::accept) {
    log(Level::warning, "notification not sent",
        {{"notification", std::to_string(notification.id.value)}, {"error", done.text}});
  }
  return move(notification, answer.event, done, answer.next_try_at);
}

Result<void> Courier::move(const Notification& notification, NotificationEvent event,
                           const Handover& done, std::optional<Instant> next_try_at) {
  const auto to = mailing::after(notification.state, event);
  if (!to) return fail(Code::conflict, "notification: no such move");
  store::NotificationMove step{.from = notification.state,
                               .to = *to,
                               .attempts = notification.attempts,
                               .next_try_at = next_try_at,
                               .code = done.code,
                               .answer = text::shown(done.text)};
  const bool tried = event != NotificationEvent::hand_over && event != NotificationEvent::cancel;
  step.attempts += tried ? 1 : 0;
  if (event == NotificationEvent::hand_over) step.handed_at = now_;
  if (mailing::is_ended(*to)) step.ended_at = now_;
  const auto write = [&]() -> Result<void> {
    auto tx = db_->begin(store::Durability::full);
    if (!tx) return fail(tx.error());
    if (auto moved = store::move_notification(*tx, notification.id, step); !moved) return moved;
    const auto kind = std::ranges::find(kinds_, notification.kind, &NotificationKind::name);
    if (mailing::is_ended(*to) && kind != kinds_.end() && kind->forget != nullptr) {
      if (auto forgotten = kind->forget(*tx, notification.subject); !forgotten) return forgotten;
    }
    return tx->commit();
  };
  // What a server answered is known here only; before the last byte nothing is lost by giving up.
  auto written = event == NotificationEvent::hand_over ? write() : write_through(write);
  if (written) count(event);
  return written;
}

void Courier::count(NotificationEvent event) {
  switch (event) {
    case NotificationEvent::accept:
    case NotificationEvent::lose:
      ++report_.sent;
      break;
    case NotificationEvent::defer:
      ++report_.deferred;
      break;
    case NotificationEvent::refuse:
      ++report_.refused;
      break;
    case NotificationEvent::cancel:
      ++report_.cancelled;
      break;
    case NotificationEvent::hand_over:
      break;
  }
}

Result<void> Courier::send(Notification notification) {
  const auto there = address(notification);
  if (!there) return fail(there.error());
  if (!*there) return move(notification, NotificationEvent::cancel);
  const auto text = compose(notification);
  if (!text) return fail(text.error());
  if (!*text) return move(notification, NotificationEvent::cancel);
  const Handover done = hand_over(notification, **text);
  return settle(notification, done);
}

}  // namespace

Result<bool> notify(store::Transaction& tx, std::string_view kind, std::string_view subject,
                    const Addressee& to, Instant now) {
  Notification notification;
  notification.kind = kind;
  notification.subject = subject;
  notification.curator = to.curator;
  notification.address = to.address;
  notification.name = to.name;
  return store::add_notification(tx, notification, now);
}

Result<NotificationReport> send_notifications(store::Database& db,
                                              const config::VigieConfig& config,
                                              std::span<const NotificationKind> kinds,
                                              net::Mailer& mailer, Instant now,
                                              const std::function<bool()>& stop) {
  Courier courier(db, config, kinds, mailer, now);
  if (auto done = courier.doubt_handed(); !done) return fail(done.error());
  auto reader = db.reader();
  auto due = store::due_notifications(reader, now, kNotificationsARun);
  if (!due) return fail(due.error());
  for (Notification& each : *due) {
    if (stop() || courier.is_away()) break;
    if (auto done = courier.send(std::move(each)); !done) return fail(done.error());
  }
  return courier.report();
}

}  // namespace vigie::app
