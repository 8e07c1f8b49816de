// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/reminder_choice.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "store/people/centre_repo.hpp"
#include "store/people/event_repo.hpp"
#include "store/rota/rota_repo.hpp"

namespace vigie::app {

std::string CentreReminders::mark() const {
  return chosen ? fmt::format("{}", fmt::join(days, ",")) : std::string("réseau");
}

Result<CentreReminders> read_reminder_choice(store::Reader& reader, const std::string& centre) {
  const auto rota = store::load_rota(reader);
  if (!rota) return fail(rota.error());
  const auto choices = store::reminder_choices(reader);
  if (!choices) return fail(choices.error());
  CentreReminders found{.days = rota->reminder_days, .network = rota->reminder_days};
  const auto own = std::ranges::find(*choices, centre, &store::ReminderChoice::centre);
  if (own != choices->end()) {
    found.days = own->days;
    found.chosen = true;
  }
  return found;
}

Result<ReminderAnswer> choose_reminders(store::Database& db, const Acting& acting,
                                        const std::optional<std::vector<int>>& days,
                                        std::string_view seen, Instant now) {
  for (const int one : days.value_or(std::vector<int>())) {
    if (std::ranges::find(kReminderDelays, one) == std::end(kReminderDelays)) {
      return fail(Code::invalid_input, fmt::format("{} days before", one));
    }
  }
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  const auto centre = store::centre_by_key(reader, acting.centre);
  if (!centre) return fail(centre.error());
  const auto before = read_reminder_choice(reader, acting.centre);
  if (!before) return fail(before.error());
  if (before->mark() != seen) return ReminderAnswer::changed;
  auto done = days ? store::replace_reminder_choice(*tx, {acting.centre, *days})
                   : store::clear_reminder_choice(*tx, acting.centre);
  std::string detail = days ? fmt::format("{}", fmt::join(*days, ",")) : std::string("réseau");
  if (acting.on_behalf()) detail += fmt::format(", au nom de {}", centre->centre.name);
  if (done) {
    done = store::add_event(
        *tx, {centre->id, acting.by, "reminders chosen", "centre " + acting.centre, detail}, now);
  }
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return ReminderAnswer::written;
}

}  // namespace vigie::app
