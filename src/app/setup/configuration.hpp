// SPDX-License-Identifier: EUPL-1.2
/// Everything that people write in files and the database repeats, as one value: from the files or
/// from the database, the same shape.
///
/// Shape   centres, themes, filter rules, media and trackers, feeds, who holds them, and the rota.
/// Errors  reading files: diagnostics of all of them at once; reading the database: storage.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/diagnostic.hpp"
#include "config/vigie_config.hpp"
#include "model/centre.hpp"
#include "model/filter.hpp"
#include "model/media.hpp"
#include "model/rota.hpp"
#include "model/theme.hpp"
#include "store/source/source_repo.hpp"

namespace vigie::app {

inline constexpr std::size_t kFeedFilesMax = 1'000;

struct Allocation {
  std::string url_key;
  std::string centre;
  std::string backup;  ///< "" : none
  std::optional<double> weight_minutes;
  bool fixed = false;
};

struct Configuration {
  Centres centres;
  Themes themes;
  FilterRules filters;
  MediaList medias;
  TrackerSites trackers;
  std::vector<store::SourceFacts> sources;
  std::vector<Allocation> allocations;
  Rota rota;
};

config::Loaded<Configuration> load_configuration(const config::VigieConfig& config);
Result<Configuration> stored_configuration(store::Reader& reader);

}  // namespace vigie::app
