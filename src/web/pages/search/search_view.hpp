// SPDX-License-Identifier: EUPL-1.2
/// What the page of answers shows, from what was read.
///
/// Pure    yes.
#pragma once

#include <string>
#include <vector>

#include "app/desk/preferences.hpp"
#include "app/search/find_again.hpp"
#include "render/view.hpp"
#include "store/search/saved_search_repo.hpp"
#include "web/pages/desk/list_query.hpp"

namespace vigie::web {

struct SearchShown {
  std::string line;
  app::SearchQuery query;
  app::SearchPage page;
  bool dense = true;
  StoryId open;  ///< whose line is in hand; 0: the first
  bool unfolded = false;
  std::vector<store::SeenSearch> saved;
};

void add_search(render::View& view, const SearchShown& shown, const ListQuery& list);

}  // namespace vigie::web
