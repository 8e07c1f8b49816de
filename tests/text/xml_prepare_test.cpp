// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "text/utf8.hpp"
#include "text/xml_repair.hpp"

namespace vigie::text {
namespace {

using namespace std::string_view_literals;

TEST(PrepareXml, LeavesWhatPugixmlReads) {
  struct Case {
    std::string_view why, given, prepared;
  };
  static constexpr Case kCases[] = {
      {"references of XML itself", "<a b='&quot;'>&lt;p&gt; &amp;eacute; &apos;</a>",
       "<a b='&quot;'>&lt;p&gt; &amp;eacute; &apos;</a>"},
      {"one that a cut document ends with", "<a>&amp;", "<a>&#38;"},
      {"names of HTML, numbers", "<a>&eacute;&#8217;&#146;&#60;</a>", "<a>é’’&#60;</a>"},
      {"an ampersand that begins nothing", "<a>R&D &foo; &lt</a>",
       "<a>R&#38;D &#38;foo; &#38;lt</a>"},
      {"a bracket that opens nothing", "<a>1 < 2 <= 3 <</a>", "<a>1 &#60; 2 &#60;= 3 &#60;</a>"},
      {"sections as they are", "<a><![CDATA[<x> & &eacute;]]><!-- & < --></a>",
       "<a><![CDATA[<x> & &eacute;]]><!-- & < --></a>"},
      {"control characters go, in sections too", "<a>\x01x\x0B<![CDATA[\x02&<\x03]]>\x04</a>",
       "<a>x<![CDATA[&<]]></a>"},
      {"white space stays", "<a>\t\r\n</a>", "<a>\t\r\n</a>"},
      {"a section without an end", "<a><![CDATA[x & \x01y", "<a><![CDATA[x & y"},
      {"the DOCTYPE goes, its entities count",
       "<!DOCTYPE a [<!ENTITY b \"c&d\"><!ENTITY e 'f'>]>"
       "<a>&b; &e;</a>",
       "<a>&#38;b; f</a>"},
      {"of the next one only the mark goes", "<!DOCTYPE a><a><!DOCTYPE b><c/></a>", "<a><c/></a>"},
      {"junk before the document", "Warning: 1 < 2\n<?xml version='1.0'?><a/>",
       "<?xml version='1.0'?><a/>"},
      {"nothing", "", ""}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(prepare_xml(c.given), c.prepared);
  }
}

TEST(PrepareXml, WritesReferencesAsNumbersForLibxml2) {
  EXPECT_EQ(
      prepare_xml("<a b='&quot;'>&lt;p&gt; &amp;eacute; &apos;</a>", OwnReferences::as_numbers),
      "<a b='&#34;'>&#60;p&#62; &#38;eacute; &#39;</a>");
}

TEST(FindControl, FindsTheFirstOneWhereverItStands) {
  const std::string clean(300, 'x');
  EXPECT_EQ(find_control("\t\r\n é\x7F"), std::string_view::npos);
  EXPECT_EQ(find_control(clean), std::string_view::npos);
  for (const std::size_t at : {0U, 1U, 63U, 64U, 65U, 127U, 255U, 256U, 299U}) {
    for (const char control : "\0\x01\x08\x0B\x0C\x0E\x1F"sv) {
      std::string text = clean;
      text[at] = control;
      EXPECT_EQ(find_control(text), at);
      EXPECT_EQ(find_control(text, at), at);
      EXPECT_EQ(find_control(text, at + 1), std::string_view::npos);
    }
  }
}

}  // namespace
}  // namespace vigie::text
