// SPDX-License-Identifier: EUPL-1.2
#include "rota/hand_over.hpp"

#include <gtest/gtest.h>

namespace vigie::rota {
namespace {

Day day(std::string_view iso) { return parse_day(iso).value(); }

Rota of(std::string zone, std::string_view week, std::string handoff = "lundi 09:00") {
  Rota rota;
  rota.handoff = std::move(handoff);
  rota.plan = {{day(week), "a"}};
  rota.centres = {{"a", std::move(zone), {}}};
  return rota;
}

TEST(TakesOverAt, IsByTheClockOfTheCentre) {
  struct Case {
    std::string_view why;
    std::string zone;
    std::string_view week, expected;
  };
  const Case cases[] = {
      {"Paris in winter", "Europe/Paris", "2027-01-18", "2027-01-18T08:00:00Z"},
      {"Paris in summer", "Europe/Paris", "2027-07-05", "2027-07-05T07:00:00Z"},
      {"the Monday after the clocks went forward", "Europe/Paris", "2027-03-29",
       "2027-03-29T07:00:00Z"},
      {"the Monday after they went back", "Europe/Paris", "2027-11-01", "2027-11-01T08:00:00Z"},
      {"Mayotte, which changes nothing", "Indian/Mayotte", "2027-07-05", "2027-07-05T06:00:00Z"},
      {"Guyane", "America/Cayenne", "2027-07-05", "2027-07-05T12:00:00Z"},
      {"Strasbourg is on Paris's clock", "Europe/Paris", "2027-03-22", "2027-03-22T08:00:00Z"}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    const auto at = takes_over_at(of(c.zone, c.week), day(c.week));
    ASSERT_TRUE(at) << at.error().detail;
    EXPECT_EQ(iso(*at), c.expected);
  }
}

TEST(TakesOverAt, IsByTheZoneThatTheRotaNamesForAll) {
  Rota rota = of("America/Cayenne", "2027-07-05");
  rota.zone = "Europe/Paris";
  EXPECT_EQ(iso(takes_over_at(rota, day("2027-07-05")).value()), "2027-07-05T07:00:00Z");
}

TEST(TakesOverAt, OnAFridayIsBeforeTheWeek) {
  const Rota rota = of("Europe/Paris", "2027-01-18", "vendredi 17:00");
  EXPECT_EQ(iso(takes_over_at(rota, day("2027-01-18")).value()), "2027-01-15T16:00:00Z");
}

TEST(TakesOverAt, OfAnUnknownZoneIsAnError) {
  EXPECT_FALSE(takes_over_at(of("Europe/Strasbourg", "2027-01-18"), day("2027-01-18")));
}

TEST(ReadHandOver, TakesWhatIsNoneForMidnight) {
  EXPECT_EQ(read_hand_over("demain").hour, 0);
  EXPECT_EQ(read_hand_over("mardi 14:30").minute, 30);
  EXPECT_EQ(read_hand_over("mardi 14:30").weekday, 2);
}

}  // namespace
}  // namespace vigie::rota
