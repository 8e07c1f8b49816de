// SPDX-License-Identifier: EUPL-1.2
/// vigie tag --batch [--model M] | vigie tag TITRE [--summary S] [--model M]
///
/// Shape   themes and territories of one title, told in French; or with --batch, per line of
///         standard input a JSON object {"id", "title", "summary", "source", "url"}, one line
///         {"id", "themes": [{"id", "score", "why"}], "territories": [{"code", "level", "name",
///         "why"}], "ambiguous": […]}. Vocabulary and places are those of the configuration files
///         as they stand; nothing is written.
/// Errors  a line that is no object of this kind is answered by {"error"}.
#pragma once

#include <filesystem>
#include <string>

#include "cli/installation.hpp"

namespace vigie::cli {

inline constexpr std::size_t kTagLineBytesMax = 1 << 20;

struct TagArguments {
  bool batch = false;
  std::string title;
  std::string summary;
  std::filesystem::path model;
};

int run_tag(const TagArguments& arguments, Console& console, const Installation& installation);

}  // namespace vigie::cli
