// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/reminders.hpp"

#include "app/rota/follow_ups.hpp"
#include "app/rota/hand_over_note.hpp"
#include "app/rota/settle.hpp"
#include "app/rota/swaps.hpp"
#include "base/format.hpp"
#include "rota/duty.hpp"
#include "rota/reminders.hpp"
#include "store/people/curator_repo.hpp"
#include "store/rota/reminder_repo.hpp"
#include "store/rota/rota_repo.hpp"
#include "text/french.hpp"
#include "text/moment.hpp"

namespace vigie::app {
namespace {

Result<std::vector<OwedMessage>> reminders_of(store::Reader& reader, const Rota& rota,
                                              const std::vector<store::Curator>& curators,
                                              Instant now) {
  std::vector<OwedMessage> list;
  const auto choices = store::reminder_choices(reader);
  if (!choices) return fail(choices.error());
  std::vector<rota::OwnReminders> own;
  for (const store::ReminderChoice& one : *choices) own.push_back({one.centre, one.days});
  for (const rota::Reminder& reminder : rota::reminders_due(rota, paris_day(now), own)) {
    const std::string subject = fmt::format("{}:{}", iso(reminder.week), reminder.delay_days);
    for (const store::Curator& curator : curators) {
      if (curator.disabled || curator.centre_key != reminder.centre) continue;
      if (auto done = add_if_new(reader, {kReminder, subject, curator.id}, list); !done) {
        return fail(done.error());
      }
    }
  }
  return list;
}

Result<std::vector<OwedMessage>> owed(store::Reader& reader, Instant now) {
  const auto rota = store::load_rota(reader);
  if (!rota) return fail(rota.error());
  const auto curators = store::curators(reader);
  if (!curators) return fail(curators.error());
  auto list = reminders_of(reader, *rota, *curators, now);
  if (!list) return list;
  for (const auto more : {owed_follow_ups, owed_warnings}) {
    auto others = more(reader, *rota, *curators, now);
    if (!others) return others;
    list->insert(list->end(), others->begin(), others->end());
  }
  return list;
}

/// "semaine du 4 au 8 janvier 2027", "journée du lundi 4 janvier 2027", "journées du lundi 4
/// janvier au mardi 5 janvier 2027".
std::string label_of(const std::vector<rota::Turn>& turns) {
  const rota::Turn& first = turns.front();
  if (turns.size() == 1) return text::turn_label(first.first, first.days);
  std::string begin = text::weekday_date(first.first);
  begin.erase(begin.rfind(' '));  // the year is said once, unless it ends in between
  if (civil(first.first).year != civil(turns.back().first).year) {
    begin = text::weekday_date(first.first);
  }
  return fmt::format("journées du {} au {}", begin, text::weekday_date(turns.back().first));
}

std::string body_of(const store::Curator& curator, const std::vector<rota::Turn>& turns,
                    const config::VigieConfig& config) {
  const std::string_view when = turns.front().is_day()
                                    ? turns.size() > 1 ? "Chacun de ces jours" : "Ce jour-là"
                                    : "Chaque jour ouvré de la semaine";
  return text::typographic(fmt::format("Bonjour {},\n\n{} est de panorama {} {}.\n\n"
                                       "{}, relayez les actualités de portée nationale, avec une "
                                       "note dans vos propres mots.\n",
                                       curator.name, curator.centre_name,
                                       turns.size() > 1 ? "les" : "la", label_of(turns), when)) +
         fmt::format(
             "\nCe que l’équipe précédente laisse, et qui est absent\u00a0: "
             "{}/tour?semaine={}\n",
             config.web.public_url, iso(turns.front().first));
}

}  // namespace

Result<int> reminders_owed(store::Reader& reader, Instant now) {
  const auto list = owed(reader, now);
  if (!list) return fail(list.error());
  return static_cast<int>(list->size());
}

Result<int> plan_reminders(store::Database& db, Instant now) {
  auto reader = db.reader();
  const auto list = owed(reader, now);
  if (!list) return fail(list.error());
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  int planned = 0;
  for (const OwedMessage& each : *list) {
    const auto fresh = notify(*tx, each.kind, each.subject, {.curator = each.curator}, now);
    if (!fresh) return fail(fresh.error());
    planned += *fresh ? 1 : 0;
  }
  const auto rota = store::load_rota(reader);
  if (!rota) return fail(rota.error());
  const auto week = note_to_make(reader, *rota, now);
  if (!week) return fail(week.error());
  if (*week) {
    if (auto done = make_note(*tx, *rota, **week, now); !done) return fail(done.error());
  }
  if (const auto done = finish_swaps(*tx, now); !done) return fail(done.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  return planned;
}

Result<Outlook> look_for_reminders(store::Reader& reader, const config::VigieConfig&, Instant now) {
  const auto count = reminders_owed(reader, now);
  if (!count) return fail(count.error());
  const auto rota = store::load_rota(reader);
  if (!rota) return fail(rota.error());
  const auto note = note_to_make(reader, *rota, now);
  if (!note) return fail(note.error());
  return Outlook{.due = *count > 0 || *note, .backlog = *count};
}

Result<JobReport> run_reminders(JobPorts& ports, const Stop&) {
  const auto planned = plan_reminders(ports.db, ports.clock.now());
  if (!planned) return fail(planned.error());
  return JobReport{
      .lines = {text::plural(*planned, "rappel de tour à envoyer.", "rappels de tour à envoyer.")}};
}

Result<std::optional<NotificationText>> compose_reminder(const Composing& composing) {
  const std::string& subject = composing.notification.subject;
  const auto week = parse_day(subject.substr(0, subject.find(':')));
  const auto curator = store::curator_by_id(composing.reader, composing.notification.curator);
  if (!curator) return fail(curator.error());
  const auto rota = store::load_rota(composing.reader);
  if (!rota) return fail(rota.error());
  if (!week || !*curator || *week <= paris_day(composing.now)) return std::nullopt;
  const auto holder = rota::duty_on(*rota, *week);
  if (!holder || holder->centre != (*curator)->centre_key) return std::nullopt;
  const auto turns = rota::reminded_turns(*rota, rota::turn_at(*rota, *week));
  const std::string_view what = !turns.front().is_day() ? "Votre semaine de panorama"
                                : turns.size() == 1     ? "Votre journée de panorama"
                                                        : "Vos journées de panorama";
  return NotificationText{text::typographic(fmt::format("{}\u00a0: {}", what, label_of(turns))),
                          body_of(**curator, turns, composing.config)};
}

}  // namespace vigie::app
