// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "text/xml_repair.hpp"

namespace vigie::text {
namespace {

TEST(BalanceXml, ClosesWhatWasLeftOpenAndDropsWhatClosesNothing) {
  struct Case {
    std::string_view why, given, expected;
  };
  static constexpr Case kCases[] = {
      {"balanced already", "<a><b x='1'/>c<!-- </a> --></a>", "<a><b x='1'/>c<!-- </a> --></a>"},
      {"HTML in an element", "<d>a<br>b <b>c</d><e/>", "<d>a<br>b <b>c</b></br></d><e/>"},
      {"an end tag too many", "<d>a</p>b</d>", "<d>ab</d>"},
      {"capitals", "<Title>a</title>", "<Title>a</Title>"},
      {"a forgotten prefix", "<dc:date>1</date>", "<dc:date>1</dc:date>"},
      {"markup in CDATA is text", "<d><![CDATA[<br></x>]]></d>", "<d><![CDATA[<br></x>]]></d>"},
      {"> inside quotes", "<a href=\"x>y\">b</a>", "<a href=\"x>y\">b</a>"},
      {"a quote that is never closed", "<a href=\"x>y</a><b/>", "<a href=\"x>y</a><b/>"},
      {"an instruction", "<?xml version=\"1.0\"?><a></a>", "<?xml version=\"1.0\"?><a></a>"},
      {"cut in a tag", "<a><b", "<a><b"},
      {"cut in an end tag", "<a>b</a", "<a>b</a>"},
      {"nothing", "", ""}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(balance_xml(c.given), c.expected);
    EXPECT_EQ(balance_xml(c.expected), c.expected) << "idempotent";
  }
}

TEST(BalanceXml, TakesLinearTimeOnWhatIsNeverClosed) {
  std::string open;
  for (int i = 0; i < 200'000; ++i) open += "<b>";
  const std::string closed = balance_xml("<a>" + open + "</a>");
  EXPECT_EQ(closed.size(), open.size() + 200'000 * 4 + 7);
  std::string stray;
  for (int i = 0; i < 200'000; ++i) stray += "</b>";
  EXPECT_EQ(balance_xml("<a>" + stray + "</a>"), "<a></a>");
}

}  // namespace
}  // namespace vigie::text
