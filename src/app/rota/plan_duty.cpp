// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/plan_duty.hpp"

#include <algorithm>

#include "app/rota/duty_accounts.hpp"
#include "app/rota/settle.hpp"
#include "base/format.hpp"
#include "base/secret.hpp"
#include "rota/duty.hpp"
#include "store/people/event_repo.hpp"
#include "store/rota/rota_repo.hpp"

namespace vigie::app {
namespace {

constexpr std::size_t kMarkBytes = 16;

std::optional<PlanRefusal> refuse(const PlanQuery& query, const Rota& rota, Instant now) {
  if (query.from < first_week_to_plan(now)) return PlanRefusal::begun;
  if (query.to < query.from) return PlanRefusal::empty;
  if (query.to - query.from > kPlanWeeksMax * rota::kWeekDays) return PlanRefusal::too_long;
  if (rota.duty_order.empty()) return PlanRefusal::no_order;
  return std::nullopt;
}

/// Who did the last open turn before this one.
std::string last_holder(const Rota& rota, Day before) {
  const DutyTurn* last = nullptr;
  for (const DutyTurn& turn : rota.plan) {
    if (turn.week < before && !turn.centre.empty() && (last == nullptr || turn.week > last->week)) {
      last = &turn;
    }
  }
  if (last == nullptr) return "";
  const auto duty = rota::duty_on(rota, last->week);
  return duty ? duty->centre : std::string();
}

rota::DutyRequest request_of(const Rota& rota, const std::vector<store::DutyCredit>& credits,
                             std::optional<Instant> first_planned_at, const PlanQuery& query) {
  rota::DutyRequest request{.from = query.from,
                            .to = query.to,
                            .span = rota.turn,
                            .order = {},
                            .absences = rota.absences,
                            .last = last_holder(rota, query.from)};
  if (rota.turn == TurnSpan::day) {  // whole weeks of days, so that none is cut
    request.from = monday_of(query.from + (rota::kWeekDays - 1));
    request.to = monday_of(query.to) + (rota::kWorkingDays - 1);
  }
  request.absences.insert(request.absences.end(), rota.team_absences.begin(),
                          rota.team_absences.end());
  const auto done = days_done(rota, credits, query.from);
  std::vector<std::string> order = rota.duty_order;
  if (query.seed) order = rota::drawn_order(std::move(order), *query.seed);
  for (const std::string& key : order) {
    const auto share = std::ranges::find(rota.shares, key, &RotaShare::centre);
    const double part = share == rota.shares.end() ? 1 : share->share;
    // Whoever came when others had planned already; in a young plan, not to have served is no news.
    const bool came_later =
        share != rota.shares.end() && first_planned_at && share->since > *first_planned_at;
    if (part <= 0) continue;
    const auto counted = std::ranges::find(done, key, &DoneDays::centre);
    const auto calendar = std::ranges::find(rota.centres, key, &CentreDays::key);
    rota::DutyCentre centre{.days = {.key = key, .holidays = {}},
                            .share = part,
                            .counted = counted->days,
                            .is_new = came_later && !counted->is_known};
    if (calendar != rota.centres.end()) centre.days = *calendar;
    request.order.push_back(std::move(centre));
  }
  return request;
}

/// The lines of a turn: itself, or both weeks of a fortnight.
std::vector<rota::Turn> lines_of_turn(const rota::PlannedTurn& turn, TurnSpan span) {
  std::vector<rota::Turn> lines;
  for (Day first = turn.first; first <= turn.last; first = first + rota::kWeekDays) {
    lines.push_back({first, days_of(span)});
  }
  return lines;
}

/// A line a turn; both weeks of a fortnight, but for one that is closed. What nobody can hold has
/// no line: it is said everywhere.
std::vector<DutyTurn> lines_of(const Rota& rota, const rota::DutyDraft& draft) {
  std::vector<DutyTurn> lines;
  for (const rota::PlannedTurn& turn : draft.turns) {
    for (const rota::Turn& one : lines_of_turn(turn, rota.turn)) {
      if (turn.closed || rota::is_closed(rota, one)) {
        lines.push_back({one.first, "", one.days});
      } else if (!turn.centre.empty()) {
        lines.push_back({one.first, turn.centre, one.days});
      }
    }
  }
  return lines;
}

/// What is acted in the days of the draft, and has no line in it.
std::vector<DutyTurn> lines_gone(const Rota& rota, const PlanPreview& preview) {
  const Day from = preview.draft.turns.front().first;
  const Day to = preview.draft.turns.back().last;
  std::vector<DutyTurn> gone;
  for (const DutyTurn& turn : rota.plan) {
    if (turn.week < from || turn.week > to) continue;
    const auto line = std::ranges::find(preview.lines, turn.week, &DutyTurn::week);
    if (line == preview.lines.end()) gone.push_back(turn);
  }
  return gone;
}

std::vector<store::ChangedWeek> lines_moved(const Rota& rota, const PlanPreview& preview) {
  std::vector<store::ChangedWeek> moved;
  for (const DutyTurn& line : preview.lines) {
    const auto acted = std::ranges::find(rota.plan, line.week, &DutyTurn::week);
    const std::string before = acted == rota.plan.end() ? std::string() : acted->centre;
    const bool other_length = acted != rota.plan.end() && acted->days != line.days;
    if (before == line.centre && !other_length) continue;
    moved.push_back({line.week, before, line.centre, line.days});
  }
  for (const DutyTurn& turn : preview.gone) {
    if (!turn.centre.empty()) moved.push_back({turn.week, turn.centre, "", turn.days});
  }
  std::ranges::sort(moved, {}, &store::ChangedWeek::week);
  return moved;
}

std::string mark_of(const rota::DutyDraft& draft) {
  std::string all;
  for (const rota::PlannedTurn& turn : draft.turns) {
    all += fmt::format("{}={};", iso(turn.first), turn.centre);
  }
  for (const rota::Credit& credit : draft.credits) {
    all += fmt::format("{}+{:.3f}@{};", credit.centre, credit.days, iso(credit.on));
  }
  return hex(digest(all, kMarkBytes));
}

Result<void> write_plan(store::Transaction& tx, const PlanPreview& preview, const PlanAct& act,
                        Instant now) {
  const store::Author author{Origin::program, act.by, now};
  const auto plan = store::add_plan(tx, {act.meeting, act.acted_on}, author);
  if (!plan) return fail(plan.error());
  for (const DutyTurn& turn : preview.gone) {
    if (auto done = store::remove_turn(tx, turn.week); !done) return done;
  }
  for (const DutyTurn& line : preview.lines) {
    if (auto done = store::put_turn(tx, *plan, line); !done) return done;
  }
  if (auto done = store::withdraw_plan_credits(tx, preview.query.from, now); !done) return done;
  for (const rota::Credit& credit : preview.draft.credits) {
    const auto kind = credit.why == rota::Credit::Why::joined ? store::CreditKind::joined
                                                              : store::CreditKind::away;
    const store::DutyCredit row{credit.centre, credit.on, credit.days, kind};
    if (auto done = store::add_credit(tx, row, *plan, author); !done) return done;
  }
  const store::Event event{{},
                           act.by,
                           "plan",
                           fmt::format("plan {}", plan->value),
                           fmt::format("{} .. {}", iso(preview.query.from), iso(preview.query.to))};
  return store::add_event(tx, event, now);
}

}  // namespace

std::string_view words_of(PlanRefusal refusal) {
  switch (refusal) {
    case PlanRefusal::begun:
      return "Le planning commence au plus tôt lundi prochain\u00a0: une semaine commencée ne "
             "change plus.";
    case PlanRefusal::empty:
      return "Aucun tour ne commence dans cette période.";
    case PlanRefusal::too_long:
      return "Un planning couvre au plus deux ans.";
    case PlanRefusal::no_order:
      return "Aucun centre n’est dans l’ordre du tour («\u00a0ordre\u00a0», dans rota.toml).";
    case PlanRefusal::changed:
      return "Le planning n’est plus celui que vous avez vu\u00a0: une absence ou une part a "
             "changé "
             "entre-temps. Rien n’a été acté.";
  }
  return "";
}

Day first_week_to_plan(Instant now) { return monday_of(paris_day(now)) + rota::kWeekDays; }

Result<PlanAnswer> preview_plan(store::Reader& reader, const PlanQuery& query, Instant now) {
  const auto rota = store::load_rota(reader);
  if (!rota) return fail(rota.error());
  if (const auto refused = refuse(query, *rota, now)) return PlanAnswer(*refused);
  const auto credits = store::duty_credits(reader);
  if (!credits) return fail(credits.error());
  auto names = CentreNames::read(reader);
  if (!names) return fail(names.error());
  const auto first_at = store::first_planned_at(reader);
  if (!first_at) return fail(first_at.error());
  const rota::DutyRequest request = request_of(*rota, *credits, *first_at, query);
  PlanPreview preview{.query = query,
                      .draft = rota::plan_duty(request),
                      .span = request.span,
                      .lines = {},
                      .gone = {},
                      .names = std::move(*names),
                      .order = {},
                      .moved = {},
                      .mark = {}};
  if (preview.draft.turns.empty()) return PlanAnswer(PlanRefusal::empty);
  for (const rota::DutyCentre& centre : request.order) preview.order.push_back(centre.days.key);
  preview.lines = lines_of(*rota, preview.draft);
  preview.gone = lines_gone(*rota, preview);
  preview.moved = lines_moved(*rota, preview);
  preview.mark = mark_of(preview.draft);
  return PlanAnswer(std::move(preview));
}

Result<PlanAnswer> act_plan(store::Database& db, const PlanQuery& query, const PlanAct& act,
                            Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  auto answer = preview_plan(reader, query, now);
  if (!answer) return answer;
  const auto* preview = std::get_if<PlanPreview>(&*answer);
  if (preview == nullptr) return answer;
  if (!act.mark.empty() && act.mark != preview->mark) return PlanAnswer(PlanRefusal::changed);
  if (auto done = write_plan(*tx, *preview, act, now); !done) return fail(done.error());
  const auto moved = settle_duty(*tx, "plan", now);
  if (!moved) return fail(moved.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  return answer;
}

}  // namespace vigie::app
