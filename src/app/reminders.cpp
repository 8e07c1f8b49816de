// SPDX-License-Identifier: EUPL-1.2
#include "app/reminders.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "base/log.hpp"
#include "base/secret.hpp"
#include "mailing/note.hpp"
#include "rota/reminders.hpp"
#include "store/curator_repo.hpp"
#include "store/rota_repo.hpp"
#include "store/setting_repo.hpp"
#include "text/french.hpp"

namespace vigie::app {
namespace {

struct Owed {
  rota::Reminder reminder;
  store::Curator curator;
  std::string mark;  ///< the setting that says it left
};

Result<std::vector<Owed>> owed(store::Reader reader, Instant now) {
  const auto rota = store::load_rota(reader);
  if (!rota) return fail(rota.error());
  const auto curators = store::curators(reader);
  if (!curators) return fail(curators.error());
  std::vector<Owed> list;
  for (const rota::Reminder& reminder : rota::reminders_due(*rota, paris_day(now))) {
    for (const store::Curator& curator : *curators) {
      if (curator.disabled || curator.centre_key != reminder.centre) continue;
      std::string mark = fmt::format("reminder:{}:{}:{}", iso(reminder.week), reminder.delay_days,
                                     curator.id.value);
      const auto sent = store::setting(reader, mark);
      if (!sent) return fail(sent.error());
      if (!*sent) list.push_back({reminder, curator, std::move(mark)});
    }
  }
  return list;
}

std::string body_of(const Owed& owed, const config::VigieConfig& config) {
  return text::typographic(fmt::format("Bonjour {},\n\n{} est de panorama la {}.\n\n"
                                       "Chaque jour ouvré de la semaine, relayez les actualités de "
                                       "portée nationale, avec une "
                                       "note dans vos propres mots.\n",
                                       owed.curator.name, owed.curator.centre_name,
                                       text::week_label(owed.reminder.week))) +
         fmt::format("\n{}/\n", config.web.public_url);
}

bool mark_sent(store::Database& db, const std::string& mark, Instant now) {
  auto tx = db.begin(store::Durability::full);
  return tx && store::add_setting(*tx, mark, iso(now)) && tx->commit();
}

Result<bool> send_one(store::Database& db, const config::VigieConfig& config, net::Mailer& mailer,
                      const Owed& owed, Instant now) {
  const std::string message_id =
      fmt::format("rappel.{}@{}", hex(digest(owed.mark, 16)), config.mail.list_domain);
  const std::string subject = text::typographic(
      fmt::format("Votre semaine de panorama : {}", text::week_label(owed.reminder.week)));
  const std::string body = body_of(owed, config);
  const auto bytes = mailing::compose_note(
      {config.mail.from, "vigie", owed.curator.email, owed.curator.name, subject, body, message_id},
      now);
  if (!bytes) return fail(bytes.error());
  const auto done = mailer.deliver({config.mail.from, owed.curator.email, message_id, *bytes},
                                   [&] { return mark_sent(db, owed.mark, now); });
  const bool left = done.outcome != net::Handover::Outcome::not_sent && done.code < 400;
  if (!left) {
    log(Level::warning, "reminder",
        {{"centre", owed.reminder.centre},
         {"week", iso(owed.reminder.week)},
         {"error", done.text}});
  }
  return left;
}

}  // namespace

Result<bool> reminders_owed(store::Database& db, Instant now) {
  const auto list = owed(db.reader(), now);
  if (!list) return fail(list.error());
  return !list->empty();
}

Result<int> send_reminders(store::Database& db, const config::VigieConfig& config,
                           net::Mailer& mailer, Instant now) {
  const auto list = owed(db.reader(), now);
  if (!list) return fail(list.error());
  int sent = 0;
  for (const Owed& each : *list) {
    const auto left = send_one(db, config, mailer, each, now);
    if (!left) return fail(left.error());
    sent += *left ? 1 : 0;
  }
  return sent;
}

}  // namespace vigie::app
