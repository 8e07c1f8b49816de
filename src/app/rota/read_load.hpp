// SPDX-License-Identifier: EUPL-1.2
/// What each centre reads against its share, and the moves that a meeting may act.
///
/// Shape   sources with who holds them and how heavy each is (app/rota/source_load). Shown per source
///         and centre, never per person. A proposal: nothing is written.
/// Units   minutes a week.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/rota/centre_names.hpp"
#include "app/rota/source_load.hpp"
#include "rota/balance.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

struct LoadPage {
  rota::LoadNetwork network;
  rota::Balance balance;    ///< at most `moves` moves
  double gap_all_free = 0;  ///< what no limit of moves would leave
  int moves = 0;
  int measured = 0;                 ///< sources whose load their centre measured
  std::vector<std::string> silent;  ///< titles held by somebody that brought nothing
  CentreNames names;
};

/// `moves` none: as the rota's file says.
Result<LoadPage> read_load(store::Reader& reader, std::optional<int> moves, Instant now);

/// "même thème\u00a0: sante", "déjà suppléante", …
std::string reason_words(const rota::Move& move);

}  // namespace vigie::app
