// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/duty_line.hpp"

#include "rota/duty.hpp"
#include "store/people/centre_repo.hpp"
#include "store/rota/rota_repo.hpp"

namespace vigie::app {
namespace {

std::string name_of(const std::vector<store::StoredCentre>& centres, std::string_view key) {
  for (const store::StoredCentre& each : centres) {
    if (each.centre.key == key) return each.centre.name;
  }
  return std::string(key);
}

}  // namespace

Result<std::optional<DutyLine>> duty_line(store::Reader& reader, Day monday) {
  const auto plan = store::load_rota(reader);
  if (!plan) return fail(plan.error());
  const auto holder = rota::duty_on(*plan, monday);
  if (!holder) return std::nullopt;
  DutyLine line;
  line.week = monday;
  if (holder->centre.empty()) return line;
  const auto centres = store::centres(reader);
  if (!centres) return fail(centres.error());
  line.centre = holder->centre;
  line.centre_name = name_of(*centres, holder->centre);
  if (!holder->instead_of.empty() && holder->instead_of != holder->centre) {
    line.instead_of_name = name_of(*centres, holder->instead_of);
  }
  return line;
}

}  // namespace vigie::app
