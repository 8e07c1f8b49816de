// SPDX-License-Identifier: EUPL-1.2
/// A list of feeds that another reader exported, tried and taken over; and ours, given back.
///
/// Shape   trying tells what each line would become and writes nothing; importing adds what is new
///         to the centre of who does it, in one transaction. A feed that is polled already, by
///         whichever centre, is told and left.
/// Units   at most kOpmlImportMax new feeds at once.
/// Errors  parse or unsupported (no OPML), too_large, storage.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/people/accounts.hpp"

namespace vigie::app {

inline constexpr std::size_t kOpmlImportMax = 300;

struct OpmlLine {
  std::string title;
  std::string url;
};
struct OpmlTrial {
  std::vector<OpmlLine> fresh;
  std::vector<OpmlLine> known;
  std::vector<std::string> problems;  ///< French
};
Result<OpmlTrial> try_opml(store::Reader& reader, std::string_view bytes);
/// How many were added.
Result<int> import_opml(store::Database& db, const Visitor& by, std::string_view bytes,
                        Instant now);

/// What a centre holds; of all where the key is "".
Result<std::string> sources_as_opml(store::Reader& reader, const std::string& centre_key,
                                    const std::string& title);

}  // namespace vigie::app
