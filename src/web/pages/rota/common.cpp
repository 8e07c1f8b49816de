// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/rota/common.hpp"

#include <array>

#include "app/rota/duty_check.hpp"
#include "app/rota/swap_mails.hpp"
#include "base/format.hpp"
#include "http/links.hpp"
#include "people/wording.hpp"
#include "rota/wording.hpp"
#include "store/rota/change_repo.hpp"
#include "text/french.hpp"
#include "text/moment.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using people::Permission;
using render::View;

constexpr std::array<std::string_view, 12> kMonths = {"janv.", "févr.", "mars",  "avr.",
                                                      "mai",   "juin",  "juil.", "août",
                                                      "sept.", "oct.",  "nov.",  "déc."};

struct RailLine {
  TourPage page;
  std::string_view label;
  std::string_view url;
};
constexpr RailLine kRail[] = {{TourPage::week, "Cette semaine", "/tour"},
                              {TourPage::year, "L’année", "/tour/annee"},
                              {TourPage::centre, "Mon centre", "/tour/centre"},
                              {TourPage::sources, "Sources à prendre", "/tour/sources"},
                              {TourPage::load, "Charges", "/tour/charges"},
                              {TourPage::plan, "Planning à acter", "/tour/planning"}};

}  // namespace

View tour_view(const Visit& visit, TourPage page) {
  std::vector<View> rail;
  for (const RailLine& line : kRail) {
    if (line.page == TourPage::plan && !visit.may(Permission::coordinate, Where::network)) continue;
    rail.push_back(
        View().set("label", line.label).set("url", line.url).set("current", line.page == page));
  }
  View view;
  view.set("sheet", View().set("url", asset_url("tour.css"))).set("rail", std::move(rail));
  return view;
}

Response tour_page(const Layout& layout, const Visit& visit, std::string_view name,
                   std::string_view title, View view, int status) {
  return layout.page(visit, name, title, Section::tour, std::move(view), status);
}

Result<app::Acting> acting_for(const Visit& visit) {
  const store::Curator& curator = visit.curator();
  const std::string asked(visit.request.field("pour"));
  app::Acting acting{curator.id, asked.empty() ? curator.centre_key : asked, curator.centre_key};
  if (acting.on_behalf() && !visit.may(Permission::coordinate, Where::network)) {
    return fail(Code::forbidden, "for another centre",
                std::string(people::refusal_of(Permission::coordinate)));
  }
  return acting;
}

std::string centre_shown(const Visit& visit) {
  const std::string asked(visit.request.parameter("pour"));
  const bool may = visit.may(Permission::coordinate, Where::network);
  return asked.empty() || !may ? visit.curator().centre_key : asked;
}

bool may_act(const Visit& visit) {
  return visit.may(Permission::decide, Where::own_centre) ||
         visit.may(Permission::coordinate, Where::network);
}

View request_view(const Visit& visit, const store::DutyRequestRow& row,
                  const app::CentreNames& names, const std::string& centre) {
  const bool own = !visit.visitor || centre == visit.curator().centre_key;
  const bool asked = row.state == OverrideState::asked;
  const bool mine = row.centre == centre;
  // From a mail, whoever holds the link answers.
  const bool acts = !visit.visitor || may_act(visit);
  const bool answers = acts && asked && app::is_asked_of(row, centre);
  const std::string asker = names.of(row.centre);
  return View()
      .set("number", std::to_string(row.id.value))
      .set("behalf", own ? std::string() : centre)
      .set("version", std::to_string(row.version))
      .set("sentence", mine ? fmt::format("{} pour la {}.", own ? "Votre demande" : "Demande",
                                          text::turn_label(row.week, row.days))
                            : app::request_sentence(row, asker, centre))
      .set("reason", row.reason)
      .set("state", fmt::format("{} {}", rota::word_of(row.kind), rota::word_of(row.state)))
      .set("asked_at", moment_of(row.asked_at))
      .set("week", iso(row.week))
      .set("answers", answers)
      .set("withdraws", acts && asked && mine)
      .set("untakes", acts && row.state == OverrideState::taken && (mine || row.other == centre));
}

std::string short_week(Day week) {
  const YearMonthDay date = civil(week);
  return fmt::format("{}\u00a0{}", date.day, kMonths.at(date.month - 1));
}

std::string short_turn(const rota::Turn& turn) {
  if (!turn.is_day()) return short_week(turn.first);
  const std::string day = text::weekday_date(turn.first);
  return fmt::format("{} {}", day.substr(0, day.find(' ')), short_week(turn.first));
}

Response back_to(const Visit& visit, std::string_view path, std::string_view anchor) {
  store::Reader reader = visit.db.reader();
  const auto change = store::change_made_at(reader, visit.now);
  std::string address = fmt::format("{}?fait={}", path, change ? change->value : 0);
  const std::string_view behalf = visit.request.field("pour");
  if (!behalf.empty()) address += "&pour=" + http::escape_query(behalf);
  return see_other(fmt::format("{}#{}", address, anchor));
}

Result<std::vector<View>> what_changed(store::Reader& reader, const Visit& visit, const Rota& rota,
                                       const app::CentreNames& names) {
  std::vector<View> lines;
  const std::string_view done = visit.request.parameter("fait");
  if (done.empty()) return lines;
  const auto change = store::duty_change(reader, read_id<DutyChangeId>(done));
  if (!change) return fail(change.error());
  const auto say = [&lines](const std::string& sentence) {
    lines.push_back(View().set("sentence", sentence));
  };
  if (!*change) {
    say(rota.turn == TurnSpan::day ? "C’est noté. Personne ne change de journée."
                                   : "C’est noté. Personne ne change de semaine.");
    return lines;
  }
  for (const store::ChangedWeek& week : (*change)->weeks) {
    const auto who = [&](const std::string& key) {
      return key.empty() ? std::string("personne") : names.of(key);
    };
    std::string label = text::sentence(text::turn_label(week.week, week.days));
    label.pop_back();
    say(fmt::format("{}\u00a0: {}, au lieu de {}. Ces deux centres sont prévenus.", label,
                    who(week.after), who(week.before)));
    for (const rota::Finding& finding : rota::check_turn(rota, week.week)) {
      say(app::sentence_of(finding, names));
    }
  }
  return lines;
}

Response refused_swap(const Layout& layout, const Visit& visit, rota::SwapRefusal refusal) {
  return refusal_page(layout, visit, 409, "Rien n’a changé", rota::sentence_of(refusal));
}

}  // namespace vigie::web
