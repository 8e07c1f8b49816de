// SPDX-License-Identifier: EUPL-1.2
/// The sources as a page shows them: state in words, what came, what was kept of it.
///
/// Shape   one line a source in service, by title; holders and backups by name. `items` are those of
///         the last kYieldWeeks; kept and relayed are of one centre's desk, or of all desks.
/// Units   times are UTC seconds.
/// Errors  storage, not_found.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/setup/sources.hpp"
#include "store/source/care_repo.hpp"

namespace vigie::app {

inline constexpr int kYieldWeeks = 4;

struct HolderName {
  std::string key;
  std::string name;
};
struct SourceLine {
  SourceStatus status;
  store::SourceCard card;
  std::string state;  ///< "en échec"
  std::vector<HolderName> holders;
  std::vector<HolderName> backups;
  int items = 0;
  store::SourceYield yield;

  bool held_by(const std::string& centre) const;
  bool backed_by(const std::string& centre) const;
};

/// `centre` none: kept and relayed of all desks together.
Result<std::vector<SourceLine>> read_sources(store::Reader& reader, CentreId centre, Instant now);
/// not_found for one that is not in service.
Result<SourceLine> read_source(store::Reader& reader, SourceId id, CentreId centre, Instant now);

}  // namespace vigie::app
