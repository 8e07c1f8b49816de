// SPDX-License-Identifier: EUPL-1.2
// Any bytes: the sanitiser's output is of its grammar (read by a checker that shares no code with
// it), within its maximum, and a second pass changes nothing. What is simple enough to be written
// without a tree is what a tree would make of it.
#include "fuzz/fuzz.hpp"
#include "support/html_grammar.hpp"
#include "text/html.hpp"
#include "text/html_simple.hpp"
#include "text/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vigie::text;
  const std::string_view given = vigie::test::as_text(data, size);
  constexpr std::string_view kBase = "https://journal.example/ville/";
  const std::string once = sanitize_html(given, kBase).str();
  VIGIE_ASSERT(is_utf8(once));
  VIGIE_ASSERT(once.size() <= kHtmlBytesMax);
  VIGIE_ASSERT(vigie::test::grammar_problem(once).empty());
  VIGIE_ASSERT(sanitize_html(once, "").str() == once);

  for (const std::string_view base : {kBase, std::string_view()}) {
    const std::string kept = clean_html(given, base);
    VIGIE_ASSERT(is_utf8(kept));
    VIGIE_ASSERT(vigie::test::published_grammar_problem(kept).empty());
    VIGIE_ASSERT(clean_html(kept, "") == kept);
    VIGIE_ASSERT(vigie::test::grammar_problem(sanitize_html(kept, "").str()).empty());
  }

  // A comment is not simple: behind one the same markup goes through libxml2's tree.
  const std::string through_tree = "<!---->" + std::string(given);
  for (const bool as_published : {true, false}) {
    HtmlWriter writer(given.size());
    if (through_tree.size() > kHtmlBytesMax) break;
    if (!write_simple(writer, given, {kBase, as_published})) continue;
    VIGIE_ASSERT(std::move(writer).finish() == (as_published
                                                    ? clean_html(through_tree, kBase)
                                                    : sanitize_html(through_tree, kBase).str()));
  }

  const std::string plain = plain_text(given);
  VIGIE_ASSERT(is_utf8(plain));
  VIGIE_ASSERT(plain_text(escape_html(plain)) == plain);
  VIGIE_ASSERT(excerpt(plain, 40).size() <= 40);
  return 0;
}
