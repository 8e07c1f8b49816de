// SPDX-License-Identifier: EUPL-1.2
#include "letter/link_words.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "text/fold.hpp"
#include "text/french.hpp"

namespace vigie::letter {
namespace {

std::string_view verb_of(const Block& block) {
  if (block.media_kind == "audio") return "Écouter l’émission";
  if (block.media_kind == "video") return "Regarder la vidéo";
  return "Lire l’article";
}

/// Made of the media; "" where it has no name.
std::string words_by_media(const Block& block) {
  if (block.media.empty()) return {};
  return fmt::format("{} {}", verb_of(block), of_name(block.media));
}

bool said_elsewhere(const std::string& words, const Block& block, const Issue& issue) {
  return std::ranges::any_of(issue.blocks, [&](const Block& other) {
    return other.url != block.url && other.link_label.empty() && words_by_media(other) == words;
  });
}

}  // namespace

std::string of_name(std::string_view name) {
  if (name.starts_with("Les ")) return fmt::format("des {}", name.substr(4));
  if (name.starts_with("Le ")) return fmt::format("du {}", name.substr(3));
  const std::string folded = text::fold(name.substr(0, 8));
  const bool vowel =
      !folded.empty() && std::string_view("aeiouy").find(folded.front()) != std::string_view::npos;
  return fmt::format(fmt::runtime(vowel ? "d’{}" : "de {}"), name);
}

LinkWords link_words(const Block& block, const Issue& issue) {
  LinkWords words{block.link_label, ""};
  if (words.label.empty()) {
    words.label = words_by_media(block);
    if (words.label.empty() || said_elsewhere(words.label, block, issue)) {
      words.label = text::typographic(fmt::format("Lire «\u00a0{}\u00a0»", block.title));
    }
    return words;
  }
  const std::size_t open = words.label.rfind(" (");
  if (open == std::string::npos || open == 0 || !words.label.ends_with(')')) return words;
  words.note = words.label.substr(open + 1);
  words.label.resize(open);
  return words;
}

}  // namespace vigie::letter
