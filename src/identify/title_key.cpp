// SPDX-License-Identifier: EUPL-1.2
#include "identify/title_key.hpp"

#include <algorithm>
#include <array>

#include "identify/identify.hpp"
#include "text/fold.hpp"

namespace vigie::identify {

std::string title_key(const text::Folded& title) {
  static constexpr std::array<std::string_view, 14> kLabels = {
      "video",   "videos",    "direct",  "live",     "podcast",     "entretien", "interview",
      "tribune", "reportage", "enquete", "exclusif", "infographie", "carte",     "photos"};
  const std::span<const text::FoldedWord> words = title.words;
  const bool is_label =
      words.size() > 2 && std::ranges::find(kLabels, title.folded_of(words[0])) != kLabels.end();
  // "Direct : …", "VIDEO. …": a mark, not only a space, parts the label from the title.
  const bool labelled = is_label && words[1].begin - words[0].end > 1;
  const std::size_t from = labelled ? words[1].folded_begin : 0;
  return key_of(title.folded.substr(from));
}

std::string title_key(std::string_view title) {
  text::FoldedText room;
  return title_key(text::fold_words(title, room));
}

}  // namespace vigie::identify
