// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/duty_line.hpp"

#include <algorithm>

#include "rota/wording.hpp"
#include "store/people/centre_repo.hpp"
#include "store/rota/rota_repo.hpp"

namespace vigie::app {
namespace {

std::string name_of(const std::vector<store::CentreName>& names, const std::string& key) {
  const auto found = std::ranges::find(names, key, &store::CentreName::key);
  return found == names.end() ? key : found->name;
}

}  // namespace

Result<std::optional<DutyLine>> duty_line(store::Reader& reader, Day monday) {
  const auto plan = store::load_duty(reader, monday);
  if (!plan) return fail(plan.error());
  const auto holder = rota::duty_on(*plan, monday);
  if (!holder) return std::nullopt;
  const auto names = store::centre_names(reader);
  if (!names) return fail(names.error());
  const rota::DutyNames said{name_of(*names, holder->centre), name_of(*names, holder->instead_of)};
  return DutyLine{monday, holder->centre, rota::who_and_why(*holder, said)};
}

}  // namespace vigie::app
