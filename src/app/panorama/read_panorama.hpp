// SPDX-License-Identifier: EUPL-1.2
/// The shared panorama as the public sees it: for its pages, its feeds, and whatever else tells it.
///
/// Shape   items of the database -> entries with nothing in them that `rights` would not show, in
///         the order of the page. A page ends with a whole day where one fits. Extracts are decided
///         anew each time: they go with the grant, and with the feed's text.
/// Units   as many statements for one entry as for fifty.
/// Errors  storage; not_found for a shelf on which nothing ever stood.
#pragma once

#include <string_view>

#include "model/letter.hpp"
#include "model/paging.hpp"
#include "panorama/panorama.hpp"
#include "panorama/shelf.hpp"
#include "store/panorama/panorama_repo.hpp"
#include "store/panorama/shelf_repo.hpp"

namespace vigie::app {

struct PanoramaQuery {
  panorama::Shelf shelf = {};
  std::optional<Cursor> after = {};
  int limit = 20;
  bool with_holder = false;  ///< who holds the week is told
};

struct PanoramaPage {
  std::vector<panorama::Entry> entries;
  std::optional<Cursor> next;
  std::vector<store::ThemeCount> themes;  ///< of all items, most used first
  std::string label;                      ///< of the shelf; "" for all and for days
  std::int64_t items = 0;                 ///< that stand on the shelf
  std::optional<store::ThemeLife> theme = {};
  std::vector<store::ThemeCount> days = {};  ///< of a month, or months of a year
  std::string holder = {};                   ///< who holds the week, "" for nobody
};

Result<ListPage<panorama::Entry>> read_entries(store::Reader& reader, const PanoramaQuery& query);
Result<PanoramaPage> read_panorama(store::Reader& reader, const PanoramaQuery& query, Instant now);

/// One by its permanent key, whatever became of it: what is not public has its
/// state and reason alone.
struct PublicEntry {
  panorama::Entry entry = {};
  ItemState state = ItemState::withdrawn;
  std::optional<Instant> withdrawn_at = {};
  std::string reason = {};
};
Result<std::optional<PublicEntry>> read_entry(store::Reader& reader, std::string_view key);

struct FoundEntries {
  std::vector<panorama::Entry> entries;
  std::vector<store::SearchFacet> facets;
  std::int64_t next = 0;  ///< what `before` of the page after is; 0 at the end
  bool asked = false;     ///< there was a word to look for
};
struct EntryQuestion {
  std::string words;
  store::PanoramaSearch within = {};  ///< its `match` is made of the words
};
Result<FoundEntries> search_entries(store::Reader& reader, const EntryQuestion& query, int limit);

/// A piece that a letter may take: its link cleaned of what opens a paywall or
/// names a visitor. It takes no extract: a letter's bytes are kept for years.
void make_public(Candidate& piece);

}  // namespace vigie::app
