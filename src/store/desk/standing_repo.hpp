// SPDX-License-Identifier: EUPL-1.2
/// Where a story stands on all desks, and whether it is on the panorama.
///
/// Shape   what somebody decided, latest first; a desk where it waits to be read is none of them.
/// Errors  storage.
#pragma once

#include <string>
#include <vector>

#include "model/desk.hpp"
#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct DeskStanding {
  std::string centre_name;
  DeskState state = DeskState::fresh;
  Instant at;
};
Result<std::vector<DeskStanding>> desk_standings(Reader& reader, StoryId story);
Result<bool> is_on_panorama(Reader& reader, StoryId story);

}  // namespace vigie::store
