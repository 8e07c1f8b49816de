// SPDX-License-Identifier: EUPL-1.2
/// Who could read the sources that nobody reads: the first allocation of a network, or of what came
/// since.
///
/// Shape   `rota::allocate` over all sources, where those that are held stay -> a centre for each that
///         is not. A proposal; acted by a meeting, amended or not, each is a hold of its centre from
///         then on, with its line in the journal. Acted as it was seen, or not at all.
/// Units   minutes a week, as in app/rota/source_load.
/// Errors  storage; not_found for a centre that does not exist.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "app/rota/act_moves.hpp"
#include "app/rota/read_load.hpp"

namespace vigie::app {

struct ProposedHold {
  SourceId source;
  std::string title;
  double load = 0;
  std::string centre;  ///< key
  std::string theme;   ///< of the source that the centre would rather read; "" : none
};
/// In the order of the titles; empty where every source has somebody, or no centre takes any.
Result<std::vector<ProposedHold>> first_allocation(store::Reader& reader, const LoadPage& page,
                                                   Instant now);

struct ChosenHold {
  SourceId source;
  std::string centre;
};
Result<MovesAnswer> act_allocation(store::Database& db, const Acting& acting,
                                   const std::vector<ChosenHold>& chosen,
                                   const std::string& meeting, Instant now);

}  // namespace vigie::app
