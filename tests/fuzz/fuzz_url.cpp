// SPDX-License-Identifier: EUPL-1.2
// Any address on any base (the first line): absolute means http or https in ASCII, and a second
// reading changes nothing; a key is its own key.
#include "fuzz/fuzz.hpp"
#include "text/domain.hpp"
#include "text/url.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vigie::text;
  const std::string_view given = vigie::test::as_text(data, size);
  const std::size_t line = given.find('\n');
  const bool based = line != std::string_view::npos;
  const auto url = absolute_url(based ? given.substr(line + 1) : given,
                                based ? given.substr(0, line) : std::string_view());
  if (!url) return 0;
  VIGIE_ASSERT(url->rfind("http://", 0) == 0 || url->rfind("https://", 0) == 0);
  VIGIE_ASSERT(url->size() <= kUrlBytesMax);
  for (const char c : *url) VIGIE_ASSERT(c > ' ' && c < 0x7F);
  VIGIE_ASSERT(absolute_url(*url, "") == url);
  VIGIE_ASSERT(!host_of(*url).empty());
  const std::string key = canonical_url(*url);
  VIGIE_ASSERT(canonical_url(key) == key);
  VIGIE_ASSERT(!registrable_domain(host_of(*url)).empty());
  return 0;
}
