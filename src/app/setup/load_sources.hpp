// SPDX-License-Identifier: EUPL-1.2
/// feeds/<centre>.opml -> the feeds, and who holds them.
///
/// Shape   being in a centre's file is being its holder. A feed in several files is one source with
///         several allocations; the first file to name it says what it is. Two addresses with one
///         canonical form are one feed, and that is reported.
/// Errors  diagnostics with the place of the outline.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/setup/configuration.hpp"

namespace vigie::app {

struct LoadedSources {
  std::vector<store::SourceFacts> sources;
  std::vector<Allocation> allocations;
};

/// `theme_codes` are those of themes.toml; when empty, themes are not checked.
config::Loaded<LoadedSources> load_sources(const std::filesystem::path& folder,
                                           const Centres& centres,
                                           const std::vector<std::string>& theme_codes);

}  // namespace vigie::app
