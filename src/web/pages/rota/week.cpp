// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/rota/week.hpp"

#include <algorithm>

#include "app/rota/hand_over_note.hpp"
#include "app/rota/rota_week.hpp"
#include "base/format.hpp"
#include "rota/hand_over.hpp"
#include "rota/holidays.hpp"
#include "rota/wording.hpp"
#include "text/french.hpp"
#include "text/moment.hpp"
#include "web/pages/rota/common.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

constexpr std::string_view kDays[] = {"Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi"};

/// The turn of this day; none where the week's has no line of its own.
const app::RotaTurn* turn_on(const app::RotaWeek& week, Day day) {
  for (const app::RotaTurn& one : week.turns) {
    if (one.turn.first <= day && day <= one.turn.last()) return &one;
  }
  return nullptr;
}

std::string who(const app::DutyYear& year, const rota::DutyHolder& duty) {
  return rota::who_and_why(duty, {year.names.of(duty.centre), year.names.of(duty.instead_of)});
}

/// What a day of the strip has to say beside its date.
std::string words_of_day(const app::RotaWeek& week, const app::DutyYear& year, Day day) {
  const app::RotaTurn* turn = turn_on(week, day);
  const bool held = turn != nullptr && turn->duty;
  const std::string centre = held ? turn->duty->centre : std::string();
  std::string words;
  const auto add = [&words](const std::string& more) {
    if (!words.empty() && !more.empty()) words += ", ";
    words += more;
  };
  if (held && turn->turn.is_day()) {
    add(who(year, *turn->duty));
  } else {
    add(rota::holiday_name(day, rota::calendars_of(year.rota, centre)));
  }
  const auto hand_over = rota::read_hand_over(week.handoff);
  if (!centre.empty() && day == rota::hand_over_day(hand_over, turn->turn)) {
    add(fmt::format(
        "prise de relais à {}\u00a0h{}", hand_over.hour,
        hand_over.minute == 0 ? std::string() : fmt::format("\u00a0{:02}", hand_over.minute)));
  }
  if (!centre.empty() && rota::absent(year.rota, centre, day)) add("absent");
  return words;
}

bool can_take(const Visit& visit, const app::DutyYear& year, Day first) {
  const std::string holder = rota::holder_of(year.rota, first);
  const std::string& own = visit.curator().centre_key;
  return !holder.empty() && may_act(visit) &&
         !rota::refuse_swap(year.rota, {first, std::nullopt, holder, own}, paris_day(visit.now));
}

std::vector<View> strip_view(const Visit& visit, const app::RotaWeek& week,
                             const app::DutyYear& year) {
  const Day today = paris_day(visit.now);
  std::vector<View> days;
  for (int i = 0; i < rota::kWorkingDays; ++i) {
    const Day day = week.week + i;
    const app::RotaTurn* turn = turn_on(week, day);
    const bool takes =
        turn != nullptr && turn->turn.is_day() && can_take(visit, year, turn->turn.first);
    days.push_back(View()
                       .set("name", kDays[i])
                       .set("number", civil(day).day == 1 ? std::string("1er")
                                                          : std::to_string(civil(day).day))
                       .set("today", day == today)
                       .set("takes", takes)
                       .set("day", iso(day))
                       .set("taken_from", rota::holder_of(year.rota, day))
                       .set("words", words_of_day(week, year, day)));
  }
  return days;
}

int read_by_others(const app::CentreWeek& centre) {
  return static_cast<int>(std::ranges::count_if(
      centre.held, [](const app::HeldRow& row) { return row.reader != row.source.holder; }));
}

std::string readers_of(const app::RotaWeek& week, const app::CentreWeek& centre) {
  std::vector<std::pair<std::string, int>> readers;
  for (const app::HeldRow& row : centre.held) {
    if (row.reader == row.source.holder) continue;
    const auto found = std::ranges::find(readers, row.reader, &std::pair<std::string, int>::first);
    if (found == readers.end()) {
      readers.emplace_back(row.reader, 1);
    } else {
      ++found->second;
    }
  }
  std::string words;
  for (const auto& [key, count] : readers) {
    words += fmt::format("{}{} ({})", words.empty() ? "" : ", ", week.name_of(key), count);
  }
  return words.empty() ? "personne" : words;
}

std::vector<View> absents_view(const app::RotaWeek& week) {
  std::vector<View> rows;
  for (const app::CentreWeek& centre : week.centres) {
    for (const Absence& absence : centre.absences) {
      rows.push_back(View()
                         .set("name", centre.name)
                         .set("until", text::long_date(absence.to))
                         .set("readers", readers_of(week, centre)));
    }
  }
  return rows;
}

/// Their holder is away, and nobody reads them.
std::vector<View> unread_view(const app::RotaWeek& week, const app::DutyYear& year) {
  std::vector<View> rows;
  for (const app::CentreWeek& centre : week.centres) {
    if (!rota::absent(year.rota, centre.key, week.day)) continue;
    for (const app::HeldRow& row : centre.held) {
      if (row.reader != row.source.holder) continue;
      rows.push_back(View().set("title", row.source.title).set("holder", centre.name));
    }
  }
  return rows;
}

std::string next_turn_of(const app::DutyYear& year, const std::string& key) {
  const auto found = std::ranges::find(year.centres, key, &app::YearCentre::key);
  if (found == year.centres.end() || !found->next_turn) return "";
  const rota::Turn next = rota::turn_at(year.rota, *found->next_turn);
  if (next.first == year.this_turn && !next.is_day()) return "cette semaine";
  return short_turn(next);
}

