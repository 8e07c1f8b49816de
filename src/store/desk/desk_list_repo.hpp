// SPDX-License-Identifier: EUPL-1.2
/// The lines of a desk as lists show them: by date to the end, or filtered and ordered otherwise.
///
/// Shape   by date and unfiltered, by keyset, however long the list is. Anything else is asked of
///         the kListWindow lines told last, a page at a time by how many were passed.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/desk/desk_repo.hpp"

namespace vigie::store {

inline constexpr int kListWindow = 3'000;

enum class ListOrder { date, size, likely };

/// What a line's story must have; "" and none: whatever.
struct DeskFilter {
  std::string theme;
  std::string territory;
  std::string media;
  std::string access;
  std::string kind;  ///< 'text', 'audio' or 'video'
  std::string words;
  std::optional<Day> since = {};

  bool operator==(const DeskFilter&) const = default;
  bool any() const { return *this != DeskFilter{}; }
};

/// Whose desk, which list of it, and who reads it; 0: nobody.
struct DeskListKey {
  CentreId centre;
  DeskState state = DeskState::fresh;
  CuratorId curator = {};
};
Result<std::vector<DeskItem>> desk_page(Reader& reader, const DeskListKey& list,
                                        std::optional<Cursor> after, int limit);

struct WindowPage {
  std::vector<DeskItem> items;
  std::int64_t matching = 0;  ///< lines of the window that the filter lets through
};
Result<WindowPage> desk_window(Reader& reader, const DeskListKey& list, const DeskFilter& filter,
                               ListOrder order, std::int64_t skip, int limit);

/// A value that lines of the window have, and how many of them.
struct Facet {
  std::string kind;  ///< 'theme', 'territory', 'media', 'access' or 'kind'
  std::string code;
  std::string label;
  std::int64_t lines = 0;
};
/// The commonest first, kFacetsMax of each kind.
inline constexpr int kFacetsMax = 40;
Result<std::vector<Facet>> desk_facets(Reader& reader, CentreId centre, DeskState state);

}  // namespace vigie::store
