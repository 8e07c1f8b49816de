// SPDX-License-Identifier: EUPL-1.2
/// vigie search WORDS: the articles that have these words, the last to arrive first.
///
/// Shape   accents, case and ligatures do not count; "words between quotes" follow one another,
///         `logement*` goes on. Titles are searched for ever, texts as long as they are kept.
#pragma once

#include <cstdint>
#include <string>

#include "cli/installation.hpp"

namespace vigie::cli {

struct SearchArguments {
  std::string words;
  std::string centre;       ///< key; "" for every desk
  std::int64_t before = 0;  ///< number of the article where the page before ended; 0 for the first
  int limit = 20;
  bool json = false;
};

int run_search(const SearchArguments& arguments, Console& console,
               const Installation& installation);

}  // namespace vigie::cli
