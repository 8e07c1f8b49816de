// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a JSON Feed, and as the structured data of a page: no crash, what comes out is UTF-8
// within its maxima, addresses are of the web.
#include "fuzz/fuzz.hpp"
#include "parse/json_feed.hpp"
#include "parse/page.hpp"
#include "parse/parse_feed.hpp"
#include "support/html_grammar.hpp"
#include "text/utf8.hpp"

namespace vigie {
namespace {

void check_item(const FeedItem& item) {
  VIGIE_ASSERT(text::is_utf8(item.title) && text::is_utf8(item.id) && text::is_utf8(item.author));
  VIGIE_ASSERT(item.title.size() <= parse::kTitleBytesMax);
  VIGIE_ASSERT(item.link.empty() || item.link.starts_with("http"));
  VIGIE_ASSERT(test::published_grammar_problem(item.content_html).empty());
  VIGIE_ASSERT(test::published_grammar_problem(item.summary_html).empty());
  VIGIE_ASSERT(!item.duration_seconds || *item.duration_seconds > 0);
}

}  // namespace
}  // namespace vigie

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vigie;
  const std::string_view given = test::as_text(data, size);
  const auto feed =
      parse::parse_feed("{" + std::string(given), {"https://a.example/f", "", "", ""});
  if (feed) {
    VIGIE_ASSERT(feed->items.size() <= parse::kItemsMax);
    for (const FeedItem& item : feed->items) check_item(item);
  }
  parse::WebPage page;
  parse::read_linked_data(page, given);
  VIGIE_ASSERT(text::is_utf8(page.title) && text::is_utf8(page.author));
  VIGIE_ASSERT(page.title.size() <= parse::kTitleBytesMax);
  return 0;
}
