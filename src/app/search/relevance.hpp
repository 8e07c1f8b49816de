// SPDX-License-Identifier: EUPL-1.2
/// How near a title is to the words that were asked for.
///
/// Shape   folded words -> a number, higher is nearer: words of the title before words of the text,
///         at its beginning before further on, in the order asked before scattered.
/// Pure    yes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie::app {

/// `asked`: words or phrases, "mediat*" for all that begins so.
int relevance(const std::vector<std::string>& asked, std::string_view title);

/// A part of a text, and whether it is one of the words that were asked for.
struct MarkedPart {
  std::string text;
  bool hit = false;
};
/// The whole text, in order.
std::vector<MarkedPart> marked(std::string_view text, const std::vector<std::string>& asked);

}  // namespace vigie::app
