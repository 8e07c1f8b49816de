// SPDX-License-Identifier: EUPL-1.2
/// Who did what, when: the journal of people's decisions.
///
/// Shape   kinds are stable words ('keep', 'relay', 'login'); subjects name a thing ("story 12").
///         Names go from the journal after the configured days, the centre stays.
/// Errors  storage.
#pragma once

#include <string>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct Event {
  CentreId centre;
  CuratorId curator;  ///< none: the program itself, or somebody on the command line
  std::string kind;
  std::string subject;
  std::string detail;
};

Result<void> add_event(Transaction& tx, const Event& event, Instant now);
/// Forgets who, in events older than `before`; answers how many.
Result<std::int64_t> forget_event_names(Transaction& tx, Instant before);

}  // namespace vigie::store
