// SPDX-License-Identifier: EUPL-1.2
#include "identify/item_words.hpp"

#include <optional>

#include "text/html.hpp"

namespace vigie::identify {
namespace {

constexpr std::string_view kCut = "…";

std::string plain_of(const FeedItem& item) {
  const bool has_content = item.content_html.size() > item.summary_html.size();
  const std::string& html = has_content ? item.content_html : item.summary_html;
  // An excerpt that was not cut is the whole text of what it was made of.
  const bool excerpt_of_it = !has_content || item.summary_html.empty();
  if (excerpt_of_it && !item.excerpt.empty() && !item.excerpt.ends_with(kCut)) return item.excerpt;
  return html.empty() ? item.excerpt : text::plain_text(html);
}

/// The words of an excerpt of that text; none where it is another text, or cut inside a word.
std::optional<text::Folded> words_of_start(const text::Folded& plain, std::string_view excerpt) {
  std::string_view start = excerpt;
  if (start.ends_with(kCut)) start.remove_suffix(kCut.size());
  if (!plain.text.starts_with(start)) return std::nullopt;
  auto words = plain.first(start.size());
  if (words) words->text = excerpt;
  return words;
}

}  // namespace

void ItemWords::read(const FeedItem& item) {
  plain_text_ = plain_of(item);
  title_ = text::fold_words(item.title, room_.title);
  plain_ = text::fold_words(plain_text_, room_.plain);
  const auto start = words_of_start(plain_, item.excerpt);
  excerpt_ = start ? *start : text::fold_words(item.excerpt, room_.excerpt);
}

}  // namespace vigie::identify
