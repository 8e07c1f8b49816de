// SPDX-License-Identifier: EUPL-1.2
/// What the watch does not see: themes without news, départements and priority neighbourhoods
/// without a source or without news, and sources whose holder is away.
///
/// Shape   a theme that articles feed is no gap, whoever publishes them; a place wants a source too. A
///         source covers a place when one of its territories holds the place or lies in it, and
///         counts while it is asked and has not failed through all the weeks; news of a commune are
///         news of its département, and of its neighbourhoods only where they are named. Themes are
///         those in force.
/// Units   weeks before today; articles, each once a line. As many lines as there are places.
/// Errors  storage; those of the gazetteer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/tag/tagging.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

struct Gap {
  std::string code;
  std::string name;
  std::int64_t sources = 0;
  std::int64_t articles = 0;  ///< in the weeks asked for
  std::vector<std::string>
      readers{};  ///< of a theme: names of the centres that would rather read it
};

struct AwaySource {
  std::string title;
  std::string holder;  ///< the centre's name
  std::string reader;  ///< who reads instead; "" when nobody does
};

struct DepartementGaps {
  Gap place;
  std::vector<Gap> neighbourhoods;  ///< of it, that lack a source or news
};

struct Coverage {
  int weeks = 0;
  std::vector<Gap> themes;
  std::int64_t themes_known = 0;  ///< in force today
  std::vector<Gap> departements;
  std::vector<DepartementGaps> neighbourhoods;  ///< départements with such, by code
  std::int64_t neighbourhoods_known = 0;
  std::vector<AwaySource> away;
};

Result<Coverage> coverage(store::Reader& reader, const tag::TerritoryTagger& territories, int weeks,
                          Instant now);

}  // namespace vigie::app
