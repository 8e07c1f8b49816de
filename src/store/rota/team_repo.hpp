// SPDX-License-Identifier: EUPL-1.2
/// Absences of people, which are theirs and their centre's to know.
///
/// Shape   rows of `absence` with a curator; closed accounts count no more. What they mean for a
///         centre is rota/team's.
/// Errors  storage.
#pragma once

#include <string>
#include <vector>

#include "model/ids.hpp"
#include "model/rota.hpp"
#include "store/rota/duty_repo.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct PersonAbsence {
  CuratorId curator;
  std::string name;
  std::string centre;
  int team = 1;  ///< open accounts of the centre
  Day from;
  Day to;
  std::string reason;
};

/// Those that end on this day or later, by centre.
Result<std::vector<PersonAbsence>> people_away(Reader& reader, Day from);
Result<void> add_person_absence(Transaction& tx, CuratorId curator, const Absence& absence,
                                const Author& author);
/// False where there was none.
Result<bool> withdraw_person_absence(Transaction& tx, CuratorId curator, const Absence& absence,
                                     Instant now);

}  // namespace vigie::store
