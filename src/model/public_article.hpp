// SPDX-License-Identifier: EUPL-1.2
/// All that may be shown of a press article to the public, and nothing else: `rights` makes it,
/// the panorama, its feeds and the letters read it.
///
/// Units   texts are plain UTF-8; themes and territories are labels.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.hpp"
#include "model/rota.hpp"

namespace vigie {
inline namespace model {

struct PublicArticle {
  std::string title;
  std::string media;
  std::string author;
  std::string url;  ///< http(s), without session or gift tokens; "" when the link may not be shown
  Access access = Access::free;
  std::optional<Instant> published_at;
  std::vector<std::string> themes;
  std::vector<std::string> territories;
  std::string note;     ///< the curator's own words
  std::string extract;  ///< the publisher's, where a grant and its page allow; "" mostly
};

}  // namespace model
}  // namespace vigie
