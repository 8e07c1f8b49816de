// SPDX-License-Identifier: EUPL-1.2
// Any bytes: no crash, texts are UTF-8, what is called HTML is of the sanitiser's grammar.
#include "fuzz/fuzz.hpp"
#include "parse/neutral_json.hpp"
#include "parse/parse_feed.hpp"
#include "support/html_grammar.hpp"
#include "text/utf8.hpp"

namespace vigie {
namespace {

void check_html(const std::string& html) {
  VIGIE_ASSERT(text::is_utf8(html));
  VIGIE_ASSERT(test::published_grammar_problem(html).empty());
}

void check_address(const std::string& url) {
  VIGIE_ASSERT(url.empty() || url.rfind("http://", 0) == 0 || url.rfind("https://", 0) == 0);
}

void check_item(const FeedItem& item) {
  VIGIE_ASSERT(text::is_utf8(item.title) && text::is_utf8(item.author));
  VIGIE_ASSERT(item.title.size() <= parse::kTitleBytesMax);
  VIGIE_ASSERT(item.excerpt.size() <= parse::kExcerptBytes && text::is_utf8(item.excerpt));
  check_html(item.summary_html);
  check_html(item.content_html);
  check_address(item.link);
  check_address(item.image);
  check_address(item.comments);
  for (const Enclosure& enclosure : item.enclosures) check_address(enclosure.url);
}

}  // namespace
}  // namespace vigie

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto feed = vigie::parse::parse_feed(vigie::test::as_text(data, size),
                                             {"https://journal.example/feed", "text/xml", "", ""});
  VIGIE_ASSERT(!vigie::parse::neutral_json(feed).empty());
  if (!feed) return 0;
  VIGIE_ASSERT(feed->items.size() <= vigie::parse::kItemsMax);
  vigie::check_html(feed->description_html);
  vigie::check_address(feed->link);
  for (const vigie::FeedItem& item : feed->items) vigie::check_item(item);
  return 0;
}
