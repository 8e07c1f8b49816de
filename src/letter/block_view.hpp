// SPDX-License-Identifier: EUPL-1.2
/// A block -> what the templates of mail and text show of it.
///
/// Shape   one view for both; the links of the text part are numbered through the issue.
/// Pure    yes.
#pragma once

#include "letter/markdown.hpp"
#include "letter/render_issue.hpp"
#include "render/view.hpp"

namespace vigie::letter {

/// The links of the text part, numbered through the issue.
struct LinkCounter {
  int last = 0;
};

struct BlockPlace {
  const Issue& issue;
  const SectionPlan& section;
  const IssueAddresses& addresses;
  bool first = false;  ///< of its section
};

render::View block_view(const Block& block, const BlockPlace& place, LinkCounter& counter);

/// What people wrote, as a page shows it too.
std::vector<render::View> part_views(const std::vector<Part>& parts);

/// Where a picture of the letter stands; "" where the block has none.
std::string picture_address(const Picture& picture, const IssueAddresses& addresses);

}  // namespace vigie::letter
