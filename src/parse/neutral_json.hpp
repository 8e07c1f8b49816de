// SPDX-License-Identifier: EUPL-1.2
/// What was read of a feed, as the JSON that scripts and the conformance runner understand.
///
/// Shape   one line: {"ok", "encoding", "malformed", "feed": {…}, "entries": […]}; dates RFC 3339;
///         members that are not there are left out. An error is {"ok": false, "error", "detail"}.
/// Pure    yes.
#pragma once

#include <string>

#include "base/result.hpp"
#include "model/feed.hpp"

namespace vigie::parse {

std::string neutral_json(const Result<ParsedFeed>& parsed);

/// "rss", "rdf", "atom", "json", "cdf"
std::string_view name_of(FeedFormat format);

}  // namespace vigie::parse
