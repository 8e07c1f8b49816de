// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/rota/my_centre.hpp"

#include <algorithm>

#include "app/rota/rota_week.hpp"
#include "base/format.hpp"
#include "rota/wording.hpp"
#include "store/rota/calendar_repo.hpp"
#include "store/rota/team_repo.hpp"
#include "text/french.hpp"
#include "text/moment.hpp"
#include "web/pages/rota/common.hpp"
#include "web/pages/rota/reminder.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using render::View;

std::vector<View> turns_view(const app::DutyYear& year, const std::string& own) {
  std::vector<View> turns;
  for (const DutyTurn& turn : year.rota.plan) {
    if (turn.week < year.this_turn) continue;
    const auto duty = rota::duty_on(year.rota, turn.week);
    if (!duty || (duty->centre != own && rota::holder_of(year.rota, turn.week) != own)) continue;
    const rota::DutyNames names{year.names.of(duty->centre), year.names.of(duty->instead_of)};
    turns.push_back(View()
                        .set("week", iso(turn.week))
                        .set("label", text::turn_label(turn.week, turn.days))
                        .set("why", duty->why == rota::Why::plan ? std::string()
                                                                 : rota::who_and_why(*duty, names))
                        .set("now", turn.week == year.this_turn)
                        .set("can_give", turn.week > year.this_turn));
  }
  return turns;
}

View absence_view(Day from, Day to, const std::string& reason) {
  return View()
      .set("from", iso(from))
      .set("to", iso(to))
      .set("span", fmt::format("du {} au {}", text::long_date(from), text::long_date(to)))
      .set("reason", reason);
}

/// Of the people of a centre; each takes back their own.
std::vector<View> people_view(const std::vector<store::PersonAbsence>& people,
                              const std::string& own, CuratorId reader) {
  std::vector<View> rows;
  for (const store::PersonAbsence& one : people) {
    if (one.centre != own) continue;
    rows.push_back(absence_view(one.from, one.to, one.reason)
                       .set("name", one.name)
                       .set("mine", one.curator == reader));
  }
  return rows;
}

/// "Nos sources : Labo Cités (5), IREV (2)": what an absence does to them.
std::string cover_words(const app::SourceCover& cover, const app::CentreNames& names) {
  std::string words;
  for (const auto& [key, count] : cover.readers) {
    words += fmt::format("{}{} ({})", words.empty() ? "" : ", ", names.of(key), count);
  }
  return words.empty() ? words : fmt::format("Lisent nos sources\u00a0: {}.", words);
}

std::string unread_words(const app::SourceCover& cover) {
  constexpr std::size_t kTitlesMax = 5;
  std::string words;
  for (std::size_t i = 0; i < std::min(cover.unread.size(), kTitlesMax); ++i) {
    words += fmt::format("{}«\u00a0{}\u00a0»", i == 0 ? "" : ", ", cover.unread[i]);
  }
  if (cover.unread.size() > kTitlesMax) words += "…";
  return words.empty() ? words
                       : fmt::format("{}\u00a0: {}.",
                                     text::plural(static_cast<long long>(cover.unread.size()),
                                                  "source sans lecteur ces jours-là",
                                                  "sources sans lecteur ces jours-là"),
                                     words);
}

Result<std::vector<View>> absences_view(store::Reader& reader, const app::DutyYear& year,
                                        const std::string& own, Day today) {
  std::vector<View> rows;
  for (const Absence& absence : year.rota.absences) {
    const bool network = absence.centre.empty();
    if (absence.to < today || (!network && absence.centre != own)) continue;
    app::SourceCover cover;
    if (!network) {
      auto found = app::source_cover(reader, own, std::max(absence.from, today));
      if (!found) return fail(found.error());
      cover = std::move(*found);
    }
    rows.push_back(absence_view(absence.from, absence.to, absence.reason)
                       .set("network", network)
                       .set("cover", cover_words(cover, year.names))
                       .set("uncovered", unread_words(cover)));
  }
  return rows;
}

std::vector<View> corrections_view(const app::DutyYear& year) {
  std::vector<View> rows;
  for (const store::DutyCredit& credit : year.corrections) {
    rows.push_back(View().set(
        "sentence", fmt::format("{}\u00a0: {:+.0f}\u00a0jours, {}", year.names.of(credit.centre),
                                credit.days, credit.reason)));
  }
  return rows;
}

}  // namespace

Response get_my_centre(const Layout& layout, const Visit& visit,
                       const config::VigieConfig& config) {
  store::Reader reader = visit.db.reader();
  const Day today = paris_day(visit.now);
  const auto year = app::read_year(reader, app::year_start(today), visit.now);
  if (!year) return error_page(layout, visit, year.error());
  const std::string own = centre_shown(visit);
  std::vector<View> requests;
  for (const store::DutyRequestRow& row : year->requests) {
    if (row.centre == own || row.other == own ||
        (row.open_call && row.state == OverrideState::asked)) {
      requests.push_back(request_view(visit, row, year->names, own));
    }
  }
  auto changed = what_changed(reader, visit, year->rota, year->names);
  if (!changed) return error_page(layout, visit, changed.error());
  auto turns = turns_view(*year, own);
  auto absences = absences_view(reader, *year, own, today);
  if (!absences) return error_page(layout, visit, absences.error());
  const auto people = store::people_away(reader, today);
  if (!people) return error_page(layout, visit, people.error());
  const auto calendar = store::calendar_token(reader, own);
  if (!calendar) return error_page(layout, visit, calendar.error());
  const auto network = store::calendar_token(reader, "");
  if (!network) return error_page(layout, visit, network.error());
  const auto address = [&config](const std::string& token) {
    return token.empty() ? token
                         : fmt::format("{}/calendrier/{}.ics", config.web.public_url, token);
  };
  const auto reminders = app::read_reminder_choice(reader, own);
  if (!reminders) return error_page(layout, visit, reminders.error());
  View view = tour_view(visit, TourPage::centre);
  add_reminders(*reminders, view);
  view.set("calendar", address(*calendar)).set("network_calendar", address(*network));
  view.set("centre", year->names.of(own))
      .set("behalf", own == visit.curator().centre_key ? std::string() : own)
      .set("changed", std::move(*changed))
      .set("by_days", year->rota.turn == TurnSpan::day)
      .set("no_turn", turns.empty())
      .set("turns", std::move(turns))
      .set("requests", std::move(requests))
      .set("no_absence", absences->empty())
      .set("people", people_view(*people, own, visit.curator().id))
      .set("absences", std::move(*absences))
      .set("corrections", corrections_view(*year))
      .set("decides", may_act(visit))
      .set("coordinates", visit.may(people::Permission::coordinate, Where::network));
  return tour_page(layout, visit, "rota/centre", "Mon centre", std::move(view));
}

}  // namespace vigie::web
