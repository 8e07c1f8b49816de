// SPDX-License-Identifier: EUPL-1.2
#include "letter/issue_days.hpp"

#include <gtest/gtest.h>

namespace vigie::letter {
namespace {

TEST(IssueDays, NameTheMonthFromItsDayOn) {
  LetterRhythm rhythm;
  EXPECT_FALSE(month_to_draft(rhythm, *parse_day("2026-11-20")));  // nothing by itself
  rhythm.draft_on = 8;
  EXPECT_FALSE(month_to_draft(rhythm, *parse_day("2026-11-07")));
  EXPECT_EQ(month_to_draft(rhythm, *parse_day("2026-11-08")), "2026-11");
  EXPECT_EQ(month_to_draft(rhythm, *parse_day("2026-11-30")), "2026-11");
  rhythm.no_issue[8] = true;
  EXPECT_FALSE(month_to_draft(rhythm, *parse_day("2027-08-10")));
  EXPECT_EQ(month_to_draft(rhythm, *parse_day("2027-09-10")), "2027-09");
}

TEST(IssueDays, SayWhenPagesAreDue) {
  LetterRhythm rhythm;
  EXPECT_FALSE(pages_due(rhythm, "2026-11"));
  rhythm.pages_by = 18;
  EXPECT_EQ(pages_due(rhythm, "2026-11"), parse_day("2026-11-18"));
  EXPECT_FALSE(pages_due(rhythm, "novembre"));
}

TEST(IssueDays, RemindThreeDaysBeforeAndOnTheDay) {
  const Day due = *parse_day("2026-11-18");
  EXPECT_FALSE(page_reminder(due, due - 4));
  EXPECT_EQ(page_reminder(due, due - 3), 3);
  EXPECT_EQ(page_reminder(due, due - 1), 3);  // a vigie that slept tells it late, once
  EXPECT_EQ(page_reminder(due, due), 0);
  EXPECT_FALSE(page_reminder(due, due + 1));
}

}  // namespace
}  // namespace vigie::letter
