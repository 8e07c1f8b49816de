// SPDX-License-Identifier: EUPL-1.2
#include "text/url.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

#include "text/domain.hpp"

namespace vigie::text {
namespace {

TEST(AbsoluteUrl, ReadsAnAddressWhereItWasFound) {
  struct Case {
    std::string_view why, given, base, expected;
  };
  static constexpr Case kCases[] = {
      {"whole", "https://a.fr/x", "", "https://a.fr/x"},
      {"white space around", "\n  https://a.fr/x \t", "", "https://a.fr/x"},
      {"empty path", "http://A.FR", "", "http://a.fr/"},
      {"host in lower case, path kept", "HTTP://A.fr/Path", "", "http://a.fr/Path"},
      {"accents encoded", "https://a.fr/été?q=é", "", "https://a.fr/%C3%A9t%C3%A9?q=%C3%A9"},
      {"space encoded", "https://a.fr/a b", "", "https://a.fr/a%20b"},
      {"quotes encoded", "https://a.fr/\"<x>", "", "https://a.fr/%22%3Cx%3E"},
      {"international host", "https://crédit-münchen.fr/", "",
       "https://xn--crdit-mnchen-ceb5y.fr/"},
      {"dots folded", "https://a.fr/b/../c/./d", "", "https://a.fr/c/d"},
      {"relative to a page", "c.html", "https://a.fr/b/d.html", "https://a.fr/b/c.html"},
      {"relative to the root", "/c", "https://a.fr/b/d", "https://a.fr/c"},
      {"relative to the scheme", "//b.fr/c", "https://a.fr/b/d", "https://b.fr/c"},
      {"query only", "?p=2", "https://a.fr/b", "https://a.fr/b?p=2"},
      {"colon in a relative path", "/2026/a:b", "https://a.fr/", "https://a.fr/2026/a:b"},
      {"hexadecimal address", "http://0x7f.1/", "", "http://127.0.0.1/"},
      {"number with a dot, an address without", "http://0x7f./", "", "http://0.0.0.127/"},
      {"encoded number", "http://%36/a", "", "http://0.0.0.6/a"},
      {"trailing dot of the root", "https://a.fr./x", "", "https://a.fr/x"},
      {"refused: host with an empty label", "https://www../x", "", ""},
      {"version 6", "http://[::1]:8080/x", "", "http://[::1]:8080/x"},
      {"refused: backslash", "https://a.fr\\@b.fr/", "", ""},
      {"refused: line feed inside", "https://a.fr/\nx", "", ""},
      {"refused: script", "javascript:alert(1)", "https://a.fr/", ""},
      {"refused: mail", "mailto:a@b.fr", "https://a.fr/", ""},
      {"refused: file", "file:///etc/passwd", "", ""},
      {"refused: host with a bar", "https://example|org/", "", ""},
      {"refused: no host", "https:///x", "", ""},
      {"refused: one slash", "https:/x", "", ""},
      {"refused: relative to nothing", "/x", "", ""},
      {"refused: empty", "", "https://a.fr/", ""},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(absolute_url(c.given, c.base).value_or(""), c.expected);
  }
}

TEST(AbsoluteUrl, RefusesWhatIsTooLong) {
  const std::string long_path(kUrlBytesMax, 'a');
  EXPECT_FALSE(absolute_url("https://a.fr/" + long_path, ""));
  EXPECT_TRUE(absolute_url("https://a.fr/" + long_path.substr(100), ""));
}

TEST(CanonicalUrl, GivesOneStringPerPage) {
  struct Case {
    std::string_view why, given, expected;
  };
  static constexpr Case kCases[] = {
      {"tracker dropped", "https://a.fr/x?utm_source=rss&id=3", "https://a.fr/x?id=3"},
      {"all trackers dropped", "https://a.fr/x?xtor=RSS-1&at_medium=m&FBCLID=1", "https://a.fr/x"},
      {"host folded, path kept", "HTTP://A.fr/Été", "https://a.fr/Été"},
      {"same page, encoded", "https://a.fr/%c3%89t%C3%A9", "https://a.fr/Été"},
      {"http is https", "http://a.fr/x", "https://a.fr/x"},
      {"www", "https://www.a.fr/x", "https://a.fr/x"},
      {"www twice", "https://www.www.a.fr/x", "https://a.fr/x"},
      {"www as a name of its own", "https://www.fr/x", "https://www.fr/x"},
      {"www before numbers", "http://www.2.1:8080/x", "https://www.2.1:8080/x"},
      {"trailing slash", "https://a.fr/x/", "https://a.fr/x"},
      {"root keeps its slash", "https://a.fr", "https://a.fr/"},
      {"default port", "http://a.fr:80/x", "https://a.fr/x"},
      {"secure port", "https://a.fr:443/x", "https://a.fr/x"},
      {"other port kept", "http://127.0.0.1:8080/x", "https://127.0.0.1:8080/x"},
      {"fragment", "https://a.fr/x#xtor=RSS-3-[general]", "https://a.fr/x"},
      {"page named by a fragment", "https://a.fr/#!/article/12", "https://a.fr/#!/article/12"},
      {"reserved stays encoded", "https://a.fr/a%2fb", "https://a.fr/a%2Fb"},
      {"unreserved decoded", "https://a.fr/%7Ejean", "https://a.fr/~jean"},
      {"lone percent", "https://a.fr/100%", "https://a.fr/100%25"},
      {"percent of a percent", "https://a.fr/%%34%31", "https://a.fr/%2541"},
      {"no letter in any charset", "https://a.fr/%E9t%E9", "https://a.fr/%E9t%E9"},
      {"empty query", "https://a.fr/x?", "https://a.fr/x"},
      {"order kept", "https://a.fr/?b=1&a=2", "https://a.fr/?b=1&a=2"},
      {"parameter that starts like a family", "https://a.fr/?at=1", "https://a.fr/?at=1"},
      {"other scheme", "mailto:user@example.org", "mailto:user@example.org"},
      {"unreadable", "https://example|org/", ""},
      {"relative", "/x", ""},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(canonical_url(c.given), c.expected);
    const std::string once = canonical_url(c.given);
    EXPECT_EQ(canonical_url(once), once);
  }
}

TEST(CanonicalUrl, DropsARefThatNamesWhereItWasFound) {
  EXPECT_EQ(canonical_url("https://a.fr/x?ref=feed.com", "http://feed.com"), "https://a.fr/x");
  EXPECT_EQ(canonical_url("https://a.fr/x?ref=a.fr", "", "https://www.a.fr/"), "https://a.fr/x");
  EXPECT_EQ(canonical_url("https://a.fr/x?ref=b.fr", "http://feed.com", "https://a.fr/"),
            "https://a.fr/x?ref=b.fr");
}

RC_GTEST_PROP(CanonicalUrlProperty, ChangesNothingTheSecondTime, ()) {
  const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
      "a", "Z", "é", "%", "%2E", "%2f", "%C3", "%A9", "%41", "\xC3", "\xA9", ".", "..", "/", "//",
      "?", "&", "=", "#", "#!/", "utm_a=1", "ref=a.fr", ":80", ":443", "@", "www.", " ", "+", "[",
      "]", "|", "~", ";"));
  std::string url = "http://www.a.fr/";
  if (*rc::gen::arbitrary<bool>()) url = "http://";
  for (const auto& piece : pieces) url += piece;
  const std::string once = canonical_url(url);
  RC_ASSERT(canonical_url(once) == once);
}

TEST(HostOf, IsInLowerCaseWithoutPort) {
  EXPECT_EQ(host_of("https://WWW.a.fr:8443/x"), "www.a.fr");
  EXPECT_EQ(host_of("https://u:p@a.fr/x"), "a.fr");
  EXPECT_EQ(host_of("http://[::1]:80/"), "[::1]");
  EXPECT_EQ(host_of("no address"), "");
  EXPECT_EQ(host_of("https://a.fr/école?q=été#x"), "a.fr");
  EXPECT_EQ(host_of("https://a.fr/\x01"), "");
}

TEST(RegistrableDomain, FollowsThePublicSuffixes) {
  EXPECT_EQ(registrable_domain("www.lemonde.fr"), "lemonde.fr");
  EXPECT_EQ(registrable_domain("www.ville.gouv.fr"), "ville.gouv.fr");
  EXPECT_EQ(registrable_domain("127.0.0.1"), "127.0.0.1");
  EXPECT_EQ(registrable_domain("[::1]"), "[::1]");
  EXPECT_EQ(registrable_domain("localhost"), "localhost");
  EXPECT_EQ(registrable_domain("fr"), "fr");
}

}  // namespace
}  // namespace vigie::text
