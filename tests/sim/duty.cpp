// SPDX-License-Identifier: EUPL-1.2
#include "sim/duty.hpp"

#include <algorithm>

#include "app/rota/absences.hpp"
#include "app/rota/plan_duty.hpp"
#include "base/format.hpp"
#include "rota/duty.hpp"
#include "store/rota/override_repo.hpp"
#include "store/rota/rota_repo.hpp"

namespace vigie::sim {

Duty::Duty(World& world) : world_(&world), chance_(world.chance_of("duty")) {}

app::Acting Duty::as(const std::string& centre) const {
  const auto found = std::ranges::find(world_->centres, centre, &SimCentre::key);
  return {found->people.front().id, centre, centre};
}

void Duty::act_plan() {
  const Day from = app::first_week_to_plan(world_->clock.now());
  const Day to = from + 7 * (world_->options.days / 7 + 10) - 1;
  const auto answer = app::act_plan(world_->db(), {from, to, world_->options.seed},
                                    {"Groupe de travail", world_->today(), world_->coordinator, ""},
                                    world_->clock.now());
  if (!answer || !std::holds_alternative<app::PlanPreview>(*answer)) {
    world_->wrong("no plan of the duty could be acted");
    return;
  }
  for (const DutyTurn& turn : std::get<app::PlanPreview>(*answer).lines) {
    holder_[turn.week.days] = turn.centre;
  }
}

std::string Duty::centre_of(Day week) const {
  const auto found = holder_.find(week.days);
  return found == holder_.end() ? "" : found->second;
}

/// One that `centre` holds and that has not begun; none: day 0.
Day Duty::a_week_to_come(const std::string& centre) {
  std::vector<Day> weeks;
  for (const auto& [monday, holder] : holder_) {
    if (holder == centre && Day{monday} > world_->today() + 1) weeks.push_back(Day{monday});
    if (weeks.size() == 4) break;
  }
  return weeks.empty() ? Day{} : chance_.pick(weeks);
}

void Duty::swap() {
  const SimCentre& asking = chance_.pick(world_->centres);
  const SimCentre& asked = chance_.pick(world_->centres);
  if (asking.key == asked.key) return;
  const Day mine = a_week_to_come(asking.key);
  const Day theirs = a_week_to_come(asked.key);
  if (mine.days == 0 || theirs.days == 0) return;
  const auto request = app::ask_swap(world_->db(), world_->entropy, as(asking.key),
                                     {mine, theirs, asked.key, "congé"}, world_->clock.now());
  if (!request) return world_->wrong("a swap could not be asked: " + request.error().detail);
  if (!std::holds_alternative<OverrideId>(*request)) return;  // refused, and nothing moved
  const auto id = std::get<OverrideId>(*request);
  world_->pass(90);
  auto reader = world_->db().reader();
  const auto row = store::duty_request(reader, id);
  if (!row || !*row) return world_->wrong("a swap that was asked is not there");
  const bool agrees = chance_.percent(70);
  const auto answer = app::answer_swap(
      world_->db(), as(asked.key),
      {id, (*row)->version, agrees ? rota::OverrideMove::take : rota::OverrideMove::decline},
      world_->clock.now());
  if (!answer) return world_->wrong("a swap could not be answered: " + answer.error().detail);
  if (!std::holds_alternative<OverrideState>(*answer)) return;
  if (!agrees) return;
  std::swap(holder_[mine.days], holder_[theirs.days]);
  ++swaps_;
}

void Duty::take() {
  const SimCentre& taking = chance_.pick(world_->centres);
  const SimCentre& from = chance_.pick(world_->centres);
  if (taking.key == from.key) return;
  const Day week = a_week_to_come(from.key);
  if (week.days == 0) return;
  const auto answer = app::take_week(world_->db(), as(taking.key), week, world_->clock.now());
  if (!answer) return world_->wrong("a week could not be taken: " + answer.error().detail);
  if (std::holds_alternative<OverrideId>(*answer)) {
    holder_[week.days] = taking.key;
    ++swaps_;
  }
}

void Duty::be_away() {
  const SimCentre& centre = chance_.pick(world_->centres);
  const Day from = world_->today() + chance_.between(3, 40);
  const Day to = from + chance_.between(0, 6);
  for (Day week = monday_of(from); week <= to; week = week + 7) {
    if (centre_of(week) == centre.key) return;  // people do not leave in their own week
  }
  const auto answer = app::add_absence(world_->db(), as(centre.key),
                                       {centre.key, from, to, "congés"}, world_->clock.now());
  if (!answer || !std::holds_alternative<std::vector<Day>>(*answer)) {
    return world_->wrong("an absence could not be said");
  }
  if (!std::get<std::vector<Day>>(*answer).empty()) {
    world_->wrong(fmt::format("the absence of {} covers a turn that it does not hold", centre.key));
  }
}

void Duty::live_a_day() {
  if (chance_.percent(30)) swap();
  if (chance_.percent(3)) take();
  if (chance_.percent(5)) be_away();
}

void Duty::check() {
  auto reader = world_->db().reader();
  const auto rota = store::load_rota(reader);
  if (!rota) return world_->wrong("the rota cannot be read");
  for (const auto& [monday, centre] : holder_) {
    const auto duty = rota::duty_on(*rota, Day{monday});
    const std::string told = duty ? duty->centre : "(no plan)";
    if (told == centre) continue;
    world_->wrong(fmt::format("the week of {} is of {}, and the final plan says {}",
                              iso(Day{monday}), centre, told));
  }
}

}  // namespace vigie::sim
