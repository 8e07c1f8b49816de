// SPDX-License-Identifier: EUPL-1.2
/// The shared panorama as the public sees it: for its page, its feeds, and whatever else tells it.
///
/// Shape   items of the database -> entries with nothing in them that `rights` would not show, in
///         the order of the page. Extracts are decided anew each time: they go with the grant, and
///         with the feed's text.
/// Units   as many statements for one entry as for fifty.
/// Errors  storage.
#pragma once

#include <string_view>

#include "model/letter.hpp"
#include "model/paging.hpp"
#include "panorama/panorama.hpp"
#include "store/panorama/panorama_repo.hpp"

namespace vigie::app {

struct PanoramaQuery {
  std::string_view theme;  ///< a code; "" for all
  std::optional<Cursor> after = {};
  int limit = 20;
};

struct PanoramaPage {
  std::vector<panorama::Entry> entries;
  std::optional<Cursor> next;
  std::vector<store::ThemeCount> themes;  ///< of all items, most used first
};

Result<ListPage<panorama::Entry>> read_entries(store::Reader& reader, const PanoramaQuery& query);
Result<PanoramaPage> read_panorama(store::Reader& reader, const PanoramaQuery& query);

/// A piece that a letter may take: its link cleaned of what opens a paywall or names a visitor. It
/// takes no extract: a letter's bytes are kept for years.
void make_public(Candidate& piece);

}  // namespace vigie::app
