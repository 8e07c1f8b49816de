// SPDX-License-Identifier: EUPL-1.2
/// A page from a site without a feed, added by hand to a centre's desk.
///
/// Shape   the page is fetched once, through the getter and the limits of feeds, and so is its
///         site's tdmrep.json where the page says nothing of mining; its head gives its title,
///         date, author and description, and what its publisher allows is kept with the article. A
///         page that a feed showed already is that article. It lies on the desk of the centre of
///         whoever added it, whatever the filters say; no other desk sees it. Of the description no
///         more is kept than "rights/extract.hpp" allows.
/// Errors  invalid_input (no address), network (with a French sentence in `sentence`), unsupported
///         (no page: a feed, a PDF…), storage. Nothing is written where something fails.
#pragma once

#include <string>

#include "app/tag/tagging.hpp"
#include "net/http_getter.hpp"
#include "store/people/curator_repo.hpp"

namespace vigie::app {

struct AddedPage {
  StoryId story;
  std::string title;
  std::string url;
  bool known = false;    ///< the article was there before
  std::string sentence;  ///< French: why it could not be added; "" when it was
};

Result<AddedPage> add_page(store::Database& db, net::HttpGetter& getter, const Taggers& taggers,
                           const store::Curator& curator, const std::string& address, Instant now);

}  // namespace vigie::app
