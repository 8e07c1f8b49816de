// SPDX-License-Identifier: EUPL-1.2
/// vigie rota sources
/// vigie rota give|want|share SOURCE --as ines@… [--reason …] [--centre irev]
/// vigie rota pick SOURCE --as …
/// vigie rota answer accept|decline|withdraw REQUEST --as …
///
/// Shape   sources that change hands between two meetings, as the page of the sources to take does
///         it. --centre acts for another centre, which only the coordination may.
#pragma once

#include <string>

#include "cli/verbs/rota/rota_act.hpp"
#include "rota/source_requests.hpp"

namespace vigie::cli {

struct RotaHandsArguments {
  RotaActArguments act{};   ///< who, for which centre, the word
  std::int64_t number = 0;  ///< of a source, or of a request
  SourceRequestKind kind = SourceRequestKind::give;
  std::string move;  ///< accept, decline, withdraw
};

int run_rota_sources(const RotaHandsArguments& arguments, Console& console,
                     const Installation& installation);
int run_rota_source_ask(const RotaHandsArguments& arguments, Console& console,
                        const Installation& installation);
int run_rota_source_pick(const RotaHandsArguments& arguments, Console& console,
                         const Installation& installation);
int run_rota_source_answer(const RotaHandsArguments& arguments, Console& console,
                           const Installation& installation);

}  // namespace vigie::cli
