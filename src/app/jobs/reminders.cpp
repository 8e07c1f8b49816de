// SPDX-License-Identifier: EUPL-1.2
#include "app/jobs/reminders.hpp"

#include <algorithm>

#include "app/jobs/note_mail.hpp"
#include "base/format.hpp"
#include "rota/reminders.hpp"
#include "store/people/curator_repo.hpp"
#include "store/rota/rota_repo.hpp"
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
      const auto state = note_state(reader, mark, now);
      if (!state) return fail(state.error());
      if (*state == NoteState::owed) list.push_back({reminder, curator, std::move(mark)});
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

NoteMail note_of(const Owed& owed, const config::VigieConfig& config) {
  return {"rappel",
          owed.mark,
          owed.curator.email,
          owed.curator.name,
          text::typographic(fmt::format("Votre semaine de panorama\u00a0: {}",
                                        text::week_label(owed.reminder.week))),
          body_of(owed, config)};
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
    const auto state = mail_once(db, config, mailer, note_of(each, config), now);
    if (!state) return fail(state.error());
    sent += *state == NoteState::left ? 1 : 0;
  }
  return sent;
}

}  // namespace vigie::app
