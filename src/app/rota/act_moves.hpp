// SPDX-License-Identifier: EUPL-1.2
/// Sources that a meeting gave to other centres.
///
/// Shape   one durable transaction: each hold is closed and another opened, so that the past stays
///         true; a backup that takes over leaves the former holder as backup. Acted as it was seen, or
///         not at all.
/// Errors  storage; not_found for a centre that nobody knows. What a person can do something about is
///         an outcome.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "app/rota/read_load.hpp"
#include "app/rota/swaps.hpp"

namespace vigie::app {

struct SourceMove {
  std::string url_key;
  std::string from;
  std::string to;
};

enum class MovesRefusal {
  none_chosen,
  changed  ///< somebody else holds one of them by now
};
inline constexpr MovesRefusal kMovesRefusals[] = {MovesRefusal::none_chosen, MovesRefusal::changed};
std::string_view words_of(MovesRefusal refusal);  ///< French, a whole sentence

using MovesAnswer = std::variant<int, MovesRefusal>;  ///< how many
Result<MovesAnswer> act_moves(store::Database& db, const Acting& acting,
                              const std::vector<SourceMove>& moves, const std::string& meeting,
                              Instant now);

std::vector<SourceMove> moves_of(const LoadPage& page);

}  // namespace vigie::app
