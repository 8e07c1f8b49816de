// SPDX-License-Identifier: EUPL-1.2
// Any bytes: the sanitiser's output is of its grammar (read by a checker that shares no code with
// it), within its maximum, and a second pass changes nothing. Text without a tag says the same by
// the short way and, behind a comment, through the tree.
#include "fuzz/fuzz.hpp"
#include "support/html_grammar.hpp"
#include "text/html.hpp"
#include "text/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vigie::text;
  const std::string_view given = vigie::test::as_text(data, size);
  const std::string once = sanitize_html(given, "https://journal.example/ville/").str();
  VIGIE_ASSERT(is_utf8(once));
  VIGIE_ASSERT(once.size() <= kHtmlBytesMax);
  VIGIE_ASSERT(vigie::test::grammar_problem(once).empty());
  VIGIE_ASSERT(sanitize_html(once, "").str() == once);

  for (const char* base : {"https://journal.example/ville/", ""}) {
    const std::string kept = clean_html(given, base);
    VIGIE_ASSERT(is_utf8(kept));
    VIGIE_ASSERT(vigie::test::published_grammar_problem(kept).empty());
    VIGIE_ASSERT(clean_html(kept, "") == kept);
    VIGIE_ASSERT(vigie::test::grammar_problem(sanitize_html(kept, "").str()).empty());
  }

  constexpr std::string_view kComment = "<!---->";
  if (given.find_first_of("<>&") == given.npos && given.size() + kComment.size() < kHtmlBytesMax &&
      is_utf8(given)) {
    VIGIE_ASSERT(clean_html(std::string(kComment) + std::string(given), "") ==
                 clean_html(given, ""));
  }

  const std::string plain = plain_text(given);
  VIGIE_ASSERT(is_utf8(plain));
  VIGIE_ASSERT(plain_text(escape_html(plain)) == plain);
  VIGIE_ASSERT(excerpt(plain, 40).size() <= 40);
  return 0;
}
