// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/rota/plan.hpp"

#include <algorithm>

#include "app/rota/plan_duty.hpp"
#include "base/format.hpp"
#include "rota/wording.hpp"
#include "text/french.hpp"
#include "text/moment.hpp"
#include "web/pages/rota/common.hpp"
#include "web/pages/rota/grid.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using render::View;

constexpr int kHalfYearDays = 26 * 7;
constexpr int kYearPlanDays = 27 * 7;
constexpr std::size_t kMeetingBytesMax = 200;

struct Asked {
  app::PlanQuery query;
  std::string draw;  ///< as typed
};

template <typename Get>
Asked read_query(const Visit& visit, const Get& get) {
  const Day first = app::first_week_to_plan(visit.now);
  Asked asked;
  asked.query.from = parse_day(get("du")).value_or(first);
  asked.query.to = parse_day(get("au")).value_or(asked.query.from + kHalfYearDays - 3);
  asked.draw = std::string(get("tirage"));
  if (const auto seed = read_number(asked.draw)) {
    asked.query.seed = static_cast<std::uint64_t>(*seed);
  }
  return asked;
}

/// The draft as a year that could be: the same grid shows both.
app::DutyYear as_year(const app::PlanPreview& preview, app::DutyYear year) {
  const Day from = preview.draft.turns.front().first;
  const Day to = preview.draft.turns.back().last;
  std::erase_if(year.rota.plan,
                [&](const DutyTurn& turn) { return turn.week >= from && turn.week <= to; });
  year.rota.swaps.clear();
  year.rota.replacements.clear();
  year.rota.plan.insert(year.rota.plan.end(), preview.lines.begin(), preview.lines.end());
  app::put_turns(year);
  for (app::YearCentre& centre : year.centres) {
    centre.turns =
        static_cast<int>(std::ranges::count(preview.lines, centre.key, &DutyTurn::centre));
  }
  return year;
}

std::vector<View> accounts_view(const app::PlanPreview& preview) {
  const bool year = preview.query.to - preview.query.from > kYearPlanDays;
  const auto made_up = year ? rota::MadeUp::next_year : rota::MadeUp::next_half_year;
  std::vector<View> rows;
  for (const rota::CentreAccount& account : preview.draft.accounts) {
    rows.push_back(View().set(
        "sentence",
        rota::fairness_sentence(account, preview.names.of(account.centre), preview.span, made_up)));
  }
  for (const rota::Credit& credit : preview.draft.credits) {
    rows.push_back(View().set(
        "sentence",
        fmt::format("{}\u00a0: {}.", preview.names.of(credit.centre), rota::credit_words(credit))));
  }
  return rows;
}

std::vector<View> moved_view(const app::PlanPreview& preview) {
  std::vector<View> rows;
  const auto who = [&](const std::string& key) {
    return key.empty() ? std::string("personne") : preview.names.of(key);
  };
  for (const store::ChangedWeek& week : preview.moved) {
    rows.push_back(View().set(
        "sentence", fmt::format("{}\u00a0: {}, au lieu de {}", short_turn({week.week, week.days}),
                                who(week.after), who(week.before))));
  }
  return rows;
}

std::vector<View> holes_view(const app::PlanPreview& preview) {
  std::vector<View> rows;
  for (const rota::PlannedTurn& turn : preview.draft.turns) {
    if (turn.closed || !turn.centre.empty()) continue;
    rows.push_back(
        View().set("sentence", fmt::format("Personne ne peut tenir la {}.",
                                           text::turn_label(turn.first, days_of(preview.span)))));
  }
  return rows;
}

/// "3 semaines changent"
std::string count_changing(long long moved, TurnSpan span) {
  return span == TurnSpan::day ? text::plural(moved, "journée change", "journées changent")
                               : text::plural(moved, "semaine change", "semaines changent");
}

View form_view(const Visit& visit, const Asked& asked) {
  View view = tour_view(visit, TourPage::plan);
  view.set("from", iso(asked.query.from))
      .set("to", iso(asked.query.to))
      .set("draw", asked.draw)
      .set("today", iso(paris_day(visit.now)));
  return view;
}

Response refused(const Layout& layout, const Visit& visit, const Asked& asked,
                 app::PlanRefusal refusal) {
  View view = form_view(visit, asked);
  view.set("problem", app::words_of(refusal)).set("previewed", false);
  const int status = refusal == app::PlanRefusal::changed ? 409 : 400;
  return tour_page(layout, visit, "rota/planning", "Planning à acter", std::move(view), status);
}

}  // namespace

Response get_plan(const Layout& layout, const Visit& visit) {
  const Asked asked =
      read_query(visit, [&](std::string_view name) { return visit.request.parameter(name); });
  store::Reader reader = visit.db.reader();
  const auto answer = app::preview_plan(reader, asked.query, visit.now);
  if (!answer) return error_page(layout, visit, answer.error());
  if (const auto* refusal = std::get_if<app::PlanRefusal>(&*answer)) {
    return refused(layout, visit, asked, *refusal);
  }
  const auto& preview = std::get<app::PlanPreview>(*answer);
  auto year = app::read_year(reader, preview.draft.turns.front().first, visit.now);
  if (!year) return error_page(layout, visit, year.error());
  const auto moved = static_cast<long long>(preview.moved.size());
  View view = form_view(visit, asked);
  view.set("problem", std::string())
      .set("previewed", true)
      .set("seen", preview.mark)
      .set("gap", rota::open_days_words(preview.draft.gap_days))
      .set("grid", grid_view(as_year(preview, std::move(*year)), visit.curator().centre_key))
      .set("accounts", accounts_view(preview))
      .set("holes", holes_view(preview))
      .set("moved_count", moved == 0
                              ? std::string("Rien ne change à ce qui est acté.")
                              : fmt::format("{} de mains.", count_changing(moved, preview.span)))
      .set("moved", moved_view(preview))
      .set("by_days", preview.span == TurnSpan::day);
  return tour_page(layout, visit, "rota/planning", "Planning à acter", std::move(view));
}

Response post_plan(const Layout& layout, const Visit& visit) {
  const Asked asked =
      read_query(visit, [&](std::string_view name) { return visit.request.field(name); });
  const app::PlanAct act{
      .meeting = std::string(visit.request.field("reunion").substr(0, kMeetingBytesMax)),
      .acted_on = parse_day(visit.request.field("le")),
      .by = visit.curator().id,
      .mark = std::string(visit.request.field("vu"))};
  if (act.meeting.empty() || !act.acted_on) {
    return error_page(layout, visit, {Code::invalid_input, "meeting"});
  }
  const auto answer = app::act_plan(visit.db, asked.query, act, visit.now);
  if (!answer) return error_page(layout, visit, answer.error());
  if (const auto* refusal = std::get_if<app::PlanRefusal>(&*answer)) {
    return refused(layout, visit, asked, *refusal);
  }
  return see_other(fmt::format("/tour/annee?de={}", iso(monday_of(asked.query.from))));
}

}  // namespace vigie::web
