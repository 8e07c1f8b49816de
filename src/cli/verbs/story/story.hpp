// SPDX-License-Identifier: EUPL-1.2
/// vigie story show | split | merge | undo: one story, its members and why, and a curator's word.
///
/// Shape   `show` prints reprints and their articles with the machine's reasons; a story that was
///         merged is shown where it went. Decisions are made in somebody's name.
/// Errors  not_found; see app/regroup.hpp.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/installation.hpp"

namespace vigie::cli {

struct StoryShowArguments {
  std::int64_t story = 0;
  bool json = false;
};

struct StoryMoveArguments {
  std::int64_t story = 0;
  std::int64_t into = 0;               ///< for merge
  std::vector<std::int64_t> articles;  ///< for split
  std::string curator;                 ///< e-mail address
};

int run_story_show(const StoryShowArguments& arguments, Console& console,
                   const Installation& installation);
int run_story_split(const StoryMoveArguments& arguments, Console& console,
                    const Installation& installation);
int run_story_merge(const StoryMoveArguments& arguments, Console& console,
                    const Installation& installation);
int run_story_undo(const StoryMoveArguments& arguments, Console& console,
                   const Installation& installation);

}  // namespace vigie::cli
