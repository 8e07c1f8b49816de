// SPDX-License-Identifier: EUPL-1.2
#include "jobs/checkup.hpp"

#include <gtest/gtest.h>

#include "support/wording.hpp"

namespace vigie::jobs {
namespace {

constexpr Instant kNow{1'796'000'000};
constexpr std::int64_t kGiga = 1LL << 30;

TEST(Checkup, ADiskThatCannotHoldACopyOfTheBaseIsToLookAt) {
  EXPECT_EQ(check_disk(20 * kGiga, kGiga).verdict, Verdict::fine);
  EXPECT_EQ(check_disk(2 * kGiga, 4 * kGiga).verdict, Verdict::look);
  EXPECT_EQ(check_disk(100 << 20, kGiga).verdict, Verdict::wrong);
  EXPECT_EQ(check_disk(std::nullopt, kGiga).verdict, Verdict::look)
      << "what is not known is not well";
}

TEST(Checkup, ABaseThatOthersReadIsWrongAndSaysTheCommand) {
  EXPECT_EQ(check_rights({.path = "/v/vigie.db"}).verdict, Verdict::fine);
  const Check open = check_rights({.path = "/v/vigie.db", .others_read = true});
  EXPECT_EQ(open.verdict, Verdict::wrong);
  EXPECT_NE(open.remedy.find("chmod 600 /v/vigie.db"), std::string::npos);
  EXPECT_EQ(check_rights({.path = "/v/vigie.db", .we_write = false}).verdict, Verdict::wrong);
}

TEST(Checkup, ABackupThatIsLateIsToldBeforeItIsLost) {
  EXPECT_EQ(check_backup(kNow - 20 * kHourSeconds, "/b", kNow).verdict, Verdict::fine);
  EXPECT_EQ(check_backup(kNow - 40 * kHourSeconds, "/b", kNow).verdict, Verdict::look);
  EXPECT_EQ(check_backup(kNow - 9 * kDaySeconds, "/b", kNow).verdict, Verdict::wrong);
  EXPECT_EQ(check_backup(std::nullopt, "/b", kNow).verdict, Verdict::wrong);
}

TEST(Checkup, AClockThatJumpedIsWorseThanOneThatNobodySets) {
  EXPECT_EQ(check_clock("", true, true).verdict, Verdict::fine);
  EXPECT_EQ(check_clock("", true, false).verdict, Verdict::look);
  EXPECT_EQ(check_clock("", false, false).verdict, Verdict::fine);
  EXPECT_EQ(check_clock("l’heure a sauté", true, true).verdict, Verdict::wrong);
}

TEST(Checkup, SourcesAreWrongWhenNoneAnswers) {
  EXPECT_EQ(check_sources({.all = 12}).verdict, Verdict::fine);
  const Check some = check_sources({.all = 12, .failing = 3, .certificates = 1});
  EXPECT_EQ(some.verdict, Verdict::look);
  EXPECT_EQ(some.sentence, "3 sur 12 sources demandent un regard, dont 1 pour leur certificat.");
  EXPECT_EQ(check_sources({.all = 12, .failing = 12}).verdict, Verdict::wrong);
  EXPECT_EQ(check_sources({}).verdict, Verdict::look) << "nothing to poll is no watch";
}

TEST(Checkup, MailThatReachesNobodyIsSaid) {
  EXPECT_EQ(check_relay({.is_outbox = true, .place = "/o"}).verdict, Verdict::look);
  EXPECT_EQ(check_relay({.place = "smtp://r", .trouble = "refused"}).verdict, Verdict::wrong);
  EXPECT_EQ(check_relay({.place = "smtp://r"}).verdict, Verdict::fine);
}

TEST(Checkup, AQueueThatShouldHaveGoneIsWrong) {
  EXPECT_EQ(check_queue({}, kNow).verdict, Verdict::fine);
  EXPECT_EQ(check_queue({.waiting = 3, .next_try_at = kNow + 60}, kNow).verdict, Verdict::fine);
  EXPECT_EQ(check_queue({.waiting = 3, .next_try_at = kNow - 2 * kDaySeconds}, kNow).verdict,
            Verdict::wrong);
}

TEST(Checkup, WhatIsNotFineSaysWhatToDo) {
  for (const Check& check :
       {check_disk(1, kGiga), check_rights({.path = "/v", .others_read = true}),
        check_backup(std::nullopt, "/b", kNow), check_clock("jump", true, true),
        check_sources({.all = 2, .failing = 1}), check_relay({.place = "s", .trouble = "t"}),
        check_queue({.waiting = 3, .next_try_at = kNow - 2 * kDaySeconds}, kNow)}) {
    EXPECT_FALSE(check.remedy.empty()) << check.name;
  }
  test::expect_words_for_each(kVerdicts, [](Verdict verdict) { return word_of(verdict); });
}

}  // namespace
}  // namespace vigie::jobs
