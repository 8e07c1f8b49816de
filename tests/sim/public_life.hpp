// SPDX-License-Identifier: EUPL-1.2
/// Visitors of the panorama, and what must be so of the whole database: every article once, on the
/// desk of who reads its source; no text of a feed past its days; no table that grows without end.
///
/// Shape   `Visitors` counts who it sends; `check_articles`, `check_texts` and `check_bounds` ask the
///         database, from what the press says that it served.
#pragma once

#include <map>
#include <set>
#include <string>

#include "sim/world.hpp"

namespace vigie::sim {

class Visitors {
 public:
  explicit Visitors(World& world);

  void live_a_day();
  /// The log is written out by now.
  void check();

 private:
  World* world_;
  Chance chance_;
  std::map<std::string, std::int64_t> views_;            ///< by day
  std::map<std::string, std::set<std::string>> people_;  ///< by day
};

/// `final`: everything that was published must be there.
void check_articles(World& world, bool final);
void check_texts(World& world);
void check_bounds(World& world);

}  // namespace vigie::sim
