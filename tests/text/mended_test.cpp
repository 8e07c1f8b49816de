// SPDX-License-Identifier: EUPL-1.2
#include "text/mended.hpp"

#include <gtest/gtest.h>

namespace vigie::text {
namespace {

struct Case {
  std::string_view why, given, expected;  ///< "" where nothing is mended
};

TEST(Mojibake, IsReadOnceMoreWhereTheWholeTextBecomesFrenchByIt) {
  static constexpr Case kCases[] = {
      {"letters", "Le marchÃ© de NoÃ«l", "Le marché de Noël"},
      {"typography", "Lâ€™Ã©cole Â«Â\u00A0ouverteÂ\u00A0Â» â€“ 3â\u201A¬",
       "L’école «\u00A0ouverte\u00A0» – 3€"},
      {"a capital whose second byte is none of windows-1252", "Ã\u0089cole", "École"},
      {"the same letter as windows-1252 has it", "Ã‰cole", "École"},
      {"œ", "cÅ“ur", "cœur"},
      {"twice", "marchÃƒÂ©", "marché"},
      {"a sign of emotion", "bravo ðŸ˜€", "bravo 😀"},
      {"good French", "Le marché de Noël «\u00A0ouvert\u00A0» à l’été… »", ""},
      {"good and bad side by side", "Le marchÃ© de Noël", ""},
      {"letters that no byte is", "marchÃ© – Ελλάδα", ""},
      {"a quotation that ends behind an accent", "…l’été…»", ""},
      {"an accent before two marks that would make a Chinese letter", "Et l'été…»", ""},
      {"Portuguese", "São João não", ""},
      {"German", "Köln über Ärger", ""},
      {"plain", "Le port", ""},
      {"nothing", "", ""}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(without_mojibake(c.given).value_or(""), c.expected);
  }
}

TEST(CdataMarks, LeaveTheTextBetweenThem) {
  static constexpr Case kCases[] = {
      {"around a text", "<![CDATA[Le blog]]>", "Le blog"},
      {"inside", "Un <![CDATA[mot]]> en <![CDATA[gras]]>", "Un mot en gras"},
      {"one in another", "<![CDATA[<![CDATA[Le blog]]>]]>", "Le blog"},
      {"cut", "<![CDATA[Le blog", "Le blog"},
      {"one end that was escaped", "<![CDATA[Le blog]]&gt;", ""},
      {"none", "Le blog]]>", ""}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(without_cdata_marks(c.given).value_or(""), c.expected);
  }
}

}  // namespace
}  // namespace vigie::text
