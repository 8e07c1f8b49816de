// SPDX-License-Identifier: EUPL-1.2
/// What the program holds of the rota: the plan as acted, swaps and replacements, absences.
///
/// Shape   every row says who wrote it first (a file, or a person) and when. Nothing is deleted but
///         a line of the plan: what does not hold any more is withdrawn and stays as a record.
/// Errors  storage; not_found for a key that no centre has.
#pragma once

#include <optional>

#include "model/ids.hpp"
#include "model/rota.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

/// Who writes, and when.
struct Author {
  Origin origin = Origin::program;
  CuratorId curator;  ///< none: the file
  Instant at;
};

struct PlanAct {
  std::string meeting;  ///< who met
  std::optional<Day> acted_on;
};

Result<DutyPlanId> add_plan(Transaction& tx, const PlanAct& act, const Author& author);
/// The last one that was acted.
struct ActedPlan {
  std::string meeting;
  std::optional<Day> acted_on;
};
Result<std::optional<ActedPlan>> last_plan(Reader& reader);
/// When the first one was written; none where there is none yet.
Result<std::optional<Instant>> first_planned_at(Reader& reader);
Result<void> put_turn(Transaction& tx, DutyPlanId plan, const DutyTurn& turn);
Result<void> remove_turn(Transaction& tx, Day week);

struct StoredOverride {
  OverrideId id;
  OverrideState state = OverrideState::asked;
  int version = 1;
};

/// The one that is asked, taken or done; `other_week` none for a replacement.
Result<std::optional<StoredOverride>> live_override(Reader& reader, OverrideKind kind, Day week,
                                                    std::optional<Day> other_week);
/// Agreed already.
Result<void> add_replacement(Transaction& tx, const Replacement& replacement, const Author& author);
/// Taken where it says when it was accepted, else asked.
Result<void> add_swap(Transaction& tx, const Swap& swap, const Author& author);
/// False where the row is no longer of this version: somebody was quicker.
Result<bool> move_override(Transaction& tx, const StoredOverride& from, OverrideState to,
                           const Author& author);

Result<void> add_absence(Transaction& tx, const Absence& absence, const Author& author);
Result<void> withdraw_absence(Transaction& tx, const Absence& absence, Instant now);

}  // namespace vigie::store
