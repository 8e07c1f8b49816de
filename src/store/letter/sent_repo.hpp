// SPDX-License-Identifier: EUPL-1.2
/// Issues as they were frozen, for who keeps them elsewhere.
///
/// Errors  storage.
#pragma once

#include <string>
#include <vector>

#include "store/sql/database.hpp"

namespace vigie::store {

struct FrozenLetter {
  std::string letter;
  int number = 0;
  std::string html;  ///< without personal parts
};
Result<std::vector<FrozenLetter>> frozen_letters(Reader& reader);

}  // namespace vigie::store
