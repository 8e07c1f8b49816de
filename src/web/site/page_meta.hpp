// SPDX-License-Identifier: EUPL-1.2
/// What a public page says of itself to who looks for it, shares it or follows
/// it.
///
/// Shape   plain values; the frame writes them into the head.
/// Units   addresses are whole, with the site's own.
#pragma once

#include <string>
#include <vector>

namespace vigie::web {

struct FeedLink {
  std::string type;
  std::string title;
  std::string path;
};

struct PageMeta {
  std::string description;
  std::string canonical;
  std::string kind = "website";  ///< of OpenGraph
  std::vector<FeedLink> feeds = {};
  std::string data = {};  ///< the path of its JSON-LD; "" for none
  bool indexed = true;    ///< a search's answer is not
};

}  // namespace vigie::web
