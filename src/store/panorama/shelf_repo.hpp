// SPDX-License-Identifier: EUPL-1.2
/// The public panorama by shelf: what stands under a theme, a territory, a centre, a media, in a
/// month; one item by its permanent key; a search of all of it.
///
/// Shape   pages by keyset, newest first; counts are kept by the schema, never counted. A search
///         answers the newest items that hold every word of the question, each as a beginning.
/// Errors  storage.
#pragma once

#include "store/panorama/panorama_repo.hpp"

namespace vigie::store {

/// Items under a theme or a territory.
Result<std::vector<PanoramaRow>> panorama_tag_page(Reader& reader, std::string_view kind,
                                                   std::string_view code,
                                                   std::optional<Cursor> after, int limit);
Result<std::vector<PanoramaRow>> panorama_centre_page(Reader& reader, std::string_view centre_key,
                                                      std::optional<Cursor> after, int limit);
Result<std::vector<PanoramaRow>> panorama_media_page(Reader& reader, std::string_view media_key,
                                                     std::optional<Cursor> after, int limit);
Result<std::vector<PanoramaRow>> panorama_author_page(Reader& reader, std::string_view author_key,
                                                      std::optional<Cursor> after, int limit);
/// Whatever became of it; none for a key that nobody gave.
Result<std::optional<PanoramaRow>> panorama_row(Reader& reader, std::string_view key);

/// How many items stand on each shelf of a kind: 'theme', 'territory',
/// 'centre', 'media', 'author', 'month', 'day'; the fullest first, days and months by
/// their date.
Result<std::vector<ThemeCount>> panorama_shelves(Reader& reader, std::string_view kind);
/// Days of one month ("2026-11").
Result<std::vector<ThemeCount>> panorama_days(Reader& reader, std::string_view month);
/// The label and count of one shelf; none where nothing ever stood on it.
Result<std::optional<ThemeCount>> panorama_shelf(Reader& reader, std::string_view kind,
                                                 std::string_view code);

/// When something last left the panorama.
Result<std::optional<Instant>> last_withdrawal(Reader& reader);

/// A theme's days, and who took over.
struct ThemeLife {
  std::string from;  ///< day
  std::string to;    ///< day; "" while it is open
  std::vector<ThemeCount> successors;
};
Result<std::optional<ThemeLife>> theme_life(Reader& reader, std::string_view code);

inline constexpr int kFacetItemsMax = 100;

struct PanoramaSearch {
  std::string match = {};   ///< in the language of FTS5; never what a person typed
  std::string theme = {};   ///< a code; "" for all
  std::string year = {};    ///< "2026"
  std::string centre = {};  ///< a key
  std::string media = {};   ///< a media key
  std::int64_t before = 0;  ///< items below this number; 0: from the newest
};
Result<std::vector<PanoramaRow>> search_panorama(Reader& reader, const PanoramaSearch& search,
                                                 int limit);
/// Of the newest kFacetItemsMax that match, by 'theme', 'year', 'centre' or
/// 'media'.
struct SearchFacet {
  std::string kind;
  std::string code;
  std::string label;
  std::int64_t items = 0;
};
Result<std::vector<SearchFacet>> panorama_facets(Reader& reader, const PanoramaSearch& search);

/// Addresses and days of the newest items, for a map of the site.
struct MapLine {
  std::string key;
  Instant changed_at;
};
Result<std::vector<MapLine>> panorama_map(Reader& reader, std::int64_t before, int limit);

}  // namespace vigie::store
