// SPDX-License-Identifier: EUPL-1.2
#include "identify/title_key.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/secret.hpp"
#include "identify/identify.hpp"
#include "text/fold.hpp"

namespace vigie::identify {

std::string title_key(std::string_view title) {
  static constexpr std::array<std::string_view, 14> kLabels = {
      "video",   "videos",    "direct",  "live",     "podcast",     "entretien", "interview",
      "tribune", "reportage", "enquete", "exclusif", "infographie", "carte",     "photos"};
  const std::vector<text::Word> words = text::placed_words(title);
  std::string joined;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_label =
        i == 0 && words.size() > 2 && std::ranges::find(kLabels, words[i].folded) != kLabels.end();
    // "Direct : …", "VIDEO. …": a mark, not only a space, parts the label from the title.
    if (is_label && words[1].begin - words[0].end > 1) continue;
    if (!joined.empty()) joined += ' ';
    joined += words[i].folded;
  }
  return digest(joined, kKeyBytes);
}

}  // namespace vigie::identify
