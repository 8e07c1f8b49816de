// SPDX-License-Identifier: EUPL-1.2
/// The official file of the priority neighbourhoods, into the database.
///
/// Shape   a CSV with a code, a name and its commune(s), by INSEE code or by name, whatever the
///         file calls these columns (2015 and 2024 editions). The whole file replaces what there
///         was, or nothing changes. A line that cannot be read is told with its number.
/// Units   kNeighbourhoodFileBytesMax, kNeighbourhoodsMax.
/// Errors  not_found, too_large, invalid_input (no such columns, or more than a tenth of the lines
///         not readable: the report says which), storage.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "store/sql/database.hpp"
#include "tag/territory_tagger.hpp"

namespace vigie::app {

inline constexpr std::size_t kNeighbourhoodFileBytesMax = 64 << 20;
inline constexpr std::size_t kNeighbourhoodsMax = 10'000;
inline constexpr std::size_t kNeighbourhoodNotesMax = 20;

struct NeighbourhoodReport {
  std::size_t lines = 0;
  std::size_t kept = 0;
  std::size_t added = 0;
  std::size_t removed = 0;
  std::size_t refused = 0;
  std::vector<std::string> notes;  ///< French, with the line; at most kNeighbourhoodNotesMax
  bool written = false;
};

Result<NeighbourhoodReport> import_neighbourhoods(store::Database& db,
                                                  const std::filesystem::path& file,
                                                  const tag::TerritoryTagger& territories);

}  // namespace vigie::app
