// SPDX-License-Identifier: EUPL-1.2
/// vigie feed parse [--json] [--url U] [--header 'Nom: valeur']... FILE | --batch
///
/// Shape   one document -> a French summary, or one line of neutral JSON (parse/neutral_json.hpp).
///         With --batch: per line of standard input a JSON request {"file", "url", "headers"}, per
///         request one line of neutral JSON, until the end of the input.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/console.hpp"

namespace vigie::cli {

inline constexpr std::size_t kBatchLineBytesMax = 1 << 20;

struct FeedParseArguments {
  std::filesystem::path file;
  std::string url;
  std::vector<std::string> headers;  ///< "Content-Type: text/xml"
  bool json = false;
  bool batch = false;
};

int run_feed_parse(const FeedParseArguments& arguments, Console& console);

}  // namespace vigie::cli
