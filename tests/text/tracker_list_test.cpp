// SPDX-License-Identifier: EUPL-1.2
#include "text/tracker_list.hpp"

#include <gtest/gtest.h>

namespace vigie::text {
namespace {

TrackerList list() {
  TrackerList trackers;
  for (const char* name : {"utm_*", "fbclid", "xtor", "Echobox"}) trackers.add("", name);
  trackers.add("video.fr", "si");
  return trackers;
}

TEST(TrackerList, LeavesTheAddressOfThePage) {
  struct Case {
    std::string_view why, given, expected;
  };
  static constexpr Case kCases[] = {
      {"all of a query", "https://a.fr/x?utm_source=rss&utm_medium=b", "https://a.fr/x"},
      {"the first", "https://a.fr/x?fbclid=1&id=3", "https://a.fr/x?id=3"},
      {"the last", "https://a.fr/x?id=3&fbclid=1", "https://a.fr/x?id=3"},
      {"between two", "https://a.fr/x?id=3&XTOR=1&p=2", "https://a.fr/x?id=3&p=2"},
      {"escaped twice", "https://a.fr/x?id=3&amp;utm_source=rss", "https://a.fr/x?id=3"},
      {"without a value", "https://a.fr/x?fbclid", "https://a.fr/x"},
      {"in the fragment", "https://a.fr/x#xtor=RSS-1", "https://a.fr/x"},
      {"in both", "https://a.fr/x?utm_a=1#Echobox=17", "https://a.fr/x"},
      {"a fragment that is a place", "https://a.fr/x?utm_a=1#suite", "https://a.fr/x#suite"},
      {"a fragment that holds more", "https://a.fr/x#xtor=1&page=2",
       "https://a.fr/x#xtor=1&page=2"},
      {"of one site", "https://www.video.fr/1?si=abc&v=2", "https://www.video.fr/1?v=2"},
      {"of another site", "https://a.fr/1?si=abc", "https://a.fr/1?si=abc"},
      {"a name that only begins so", "https://a.fr/?fbclid2=1", "https://a.fr/?fbclid2=1"},
      {"as it was written", "https://A.fr/Été?a=%20&&b=+c?d#e", "https://A.fr/Été?a=%20&&b=+c?d#e"},
      {"an empty query", "https://a.fr/?", "https://a.fr/?"},
      {"no address of the web", "mailto:a@b.fr?utm_source=x", "mailto:a@b.fr?utm_source=x"},
      {"nothing", "", ""}};
  const TrackerList trackers = list();
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(trackers.clean(c.given), c.expected);
    EXPECT_EQ(trackers.clean(c.expected), c.expected);
  }
}

TEST(TrackerList, OfNothingChangesNothing) {
  EXPECT_EQ(TrackerList().clean("https://a.fr/?utm_source=rss"), "https://a.fr/?utm_source=rss");
}

TEST(TrackerList, CleansTheLinksOfMarkup) {
  EXPECT_EQ(clean_links("<p>Voir <a href=\"https://a.fr/x?utm_source=rss&amp;id=3\">là</a> et "
                        "<a href=\"https://b.fr/?a=1&amp;b=2\">là</a></p>",
                        list()),
            "<p>Voir <a href=\"https://a.fr/x?id=3\">là</a> et "
            "<a href=\"https://b.fr/?a=1&amp;b=2\">là</a></p>");
  EXPECT_EQ(clean_addresses("Lire [là](https://a.fr/x?utm_source=rss), ou https://a.fr/y?fbclid=1 "
                            "et <http://a.fr/z?id=1&utm_a=2>.",
                            list()),
            "Lire [là](https://a.fr/x), ou https://a.fr/y et <http://a.fr/z?id=1>.");
  EXPECT_EQ(clean_links("un href=\"coupé", list()), "un href=\"coupé");
}

}  // namespace
}  // namespace vigie::text
