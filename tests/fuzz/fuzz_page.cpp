// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a web page: its tags end, what it says is UTF-8 of one line, what it announces is an
// address of the web.
#include "fuzz/fuzz.hpp"
#include "parse/page.hpp"
#include "text/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vigie;
  const std::string_view given = test::as_text(data, size);
  const auto page = parse::read_page(given, {"https://journal.example/a", "text/html", "", ""});
  if (!page) return 0;
  for (const std::string& line : {page->title, page->description, page->author, page->site_name}) {
    VIGIE_ASSERT(text::is_utf8(line) && line.size() <= parse::kTitleBytesMax);
    VIGIE_ASSERT(line.find('\n') == std::string::npos);
  }
  VIGIE_ASSERT(page->link.starts_with("http"));
  VIGIE_ASSERT(page->feeds.size() <= parse::kAnnouncedMax);
  for (const auto& feed : page->feeds) VIGIE_ASSERT(feed.url.starts_with("http"));
  return 0;
}
