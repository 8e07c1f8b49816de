// SPDX-License-Identifier: EUPL-1.2
#include "identify/title_key.hpp"

#include <algorithm>
#include <array>

#include "base/secret.hpp"
#include "identify/identify.hpp"
#include "text/fold.hpp"

namespace vigie::identify {

std::string title_key(std::string_view title) {
  static constexpr std::array<std::string_view, 14> kLabels = {
      "video",   "videos",    "direct",  "live",     "podcast",     "entretien", "interview",
      "tribune", "reportage", "enquete", "exclusif", "infographie", "carte",     "photos"};
  static thread_local text::FoldedText text;  // its memory is worth more than its content
  text::fold_words(title, text);
  const std::vector<text::FoldedWord>& words = text.words;
  const bool is_label =
      words.size() > 2 && std::ranges::find(kLabels, text.folded_of(words[0])) != kLabels.end();
  // "Direct : …", "VIDEO. …": a mark, not only a space, parts the label from the title.
  const bool labelled = is_label && words[1].begin - words[0].end > 1;
  const std::size_t from = labelled ? words[1].folded_begin : 0;
  return digest(std::string_view(text.folded).substr(from), kKeyBytes);
}

}  // namespace vigie::identify
