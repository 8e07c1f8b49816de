// SPDX-License-Identifier: EUPL-1.2
/// A centre's list of sources, taken over from another reader and given to one.
///
/// Shape   importing adds to feeds/<centre>.opml what its key shows to be new, in one step: the
///         file is written aside and renamed, so that a fault leaves it as it was. Nothing reaches
///         the database before `vigie apply`. Exporting writes the whole list, every setting in our
///         namespace and every attribute of others as it stands in the file.
/// Errors  not_found (centre, file), parse or unsupported (no OPML), storage.
#pragma once

#include <filesystem>
#include <string>

#include "config/vigie_config.hpp"
#include "parse/opml_merge.hpp"

namespace vigie::app {

struct FeedImport {
  std::filesystem::path written;  ///< the centre's file
  std::size_t added = 0;
  std::size_t duplicates = 0;
  std::size_t refused = 0;  ///< lines that name a feed which is not taken over
  bool cut = false;         ///< the given file is broken somewhere: nothing of it is taken over
  std::vector<parse::OpmlProblem> problems;
};

/// `plan`: tells the same and writes nothing.
Result<FeedImport> import_feeds(const config::VigieConfig& config, const std::string& centre,
                                const std::filesystem::path& file, bool plan);

Result<std::string> export_feeds(const config::VigieConfig& config, const std::string& centre);

}  // namespace vigie::app
