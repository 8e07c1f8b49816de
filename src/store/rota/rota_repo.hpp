// SPDX-License-Identifier: EUPL-1.2
/// The rota as rows: its facts, shares, plan, exceptions and absences.
///
/// Shape   the model's `Rota` in and out; centres are named by key outside and by id inside.
///         One duty for now, 'panorama'.
/// Errors  storage; not_found for a key that no centre has.
#pragma once

#include <string_view>

#include "model/ids.hpp"
#include "model/rota.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

/// An empty `Rota` (no plan, no order) where none was applied yet.
Result<Rota> load_rota(Reader& reader);

Result<void> put_rota_rule(Transaction& tx, std::string_view name, std::string_view value);
Result<void> put_share(Transaction& tx, const RotaShare& share, std::optional<int> position);
Result<void> replace_share_themes(Transaction& tx, std::string_view centre,
                                  const std::vector<std::string>& themes);
Result<void> clear_reminders(Transaction& tx);
Result<void> put_reminder(Transaction& tx, int position, int days_before);
Result<void> put_turn(Transaction& tx, const DutyTurn& turn);
Result<void> put_replacement(Transaction& tx, const Replacement& replacement);
Result<void> put_swap(Transaction& tx, const Swap& swap);
Result<void> put_absence(Transaction& tx, const Absence& absence);

Result<void> remove_rota_rule(Transaction& tx, std::string_view name);
Result<void> remove_share(Transaction& tx, std::string_view centre);
Result<void> remove_turn(Transaction& tx, Day week);
Result<void> remove_replacement(Transaction& tx, Day week);
Result<void> remove_swap(Transaction& tx, Day first_week, Day second_week);
Result<void> remove_absence(Transaction& tx, const Absence& absence);

}  // namespace vigie::store
