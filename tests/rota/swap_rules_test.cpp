// SPDX-License-Identifier: EUPL-1.2
#include "rota/swap_rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "rota/duty.hpp"
#include "rota/wording.hpp"
#include "support/wording.hpp"

namespace vigie::rota {
namespace {

Day day(std::string_view iso) { return parse_day(iso).value(); }
const Day kToday = *parse_day("2027-09-08");

Rota small_rota() {
  Rota rota;
  rota.valid_from = day("2027-09-06");
  rota.valid_to = day("2027-11-05");
  rota.duty_order = {"nord", "sud", "est", "ouest"};
  rota.plan = {
      {day("2027-09-06"), "nord"},  {day("2027-09-13"), "sud"},  {day("2027-09-20"), "est"},
      {day("2027-09-27"), "ouest"}, {day("2027-10-04"), "nord"}, {day("2027-10-11"), "sud"},
      {day("2027-10-18"), "est"},   {day("2027-10-25"), "nord"}, {day("2027-11-01"), "sud"}};
  rota.absences = {{"ouest", day("2027-10-11"), day("2027-10-15"), "congés"}};
  return rota;
}

TEST(RefuseSwap, SaysWhatStandsInTheWay) {
  struct Case {
    std::string_view why;
    SwapProposal proposal;
    std::optional<SwapRefusal> expected;
  };
  const Case cases[] = {
      {"two weeks", {day("2027-09-13"), day("2027-09-27"), "sud", "ouest"}, std::nullopt},
      {"one week", {day("2027-09-20"), std::nullopt, "est", "nord"}, std::nullopt},
      {"of all", {day("2027-09-20"), std::nullopt, "est", ""}, std::nullopt},
      {"this week", {day("2027-09-06"), std::nullopt, "nord", "est"}, SwapRefusal::begun},
      {"for this week", {day("2027-10-11"), day("2027-09-06"), "sud", "nord"}, SwapRefusal::begun},
      {"a week of somebody else",
       {day("2027-09-20"), std::nullopt, "sud", "nord"},
       SwapRefusal::not_held},
      {"for a week not theirs",
       {day("2027-09-13"), day("2027-09-27"), "sud", "est"},
       SwapRefusal::other_not_held},
      {"with oneself", {day("2027-09-13"), day("2027-10-11"), "sud", "sud"}, SwapRefusal::itself},
      {"a taker who is away", {day("2027-10-11"), std::nullopt, "sud", "ouest"}, SwapRefusal::away},
      {"two weeks running",
       {day("2027-09-13"), std::nullopt, "sud", "nord"},
       SwapRefusal::twice_running},
      {"two weeks running by the week in return",
       {day("2027-10-04"), day("2027-09-20"), "nord", "est"},
       std::nullopt},
      {"neighbours exchanged",
       {day("2027-09-20"), day("2027-09-27"), "est", "ouest"},
       std::nullopt}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(refuse_swap(small_rota(), c.proposal, kToday), c.expected);
  }
}

TEST(RefuseSwap, KnowsWhatWasAgreedSince) {
  Rota rota = small_rota();
  rota.swaps = {{day("2027-09-13"), day("2027-09-27"), "sud", "ouest", day("2027-09-01")}};
  // Ouest has 13 September by now: it may swap it on, Sud may not any more.
  EXPECT_EQ(refuse_swap(rota, {day("2027-09-13"), day("2027-11-01"), "ouest", "sud"}, kToday),
            std::nullopt);
  EXPECT_EQ(refuse_swap(rota, {day("2027-09-13"), day("2027-10-18"), "sud", "est"}, kToday),
            SwapRefusal::not_held);
  rota.swaps.push_back(
      {day("2027-09-13"), day("2027-11-01"), "ouest", "sud", day("2027-09-02"), Instant{5}});
  EXPECT_EQ(duty_on(rota, day("2027-09-13"))->centre, "sud") << "a swap of a swap";
  EXPECT_EQ(duty_on(rota, day("2027-09-27"))->centre, "sud");
  EXPECT_EQ(duty_on(rota, day("2027-11-01"))->centre, "ouest");
}

TEST(RefuseSwap, IsTiedToTheWeekWhateverTheHour) {
  Rota rota = small_rota();
  rota.swaps = {{day("2027-09-13"), day("2027-09-27"), "sud", "ouest", day("2027-09-01")}};
  rota.handoff = "vendredi 17:00";
  EXPECT_EQ(duty_on(rota, day("2027-09-13"))->centre, "ouest");
}

TEST(WeeksInReturn, AreThoseThatCouldBeAccepted) {
  const auto weeks = weeks_in_return(small_rota(), "sud", day("2027-09-13"), kToday);
  ASSERT_FALSE(weeks.empty());
  for (const Day week : weeks) {
    EXPECT_EQ(refuse_swap(small_rota(),
                          {day("2027-09-13"), week, "sud", holder_of(small_rota(), week)}, kToday),
              std::nullopt);
  }
  EXPECT_TRUE(std::ranges::find(weeks, day("2027-10-04")) == weeks.end())
      << "Nord would do the 6th and the 13th, and Sud the 4th and the 11th";
}

TEST(SwapRules, HaveASentenceForEachRefusal) {
  test::expect_words_for_each(kSwapRefusals,
                              [](SwapRefusal refusal) { return sentence_of(refusal); });
}

}  // namespace
}  // namespace vigie::rota
