// SPDX-License-Identifier: EUPL-1.2
/// The rota as rows: read whole, and what its file owns of it written: facts, shares, reminders.
///
/// Shape   the model's `Rota`; centres are named by key outside and by id inside. Requests that
///         were declined or withdrawn are not in it. One duty for now, 'panorama'.
/// Errors  storage; not_found for a key that no centre has.
#pragma once

#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "model/rota.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

/// An empty `Rota` (no plan, no order) where none was applied yet.
Result<Rota> load_rota(Reader& reader);
/// What `rota::duty_on` needs for one turn, and no other: its line of the plan, what is layered on
/// it, who is away, the order, the backup and the days off.
Result<Rota> load_duty(Reader& reader, Day week);

/// When a turn changes hands: "lundi 09:00", and the zone that the rota names for all ("" : none).
struct HandOverRule {
  std::string hour;
  std::string zone;
  TurnSpan turn = TurnSpan::week;
  std::vector<DutyTurn> lines{};  ///< of the plan that begin from..to, without their centres
};
Result<HandOverRule> hand_over_rule(Reader& reader, Day from, Day to);
/// Paris's for a key that no centre has.
Result<std::string> centre_zone(Reader& reader, std::string_view centre);

Result<void> put_rota_rule(Transaction& tx, std::string_view name, std::string_view value);
/// `now` is kept as the moment from which it is in the order, where it was not in it.
Result<void> put_share(Transaction& tx, const RotaShare& share, std::optional<int> position,
                       Instant now);
Result<void> replace_share_themes(Transaction& tx, std::string_view centre,
                                  const std::vector<std::string>& themes);
Result<void> clear_reminders(Transaction& tx);
Result<void> put_reminder(Transaction& tx, int position, int days_before);

Result<void> remove_rota_rule(Transaction& tx, std::string_view name);
Result<void> remove_share(Transaction& tx, std::string_view centre);

}  // namespace vigie::store
