// SPDX-License-Identifier: EUPL-1.2
#include "text/charset.hpp"

#include <gtest/gtest.h>

#include "text/utf8.hpp"

namespace vigie::text {
namespace {

using namespace std::string_literals;

struct Case {
  std::string why, bytes, http_charset, utf8, encoding;
  bool repaired = false;
};

TEST(ToUtf8, FollowsTheBytesBeforeTheLabels) {
  const Case kCases[] = {
      {"nothing said", "Lille", "", "Lille", "utf-8"},
      {"valid UTF-8 whatever HTTP says", "é", "iso-8859-1", "é", "utf-8"},
      {"a mark of UTF-8", "\xEF\xBB\xBF<a>é", "", "<a>é", "utf-8"},
      {"Latin-1 is windows-1252", "l\x92\xe9t\xe9", "ISO-8859-1", "l’été", "windows-1252"},
      {"HTTP before the declaration", "<?xml version='1.0' encoding='koi8-r'?>\xe9",
       "text/xml; charset=\"windows-1251\"", "<?xml version='1.0' encoding='koi8-r'?>й",
       "windows-1251"},
      {"the declaration", "<?xml version=\"1.0\" encoding=\"iso-8859-15\"?>\xa4", "",
       "<?xml version=\"1.0\" encoding=\"iso-8859-15\"?>€", "iso-8859-15"},
      {"the meta element", "<meta charset=windows-1251>\xe9", "", "<meta charset=windows-1251>й",
       "windows-1251"},
      {"nothing said and no UTF-8", "\xe9t\xe9", "", "été", "windows-1252", true},
      {"ASCII keeps its declared name", "<?xml encoding='ISO-8859-1'?>a", "",
       "<?xml encoding='ISO-8859-1'?>a", "iso-8859-1"},
      {"UTF-16 by its mark", "\xFF\xFE<\0\xE9\0"s, "", "<é", "utf-16le"},
      {"UTF-16 without one", "\0<\0\xE9"s, "", "<é", "utf-16be"},
      {"UTF-32 without one", "<\0\0\0\xE9\0\0\0"s, "", "<é", "utf-32le"},
      {"stray bytes in UTF-8", "été comme l\x92hiver", "utf-8", "été comme l’hiver", "utf-8", true},
      {"windows-1252 said to be UTF-8", "l\x92\xe9t\xe9", "utf-8", "l’été", "windows-1252", true},
      {"UTF-8 by chance in Latin-1", "CAF\xC9\xA0\xBB \xe9t\xe9", "latin1", "CAFÉ\u00A0» été",
       "windows-1252"},
      {"mostly UTF-8 said to be Latin-1", "été, forêt, l\x92hiver", "latin1", "été, forêt, l’hiver",
       "utf-8", true},
      {"an unknown label says nothing", "\xe9", "x-inconnu", "é", "windows-1252", true},
      {"a decoder of the C library that we never ask for", "\xe9", "iso-2022-cn-ext", "é",
       "windows-1252", true},
      {"UTF-16 said of bytes that are not", "<?xml encoding='utf-16'?>é", "",
       "<?xml encoding='utf-16'?>é", "utf-8"},
      {"a character cut at the end", "\xFF\xFE<\0\xE9"s, "", "<\uFFFD", "utf-16le", true},
      {"nothing at all", "", "", "", "utf-8"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const Decoded decoded = to_utf8(c.bytes, c.http_charset);
    EXPECT_EQ(decoded.utf8, c.utf8);
    EXPECT_EQ(decoded.encoding, c.encoding);
    EXPECT_EQ(decoded.repaired, c.repaired);
    EXPECT_TRUE(is_utf8(decoded.utf8));
  }
}

TEST(ToUtf8, CopiesOnlyWhatItConverts) {
  constexpr std::string_view kUtf8Text = "\xEF\xBB\xBF<a>é</a>";
  EXPECT_EQ(to_utf8(kUtf8Text, "").utf8.data(), kUtf8Text.data() + 3);
  const Decoded given = to_utf8("<a>\xE9</a>", "latin1");
  ASSERT_TRUE(given.converted);
  EXPECT_EQ(given.utf8.data(), given.converted->data());
}

}  // namespace
}  // namespace vigie::text
