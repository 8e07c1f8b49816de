// SPDX-License-Identifier: EUPL-1.2
/// Neighbourhoods that were imported, and what curators said of tags.
///
/// Shape   one curator's row an article and tag: given or refused. It outlasts whatever the machine
///         says. Every change is a move, which can be taken back.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "store/database.hpp"

namespace vigie::store {

struct Neighbourhood {
  std::string code;
  std::string name;
  std::string communes;  ///< INSEE codes parted by |
};

/// By code.
Result<std::vector<Neighbourhood>> neighbourhoods(Reader& reader);
Result<void> forget_neighbourhoods(Transaction& tx);
Result<void> put_neighbourhood(Transaction& tx, const Neighbourhood& neighbourhood);

}  // namespace vigie::store
