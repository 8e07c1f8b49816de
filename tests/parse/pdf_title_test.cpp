// SPDX-License-Identifier: EUPL-1.2
#include "parse/pdf_title.hpp"

#include <gtest/gtest.h>

namespace vigie::parse {
namespace {

TEST(PdfTitle, IsReadWhereverADocumentKeepsIt) {
  struct Case {
    const char* why;
    std::string bytes, title;
  };
  const Case cases[] = {
      {"literal, with escapes", "%PDF-1.4 /Title (Rapport \\(annuel\\))", "Rapport (annuel)"},
      {"octal Latin-1", "%PDF-1.4 /Title (L\\351gislation)", "Législation"},
      {"UTF-16 in hex", "%PDF-1.4 /Title <FEFF00C90074E9>", "Ét"},
      {"XMP before information",
       "%PDF-1.4 /Title (x) <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Ville &amp; "
       "santé</rdf:li></rdf:Alt></dc:title>",
       "Ville & santé"},
      {"nothing", "%PDF-1.4 << >>", ""},
      {"cut in its string", "%PDF-1.4 /Title (Sans fin", "Sans fin"},
      {"markup is text", "%PDF-1.4 /Title (<b>gras</b>)", "<b>gras</b>"}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(pdf_title(c.bytes), c.title);
  }
  EXPECT_TRUE(is_pdf("%PDF-1.7"));
  EXPECT_FALSE(is_pdf("<html>%PDF-"));
}

}  // namespace
}  // namespace vigie::parse
