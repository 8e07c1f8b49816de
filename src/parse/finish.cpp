// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "parse/limits.hpp"
#include "parse/media.hpp"
#include "parse/parse_feed.hpp"
#include "parse/reading.hpp"
#include "text/html.hpp"
#include "text/url_redirects.hpp"
#include "text/utf8.hpp"

namespace vigie::parse {
namespace {

constexpr std::size_t kTitleFromTextBytes = 100;

/// The first sentence of a text, or as much of it as a title may hold.
std::string first_sentence(std::string_view text) {
  static constexpr std::string_view kEnds[] = {". ", "! ", "? ", "… "};
  std::size_t end = text.size();
  for (const std::string_view mark : kEnds) {
    const std::size_t at = text.find(mark);
    if (at != std::string_view::npos) end = std::min(end, at + mark.size() - 1);
  }
  return text::excerpt(text.substr(0, end), kTitleFromTextBytes);
}

/// What the cleaned body gives: the excerpt, and what the item does not name itself.
void finish_body(FeedItem& item) {
  const std::string& body = item.summary_html.empty() ? item.content_html : item.summary_html;
  const std::string text = text::plain_text(body, kExcerptBytes);
  item.excerpt = text::excerpt(text, kExcerptBytes);
  if (item.title.empty()) item.title = first_sentence(text);
  if (item.title.empty()) item.title = first_sentence(picture_words(body));
  if (item.image.empty()) item.image = first_picture(item.content_html);
  if (item.image.empty()) item.image = first_picture(item.summary_html);
}

void finish_item(FeedItem& item, const ParsedFeed& feed) {
  if (item.link.empty() && !item.enclosures.empty()) item.link = item.enclosures.front().url;
  if (std::string page = text::redirect_target(item.link); !page.empty()) {
    item.link = std::move(page);
  }
  item.id_is_link = item.id.empty();
  if (item.id_is_link) item.id = item.link;
  if (item.language.empty()) item.language = feed.language;
  if (item.author.empty()) item.author = feed.author;
  if (item.categories.empty()) item.categories = feed.categories;
  finish_media(item);
}

/// JSON Feed gives itself no date: it is as new as what it holds.
void date_by_items(ParsedFeed& feed) {
  for (const FeedItem& item : feed.items) {
    const auto at = std::max(item.published_at, item.updated_at);
    feed.updated_at = std::max(feed.updated_at, at);
  }
}

}  // namespace

bool says_nothing(const FeedItem& item) {
  return item.title.empty() && item.link.empty() && item.excerpt.empty();
}

void finish(ParsedFeed& feed, Bodies bodies) {
  if (bodies == Bodies::cleaned) {
    for (FeedItem& item : feed.items) finish_body(item);
    if (feed.image.empty()) feed.image = first_picture(feed.description_html);
  }
  if (feed.format == FeedFormat::json) date_by_items(feed);
  for (FeedItem& item : feed.items) finish_item(item, feed);
}

}  // namespace vigie::parse
