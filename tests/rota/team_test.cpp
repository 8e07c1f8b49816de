// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "model/team_absences.hpp"
#include "rota/duty.hpp"

namespace vigie::rota {
namespace {

Day day(std::string_view iso) { return parse_day(iso).value(); }

TEST(TeamAbsences, AreTheDaysOnWhichEverybodyIsAway) {
  const auto spans = team_absences({{"irev", 1, 2, day("2027-01-11"), day("2027-01-20")},
                                    {"irev", 2, 2, day("2027-01-15"), day("2027-01-22")},
                                    {"oriv", 3, 2, day("2027-01-11"), day("2027-01-20")}});
  ASSERT_EQ(spans.size(), 1U) << "somebody of ORIV is there";
  EXPECT_EQ(spans[0].centre, "irev");
  EXPECT_EQ(spans[0].from, day("2027-01-15"));
  EXPECT_EQ(spans[0].to, day("2027-01-20"));
}

TEST(TeamAbsences, CountOnePersonOnce) {
  EXPECT_TRUE(team_absences({{"irev", 1, 2, day("2027-01-11"), day("2027-01-12")},
                             {"irev", 1, 2, day("2027-01-12"), day("2027-01-13")}})
                  .empty());
}

TEST(TeamAbsences, UncoverADutyAsAnAbsenceOfTheCentreDoes) {
  Rota rota;
  rota.duty_order = {"irev", "oriv"};
  rota.plan = {{day("2027-01-11"), "irev"}};
  EXPECT_EQ(duty_on(rota, day("2027-01-11"))->centre, "irev");
  rota.team_absences = {{"irev", day("2027-01-11"), day("2027-01-15"), "toute l’équipe"}};
  EXPECT_EQ(duty_on(rota, day("2027-01-11"))->centre, "oriv");
  EXPECT_TRUE(absent(rota, "irev", day("2027-01-12")));
}

}  // namespace
}  // namespace vigie::rota
