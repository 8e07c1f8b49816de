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

/// Who did the last open week before this one.
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
                             const PlanQuery& query) {
  rota::DutyRequest request{.from = query.from,
                            .to = query.to,
                            .order = {},
                            .absences = rota.absences,
                            .last = last_holder(rota, query.from)};
  const auto done = days_done(rota, credits, query.from);
  const bool any = std::ranges::any_of(done, &DoneDays::served);
  std::vector<std::string> order = rota.duty_order;
  if (query.seed) order = rota::drawn_order(std::move(order), *query.seed);
  for (const std::string& key : order) {
    const auto share = std::ranges::find(rota.shares, key, &RotaShare::centre);
    const double part = share == rota.shares.end() ? 1 : share->share;
    if (part <= 0) continue;
    const auto counted = std::ranges::find(done, key, &DoneDays::centre);
    const auto calendar = std::ranges::find(rota.centres, key, &CentreDays::key);
    rota::DutyCentre centre{.days = {.key = key, .holidays = {}},
                            .share = part,
                            .counted = counted->days,
                            .is_new = any && !counted->is_known};
    if (calendar != rota.centres.end()) centre.days = *calendar;
    request.order.push_back(std::move(centre));
  }
  return request;
}

std::vector<store::ChangedWeek> lines_moved(const Rota& rota, const rota::DutyDraft& draft) {
  std::vector<store::ChangedWeek> moved;
  for (const rota::PlannedTurn& turn : draft.turns) {
    const auto line = std::ranges::find(rota.plan, turn.first, &DutyTurn::week);
    const std::string before = line == rota.plan.end() ? std::string() : line->centre;
    if (before != turn.centre) moved.push_back({turn.first, before, turn.centre});
  }
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
  for (const rota::PlannedTurn& turn : preview.draft.turns) {
    if (turn.centre.empty() && !turn.closed) {  // nobody can: no line, which is said everywhere
      if (auto done = store::remove_turn(tx, turn.first); !done) return done;
      continue;
    }
    if (auto done = store::put_turn(tx, *plan, {turn.first, turn.centre}); !done) return done;
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
             "change "
             "plus.";
    case PlanRefusal::empty:
      return "Aucune semaine ne commence dans cette période.";
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
  const rota::DutyRequest request = request_of(*rota, *credits, query);
  PlanPreview preview{.query = query,
                      .draft = rota::plan_duty(request),
                      .names = std::move(*names),
                      .order = {},
                      .moved = {},
                      .mark = {}};
  if (preview.draft.turns.empty()) return PlanAnswer(PlanRefusal::empty);
  for (const rota::DutyCentre& centre : request.order) preview.order.push_back(centre.days.key);
  preview.moved = lines_moved(*rota, preview.draft);
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
