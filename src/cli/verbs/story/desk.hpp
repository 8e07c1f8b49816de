// SPDX-License-Identifier: EUPL-1.2
/// vigie desk list | keep | discard | relay | undo: the desk of a centre, from a terminal or a
/// script.
///
/// Shape   the same use cases as the pages of the web; a decision is made in somebody's name.
#pragma once

#include <cstdint>
#include <string>

#include "cli/installation.hpp"

namespace vigie::cli {

struct DeskListArguments {
  std::string centre;  ///< key
  std::string state = "new";
  int limit = 50;
  bool json = false;
};

struct DeskDecisionArguments {
  std::int64_t story = 0;
  std::string curator;  ///< e-mail address
  std::string note;     ///< for relay
};

int run_desk_list(const DeskListArguments& arguments, Console& console,
                  const Installation& installation);
int run_desk_keep(const DeskDecisionArguments& arguments, Console& console,
                  const Installation& installation);
int run_desk_discard(const DeskDecisionArguments& arguments, Console& console,
                     const Installation& installation);
int run_desk_relay(const DeskDecisionArguments& arguments, Console& console,
                   const Installation& installation);
int run_desk_undo(const DeskDecisionArguments& arguments, Console& console,
                  const Installation& installation);

}  // namespace vigie::cli
