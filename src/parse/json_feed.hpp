// SPDX-License-Identifier: EUPL-1.2
/// JSON Feed -> the same values as of an XML feed.
///
/// Errors  parse (no JSON object), unsupported (an object without version and items).
/// Pure    yes; nesting is bounded by kNestingMax.
/// Source  https://www.jsonfeed.org/version/1.1/
#pragma once

#include <string_view>

#include "base/result.hpp"
#include "parse/reading.hpp"

namespace vigie::parse {

bool looks_like_json(std::string_view utf8);

Result<ParsedFeed> read_json_feed(std::string_view utf8, const Reading& reading);

}  // namespace vigie::parse