std::vector<View> centres_view(const app::RotaWeek& week, const app::DutyYear& year) {
  std::vector<View> rows;
  for (const app::CentreWeek& centre : week.centres) {
    const std::string next = next_turn_of(year, centre.key);
    if (centre.held.empty() && next.empty() && centre.absences.empty()) continue;
    rows.push_back(View()
                       .set("name", centre.name)
                       .set("sources", std::to_string(centre.held.size()))
                       .set("lent", std::to_string(read_by_others(centre)))
                       .set("away", rota::absent(year.rota, centre.key, week.day))
                       .set("next", next)
                       .set("on_duty", week.duty && week.duty->centre == centre.key));
  }
  return rows;
}

void add_heading(View& view, const app::RotaWeek& week, const app::DutyYear& year) {
  const bool held = week.duty && !week.duty->centre.empty();
  const std::string name = held ? year.names.of(week.duty->centre) : std::string();
  const std::string why = week.duty ? who(year, *week.duty) : std::string();
  view.set("held", held)
      .set("holder", name)
      .set("unplanned", !week.duty)
      .set("why", why)
      .set("has_why", week.duty && week.duty->why != rota::Why::plan);
}

/// Days are taken in the strip, each where it stands.
void add_taking(View& view, const Visit& visit, const app::DutyYear& year, const rota::Turn& turn) {
  view.set("can_take", !turn.is_day() && can_take(visit, year, turn.first))
      .set("taken_from", rota::holder_of(year.rota, turn.first))
      .set("by_days", turn.is_day());
}

std::string_view words_of(store::NoteLineKind kind) {
  switch (kind) {
    case store::NoteLineKind::open:
      return "laissée ouverte";
    case store::NoteLineKind::later:
      return "remise à plus tard";
    case store::NoteLineKind::scheduled:
      return "programmée";
    case store::NoteLineKind::source:
      return "source en échec";
    case store::NoteLineKind::check:
      return "à vérifier";
  }
  return "";
}

/// The note left to the team of this turn, as its text is edited too: its boxes as lines.
View note_view(const store::DutyNote& note, const app::DutyYear& year, const std::string& own,
               bool takes_over) {
  std::vector<View> lines;
  std::string text = note.body;
  for (const store::NoteLine& line : note.lines) {
    lines.push_back(View()
                        .set("position", std::to_string(line.position))
                        .set("text", line.text)
                        .set("kind", words_of(line.kind))
                        .set("done_by", line.done_by)
                        .set("done", !line.done_by.empty()));
    if (line.kind == store::NoteLineKind::check && line.done_by.empty()) {
      text += (text.empty() ? "- " : "\n- ") + line.text;
    }
  }
  return View()
      .set("from", year.names.of(note.centre))
      .set("body", note.body)
      .set("written", note.written_at.has_value())
      .set("written_at", note.written_at ? moment_of(*note.written_at) : std::string())
      .set("version", std::to_string(note.version))
      .set("text", text)
      .set("opens", !note.opened_at && takes_over && note.centre != own)
      .set("opened", note.opened_at
                         ? fmt::format("{} {}", note.opened_by, moment_of(*note.opened_at))
                         : std::string())
      .set("writes", note.centre == own)
      .set("lines", std::move(lines));
}

}  // namespace

Response get_week(const Layout& layout, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const Day today = paris_day(visit.now);
  const Day asked = parse_day(visit.request.parameter("semaine")).value_or(today);
  const auto week = app::rota_week(reader, asked, "", today);
  if (!week) return error_page(layout, visit, week.error());
  const auto year = app::read_year(reader, app::year_start(today), visit.now);
  if (!year) return error_page(layout, visit, year.error());
  const std::string& own = visit.curator().centre_key;
  std::vector<View> waiting;
  for (const store::DutyRequestRow& row : app::waiting_for(*year, own)) {
    waiting.push_back(request_view(visit, row, year->names, own));
  }
  std::vector<View> warnings;
  for (const app::RotaTurn& turn : week->turns) {
    for (const rota::Finding& finding : rota::check_turn(year->rota, turn.turn.first)) {
      warnings.push_back(View().set("sentence", app::sentence_of(finding, year->names)));
    }
  }
  const Day first = week->turn.first;
  const Day next = rota::next_turn(year->rota, week->turn).first;
  const auto note = store::duty_note(reader, first);
  if (!note) return error_page(layout, visit, note.error());
  const auto next_note = store::duty_note(reader, next);
  if (!next_note) return error_page(layout, visit, next_note.error());
  std::vector<View> notes;
  if (*note)
    notes.push_back(
        note_view(**note, *year, own, week->duty && week->duty->centre == own && may_act(visit))
            .set("week", iso(first)));
  // Whoever is on duty completes what it leaves on its own turn's page.
  if (*next_note && (*next_note)->centre == own) {
    notes.push_back(note_view(**next_note, *year, own, false).set("week", iso(next)));
  }
  auto unread = unread_view(*week, *year);
  auto absents = absents_view(*week);
  View view = tour_view(visit, TourPage::week);
  add_heading(view, *week, *year);
  add_taking(view, visit, *year, week->turn);
  std::string label = text::sentence(text::turn_label(first, week->turn.days));
  label.pop_back();  // its full stop: it is a heading
  view.set("label", label)
      .set("week", iso(first))
      .set("before", iso(week->week - rota::kWeekDays))
      .set("after", iso(week->week + rota::kWeekDays))
      .set("notes", std::move(notes))
      .set("strip", strip_view(visit, *week, *year))
      .set("waiting", std::move(waiting))
      .set("warnings", std::move(warnings))
      .set("nobody_away", absents.empty())
      .set("someone_away", !absents.empty())
      .set("absents", std::move(absents))
      .set("unread", std::move(unread))
      .set("centres", centres_view(*week, *year));
  return tour_page(layout, visit, "rota/semaine", "Le tour", std::move(view));
}

}  // namespace vigie::web
