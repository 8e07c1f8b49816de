// SPDX-License-Identifier: EUPL-1.2
#include "web/site/duty.hpp"

#include "base/format.hpp"
#include "base/log.hpp"
#include "rota/duty.hpp"
#include "store/people/centre_repo.hpp"
#include "store/rota/rota_repo.hpp"
#include "text/french.hpp"

namespace vigie::web {
namespace {

std::string name_of(const std::vector<store::StoredCentre>& centres, std::string_view key) {
  for (const store::StoredCentre& each : centres) {
    if (each.centre.key == key) return each.centre.name;
  }
  return std::string(key);
}

}  // namespace

std::string duty_sentence(store::Database& db, const store::Curator& curator, Instant now) {
  store::Reader reader = db.reader();
  const auto plan = store::load_rota(reader);
  const auto centres = store::centres(reader);
  if (!plan || !centres) {
    log(Level::error, "duty", {{"error", plan ? centres.error().detail : plan.error().detail}});
    return "";
  }
  const Day week = monday_of(paris_day(now));
  const auto holder = rota::duty_on(*plan, week);
  if (!holder) return "";
  if (holder->centre.empty()) {
    return fmt::format("Pas de tour de panorama cette semaine ({}).", text::week_label(week));
  }
  if (holder->centre == curator.centre_key) {
    return fmt::format("Votre centre est de panorama, {}.", text::week_label(week));
  }
  std::string sentence = fmt::format("De panorama, {}\u00a0: {}", text::week_label(week),
                                     name_of(*centres, holder->centre));
  if (!holder->instead_of.empty() && holder->instead_of != holder->centre) {
    sentence += fmt::format(", à la place de {}", name_of(*centres, holder->instead_of));
  }
  return sentence + ".";
}

}  // namespace vigie::web
