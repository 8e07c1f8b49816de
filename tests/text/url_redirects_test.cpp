// SPDX-License-Identifier: EUPL-1.2
#include "text/url_redirects.hpp"

#include <gtest/gtest.h>

namespace vigie::text {
namespace {

TEST(RedirectTarget, IsThePageThatTheAddressHolds) {
  struct Case {
    std::string_view why, given, expected;
  };
  static constexpr Case kCases[] = {
      {"Google Alerts",
       "https://www.google.com/url?rct=j&sa=t&url=https://courrier.example.fr/a%3Fp%3D2&ct=ga"
       "&cd=CAI&usg=AOv",
       "https://courrier.example.fr/a?p=2"},
      {"Google elsewhere", "https://www.google.fr/url?q=http%3A%2F%2Fa.fr%2F&sa=D", "http://a.fr/"},
      {"Google News of old",
       "http://news.google.com/news/url?sa=t&fd=R&usg=x&url=http://a.fr/b.html",
       "http://a.fr/b.html"},
      {"Google News, in base64",
       "https://news.google.com/rss/articles/"
       "CBMiKGh0dHBzOi8vam91cm5hbC5leGFtcGxlLmZyL2NlbnRyZS1zb2NpYWzSAQA?oc=5",
       "https://journal.example.fr/centre-social"},
      {"Bing",
       "http://www.bing.com/news/apiclick.aspx?ref=FexRss&aid=&url=https%3a%2f%2fa.fr%2fb%3fc%3d1"
       "&c=12",
       "https://a.fr/b?c=1"},
      {"Facebook", "https://l.facebook.com/l.php?u=https%3A%2F%2Fa.fr%2Fb&h=AT0", "https://a.fr/b"},
      {"a mail filter",
       "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.fr%2Fb&data=05",
       "https://a.fr/b"},
      {"one behind another",
       "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.google.com%2Furl%3Furl%3Dhttps%3A%2F%2F"
       "a.fr%2Fb",
       "https://a.fr/b"},
      {"a cache of AMP", "https://www.google.com/amp/s/a.fr/b.amp.html", "https://a.fr/b.amp.html"},
      {"the other cache", "https://a-fr.cdn.ampproject.org/c/s/a.fr/b?c=1", "https://a.fr/b?c=1"},
      {"t.co holds none", "https://t.co/AbCdEf", ""},
      {"FeedBurner holds none", "http://feedproxy.google.com/~r/journal/~3/AbC/", ""},
      {"Google News of today holds none",
       "https://news.google.com/rss/articles/CBMiDEFVX3lxTFBlWkFiYw?oc=5", ""},
      {"an address that is none", "https://www.google.com/url?url=javascript:alert(1)", ""},
      {"a search", "https://www.google.com/search?q=https://a.fr/", ""},
      {"a host that only ends so", "https://notbing.com/news/apiclick.aspx?url=https://a.fr/", ""},
      {"a page that links to another", "https://a.fr/partage?url=https://b.fr/", ""},
      {"a page", "https://a.fr/b?c=1", ""},
      {"nothing", "", ""}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(redirect_target(c.given), c.expected);
  }
}

}  // namespace
}  // namespace vigie::text
