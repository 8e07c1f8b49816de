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

#include <optional>
#include <string>
#include <vector>

#include "app/tag/tagging.hpp"
#include "net/http_getter.hpp"
#include "store/people/curator_repo.hpp"

namespace vigie::app {

/// What is known of a page: as it says itself, or as a person corrected it. "" and none: nothing.
struct PageFacts {
  std::string title;
  std::string media;
  std::string author;
  std::optional<Day> published_on;
  std::optional<Access> access;
  std::optional<MediaKind> kind;
};

/// An article that is there already.
struct KnownPage {
  ArticleId article;
  StoryId story;
  std::string title;
  std::vector<std::string> standings;  ///< "gardée par l’IREV le 12 novembre 2026", French
  bool on_panorama = false;
};

/// A page as it would be added: nothing is written.
struct SeenPage {
  std::string url;  ///< the page's own, as far as it says
  PageFacts read;
  std::string sentence;            ///< French: why it could not be read; "" when it was
  std::optional<KnownPage> known;  ///< by the address given, or by the one it led to
};
Result<SeenPage> look_at_page(store::Database& db, net::HttpGetter& getter,
                              const std::string& address);

/// A page and what a person says of it. What they say goes before what the page says; where the
/// page cannot be read, a title that they typed is enough. Of an article that is there already
/// nothing is changed. Both addresses, the one given and the one reached, find it from then on.
struct PageToAdd {
  std::string address;
  PageFacts said = {};
  std::string note = {};  ///< the beginning of one's note on it; kept as a draft
};

struct AddedPage {
  StoryId story;
  std::string title;
  std::string url;
  bool known = false;    ///< the article was there before
  std::string sentence;  ///< French: why it could not be added; "" when it was
};

Result<AddedPage> add_page(store::Database& db, net::HttpGetter& getter, const Taggers& taggers,
                           const store::Curator& curator, const PageToAdd& wanted, Instant now);

}  // namespace vigie::app
