// SPDX-License-Identifier: EUPL-1.2
#include "letter/read_calendar.hpp"

#include <gtest/gtest.h>

#include "text/moment.hpp"

namespace vigie::letter {
namespace {

constexpr Instant kReadNow{1'795'000'000};  // 2026-11-18

std::string calendar(std::string_view events) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//FR\r\n" + std::string(events) +
         "END:VCALENDAR\r\n";
}
std::string event(std::string_view lines) {
  return "BEGIN:VEVENT\r\nUID:u1\r\nDTSTAMP:20261101T000000Z\r\n" + std::string(lines) +
         "END:VEVENT\r\n";
}

TEST(ReadCalendar, ReadsHoursPlacesAndLinks) {
  const auto read = read_calendar(
      calendar(event("SUMMARY:Club\\, évaluation\r\nDTSTART:20261208T083000Z\r\n"
                     "DTEND:20261208T113000Z\r\nLOCATION:Cergy\r\nURL:https://a.fr/club\r\n")),
      kReadNow);
  ASSERT_TRUE(read) << read.error().detail;
  ASSERT_EQ(read->events.size(), 1U);
  const CalendarEvent& one = read->events[0];
  EXPECT_EQ(one.title, "Club, évaluation");
  EXPECT_EQ(one.place, "Cergy");
  EXPECT_EQ(one.url, "https://a.fr/club");
  EXPECT_EQ(text::moment_field(one.starts_at), "2026-12-08T09:30");
  EXPECT_EQ(text::moment_field(*one.ends_at), "2026-12-08T12:30");
}

TEST(ReadCalendar, TakesHoursWithoutZoneForThoseOfParis) {
  const auto read =
      read_calendar(calendar(event("SUMMARY:x\r\nDTSTART:20261208T093000\r\n")), kReadNow);
  ASSERT_EQ(read->events.size(), 1U);
  EXPECT_EQ(text::moment_field(read->events[0].starts_at), "2026-12-08T09:30");
}

TEST(ReadCalendar, WritesRecurrencesOutWithinEighteenMonths) {
  const auto read = read_calendar(
      calendar(event("SUMMARY:Café\r\nDTSTART;VALUE=DATE:20260106\r\n"
                     "RRULE:FREQ=MONTHLY;BYDAY=1TU\r\nEXDATE;VALUE=DATE:20261201\r\n")),
      kReadNow);
  ASSERT_TRUE(read);
  ASSERT_GE(read->events.size(), 15U);
  EXPECT_LE(read->events.size(), 18U);
  EXPECT_EQ(text::moment_field(read->events[0].starts_at), "2027-01-05T00:00");  // December is out
}

TEST(ReadCalendar, LeavesOutWhatIsOverOrCancelled) {
  const auto read = read_calendar(
      calendar(event("SUMMARY:passé\r\nDTSTART:20261001T083000Z\r\n") +
               event("SUMMARY:annulé\r\nDTSTART:20261208T083000Z\r\nSTATUS:CANCELLED\r\n") +
               event("SUMMARY:trop loin\r\nDTSTART:20290101T083000Z\r\n")),
      kReadNow);
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->events.empty());
}

TEST(ReadCalendar, RefusesRulesThatAreNoMeetings) {
  for (const char* freq : {"SECONDLY", "MINUTELY", "HOURLY"}) {
    SCOPED_TRACE(freq);
    const auto read = read_calendar(calendar(event("SUMMARY:x\r\nDTSTART:20261208T083000Z\r\nRRULE:"
                                                   "FREQ=" +
                                                   std::string(freq) + "\r\n")),
                                    kReadNow);
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->events.empty());
    EXPECT_EQ(read->refused, 1);
  }
}

TEST(ReadCalendar, StaysBounded) {
  std::string events;
  for (int i = 0; i < 40; ++i) {
    events += "BEGIN:VEVENT\r\nUID:u" + std::to_string(i) +
              "\r\nSUMMARY:x\r\nDTSTART:20261208T083000Z\r\nRRULE:FREQ=DAILY\r\nEND:VEVENT\r\n";
  }
  const auto read = read_calendar(calendar(events), kReadNow);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->events.size(), kEventsMax);
  EXPECT_TRUE(read->cut);
  EXPECT_EQ(read_calendar(std::string(kCalendarBytesMax + 1, 'x'), kReadNow).error().code,
            Code::too_large);
}

TEST(ReadCalendar, SaysWhatIsNoCalendar) {
  for (const char* given : {"", "<html>", "BEGIN:VCARD\r\nEND:VCARD\r\n"}) {
    EXPECT_EQ(read_calendar(given, kReadNow).error().code, Code::parse) << given;
  }
}

}  // namespace
}  // namespace vigie::letter
