// SPDX-License-Identifier: EUPL-1.2
/// Newsletters as sources: POST /sources/courriel makes one, GET /courriels/{key} shows a letter
/// with the pages that it leads to.
///
/// Shape   nothing of a letter is fetched: no picture, no pixel; a link is opened, or added to the
///         desk, by the person who wants it.
#pragma once

#include <string>

#include "base/entropy.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

struct LetterDoors {
  Entropy* entropy;
  std::string sources_address;  ///< "": no letter arrives here
};

Response post_mail_source(const Layout& layout, const Visit& visit, const LetterDoors& doors);
Response get_received_letter(const Layout& layout, const Visit& visit);

/// What a source's page tells of its letters; an empty address for a feed.
Result<void> set_letters(render::View& view, store::Reader& reader, SourceId source,
                         const std::string& sources_address);

}  // namespace vigie::web
