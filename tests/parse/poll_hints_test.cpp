// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "parse/parse_feed.hpp"

namespace vigie::parse {
namespace {

PollHints hints_of(std::string_view said) {
  const std::string document =
      "<rss version=\"2.0\" xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\"><channel>"
      "<title>t</title>" +
      std::string(said) + "<item><title>a</title></item></channel></rss>";
  const auto feed = parse_feed(document, {});
  EXPECT_TRUE(feed) << feed.error().detail;
  return feed ? feed->hints : PollHints{};
}

PollHints hints(std::optional<int> ttl, std::optional<std::int64_t> period_s = {},
                std::optional<Instant> base = {}, std::uint32_t hours = 0, std::uint32_t days = 0) {
  return {ttl, period_s, base, hours, days};
}

TEST(PollHints, AreReadWhereTheyMakeSenseAndIgnoredElsewhere) {
  struct Case {
    std::string_view why, said;
    PollHints expected;
  };
  static const Case kCases[] = {
      {"nothing said", "", hints({})},
      {"a ttl", "<ttl> 90 </ttl>", hints(90)},
      {"a negative ttl", "<ttl>-5</ttl>", hints({})},
      {"an absurd ttl", "<ttl>99999999999999</ttl>", hints({})},
      {"hourly, as WordPress says",
       "<sy:updatePeriod>\n\thourly\t</sy:updatePeriod><sy:updateFrequency>1</sy:updateFrequency>",
       hints({}, 3600)},
      {"twice a day",
       "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>2"
       "</sy:updateFrequency>",
       hints({}, 43'200)},
      {"never in the period is once",
       "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>"
       "0</sy:updateFrequency>",
       hints({}, 86'400)},
      {"a base",
       "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateBase>2000-01-01T12:00+00:00"
       "</sy:updateBase>",
       hints({}, 86'400, Instant{946'728'000})},
      {"a base without a period", "<sy:updateBase>2000-01-01T12:00+00:00</sy:updateBase>",
       hints({})},
      {"an unknown period", "<sy:updatePeriod>often</sy:updatePeriod>", hints({})},
      {"hours, the 24th being midnight",
       "<skipHours><hour>1</hour><hour>24</hour><hour>25</hour></skipHours>",
       hints({}, {}, {}, 0b11)},
      {"days in any case",
       "<skipDays><day>saturday</day><day>Sunday</day><day>Samedi</day>"
       "</skipDays>",
       hints({}, {}, {}, 0, 0b1100'0000)}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(hints_of(c.said), c.expected);
  }
}

TEST(PollHints, AreReadInAtomToo) {
  const auto feed = parse_feed(
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" "
      "xmlns:s=\"http://purl.org/rss/1.0/modules/syndication/\"><title>t</title>"
      "<s:updatePeriod>weekly</s:updatePeriod><entry><title>a</title></entry></feed>",
      {});
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->hints.period_s, 7 * kDaySeconds);
}

}  // namespace
}  // namespace vigie::parse
