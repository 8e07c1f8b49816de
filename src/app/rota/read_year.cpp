// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/read_year.hpp"

#include <algorithm>

#include "app/rota/duty_accounts.hpp"
#include "app/rota/swap_mails.hpp"
#include "store/rota/rota_repo.hpp"

namespace vigie::app {
namespace {

constexpr int kYearWeeks = 52;
constexpr unsigned kSeptember = 9;

void add_centre(DutyYear& year, const std::string& key) {
  if (key.empty() || std::ranges::find(year.centres, key, &YearCentre::key) != year.centres.end()) {
    return;
  }
  YearCentre centre{.key = key, .name = year.names.of(key), .next_turn = {}};
  const auto share = std::ranges::find(year.rota.shares, key, &RotaShare::centre);
  if (share != year.rota.shares.end()) centre.share = share->share;
  year.centres.push_back(std::move(centre));
}

void count_turns(DutyYear& year) {
  for (const std::string& key : year.rota.duty_order) add_centre(year, key);
  for (const auto& [turn, duty] : year.turns) {
    if (!duty) continue;
    add_centre(year, duty->centre);
    const auto centre = std::ranges::find(year.centres, duty->centre, &YearCentre::key);
    if (centre == year.centres.end()) continue;
    ++centre->turns;
    if (turn.first >= year.this_turn && !centre->next_turn) centre->next_turn = turn.first;
  }
}

}  // namespace

Day year_start(Day today) {
  const int year = civil(today).month >= kSeptember ? civil(today).year : civil(today).year - 1;
  const auto first = make_day(year, kSeptember, 1);
  return monday_of(first.value_or(today) + (rota::kWeekDays - 1));
}

void put_turns(DutyYear& year) {
  year.turns.clear();
  for (rota::Turn turn = rota::turn_of(year.rota, year.from); turn.first <= year.to;
       turn = rota::next_turn(year.rota, turn)) {
    year.turns.push_back({turn, rota::duty_on(year.rota, turn.first)});
  }
}

Result<DutyYear> read_year(store::Reader& reader, Day from, Instant now) {
  auto names = CentreNames::read(reader);
  if (!names) return fail(names.error());
  DutyYear year{.from = monday_of(from),
                .to = monday_of(from) + (kYearWeeks * rota::kWeekDays - 1),
                .this_turn = {},
                .turns = {},
                .centres = {},
                .requests = {},
                .corrections = {},
                .warnings = {},
                .acted = {},
                .rota = {},
                .names = std::move(*names)};
  auto rota = store::load_rota(reader);
  if (!rota) return fail(rota.error());
  year.rota = std::move(*rota);
  year.this_turn = rota::turn_of(year.rota, paris_day(now)).first;
  auto requests = store::requests_from(reader, year.this_turn);
  if (!requests) return fail(requests.error());
  year.requests = std::move(*requests);
  const auto credits = store::duty_credits(reader);
  if (!credits) return fail(credits.error());
  auto acted = store::last_plan(reader);
  if (!acted) return fail(acted.error());
  year.acted = std::move(*acted);
  auto warnings = duty_warnings(reader, paris_day(now));
  if (!warnings) return fail(warnings.error());
  year.warnings = std::move(*warnings);
  put_turns(year);
  count_turns(year);
  const auto done = days_done(year.rota, *credits, year.this_turn);
  for (YearCentre& centre : year.centres) {
    const auto found = std::ranges::find(done, centre.key, &DoneDays::centre);
    if (found != done.end()) centre.done_days = found->days;
  }
  for (const store::DutyCredit& credit : *credits) {
    if (credit.kind == store::CreditKind::correction) year.corrections.push_back(credit);
  }
  return year;
}

std::vector<store::DutyRequestRow> waiting_for(const DutyYear& year, const std::string& centre) {
  std::vector<store::DutyRequestRow> waiting;
  for (const store::DutyRequestRow& row : year.requests) {
    if (row.state == OverrideState::asked && row.week > year.this_turn &&
        is_asked_of(row, centre)) {
      waiting.push_back(row);
    }
  }
  return waiting;
}

}  // namespace vigie::app
