// SPDX-License-Identifier: EUPL-1.2
#include "app/note_mail.hpp"

#include "base/format.hpp"
#include "base/log.hpp"
#include "base/secret.hpp"
#include "mailing/note.hpp"
#include "store/setting_repo.hpp"

namespace vigie::app {
namespace {

constexpr std::size_t kMessageIdBytes = 16;
constexpr int kRefused = 400;  ///< SMTP replies from here on

bool mark_sent(store::Database& db, const std::string& mark, Instant now) {
  auto tx = db.begin(store::Durability::full);
  return tx && store::add_setting(*tx, mark, iso(now)) && tx->commit();
}

}  // namespace

Result<bool> is_mailed(store::Reader& reader, const std::string& mark) {
  const auto sent = store::setting(reader, mark);
  if (!sent) return fail(sent.error());
  return sent->has_value();
}

Result<bool> mail_once(store::Database& db, const config::VigieConfig& config, net::Mailer& mailer,
                       const NoteMail& note, Instant now) {
  const std::string message_id = fmt::format(
      "{}.{}@{}", note.kind, hex(digest(note.mark, kMessageIdBytes)), config.mail.list_domain);
  const auto bytes = mailing::compose_note(
      {config.mail.from, "vigie", note.to, note.to_name, note.subject, note.body, message_id}, now);
  if (!bytes) return fail(bytes.error());
  const auto done = mailer.deliver({config.mail.from, note.to, message_id, *bytes},
                                   [&] { return mark_sent(db, note.mark, now); });
  const bool left = done.outcome != net::Handover::Outcome::not_sent && done.code < kRefused;
  if (!left) log(Level::warning, "note not sent", {{"mark", note.mark}, {"error", done.text}});
  return left;
}

}  // namespace vigie::app
