// SPDX-License-Identifier: EUPL-1.2
#include "rota/calendar.hpp"

#include <gtest/gtest.h>
#include <libical/ical.h>

#include <map>
#include <memory>

namespace vigie::rota {
namespace {

Day day(std::string_view iso) { return parse_day(iso).value(); }

CalendarRequest request_of(std::vector<CalendarEntry> entries) {
  return {.name = "Tour de panorama",
          .host = "vigie.example.org",
          .url = "https://vigie.example.org/tour?semaine=",
          .hand_over = {1, 9, 0},
          .entries = std::move(entries)};
}

CalendarEntry entry(std::string_view week, std::string centre, std::string zone = "Europe/Paris") {
  return {.turn = {day(week)},
          .centre = centre,
          .summary = "Panorama\u00a0: " + centre,
          .description = "Sud, qui remplace Nord (cyclone ; élections, 2e tour)",
          .zone = std::move(zone),
          .cancelled = false,
          .sequence = 0,
          .changed_at = Instant{1'800'000'000}};
}

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Parsed = std::unique_ptr<icalcomponent, FreeComponent>;

Parsed parsed(const std::string& text) { return Parsed(icalparser_parse_string(text.c_str())); }

std::map<std::string, icalcomponent*> events(icalcomponent* calendar) {
  std::map<std::string, icalcomponent*> found;
  for (icalcomponent* event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
       event != nullptr;
       event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
    EXPECT_TRUE(found.emplace(icalcomponent_get_uid(event), event).second) << "one UID twice";
  }
  return found;
}

TEST(Calendar, HoldsAWeekWithoutClockAndAnHourWithOne) {
  const auto text = calendar_text(request_of({entry("2027-01-18", "oriv")}));
  ASSERT_TRUE(text) << text.error().detail;
  const Parsed calendar = parsed(*text);
  ASSERT_NE(calendar, nullptr);
  EXPECT_EQ(icalcomponent_count_errors(calendar.get()), 0) << *text;
  const auto found = events(calendar.get());
  ASSERT_EQ(found.size(), 2U);
  icalcomponent* week = found.at("panorama-2027-01-18-oriv@vigie.example.org");
  EXPECT_EQ(icaltime_is_date(icalcomponent_get_dtstart(week)), 1);
  EXPECT_STREQ(icaltime_as_ical_string(icalcomponent_get_dtstart(week)), "20270118");
  EXPECT_STREQ(icaltime_as_ical_string(icalcomponent_get_dtend(week)), "20270123");
  EXPECT_STREQ(icalcomponent_get_description(week),
               "Sud, qui remplace Nord (cyclone ; élections, 2e tour)");
  icalcomponent* hour = found.at("relais-2027-01-18-oriv@vigie.example.org");
  EXPECT_STREQ(icaltime_as_ical_string(icalcomponent_get_dtstart(hour)), "20270118T090000");
}

TEST(Calendar, SaysWhatIsCancelledAndHowOftenItChanged) {
  CalendarEntry gone = entry("2027-01-18", "oriv");
  gone.cancelled = true;
  gone.sequence = 3;
  const auto text = calendar_text(request_of({gone}));
  const Parsed calendar = parsed(*text);
  for (const auto& [uid, event] : events(calendar.get())) {
    EXPECT_EQ(icalcomponent_get_status(event), ICAL_STATUS_CANCELLED) << uid;
    EXPECT_EQ(icalcomponent_get_sequence(event), 3) << uid;
  }
}

/// The hour that a client makes of the zone in the document, not of its own.
Instant read_back(icalcomponent* calendar, icalcomponent* event) {
  icalproperty* start = icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY);
  const char* id =
      icalparameter_get_tzid(icalproperty_get_first_parameter(start, ICAL_TZID_PARAMETER));
  icaltimezone* zone = icalcomponent_get_timezone(calendar, id);
  EXPECT_NE(zone, nullptr) << id;
  return Instant{icaltime_as_timet_with_zone(icalproperty_get_dtstart(start), zone)};
}

TEST(Calendar, CarriesTheZoneThatMakesItsHoursRight) {
  struct Case {
    std::string_view why, week;
    std::string zone;
    std::string_view expected;
  };
  const Case cases[] = {
      {"Paris in winter", "2027-01-18", "Europe/Paris", "2027-01-18T08:00:00Z"},
      {"Paris in summer", "2027-07-05", "Europe/Paris", "2027-07-05T07:00:00Z"},
      {"the Monday after the change in March", "2027-03-29", "Europe/Paris",
       "2027-03-29T07:00:00Z"},
      {"the Monday before it", "2027-03-22", "Europe/Paris", "2027-03-22T08:00:00Z"},
      {"the Monday after the change in October", "2027-11-01", "Europe/Paris",
       "2027-11-01T08:00:00Z"},
      {"the Monday before it", "2027-10-25", "Europe/Paris", "2027-10-25T07:00:00Z"},
      {"Mayotte", "2027-07-05", "Indian/Mayotte", "2027-07-05T06:00:00Z"},
      {"Guyane", "2027-07-05", "America/Cayenne", "2027-07-05T12:00:00Z"},
      {"La Réunion", "2027-01-18", "Indian/Reunion", "2027-01-18T05:00:00Z"},
      {"Martinique", "2027-01-18", "America/Martinique", "2027-01-18T13:00:00Z"}};
  for (const Case& c : cases) {
    SCOPED_TRACE(std::string(c.why) + " " + std::string(c.week));
    const auto text = calendar_text(request_of({entry(c.week, "x", c.zone)}));
    ASSERT_TRUE(text);
    const Parsed calendar = parsed(*text);
    const auto found = events(calendar.get());
    icalcomponent* hour = found.at("relais-" + std::string(c.week) + "-x@vigie.example.org");
    EXPECT_EQ(iso(read_back(calendar.get(), hour)), c.expected) << *text;
  }
}

TEST(Calendar, IsFoldedAndHasOneZoneForMany) {
  const auto text =
      calendar_text(request_of({entry("2027-01-18", "oriv"), entry("2027-01-25", "irev"),
                                entry("2027-02-01", "guyane", "America/Cayenne")}));
  ASSERT_TRUE(text);
  std::size_t zones = 0;
  std::size_t at = 0;
  while ((at = text->find("BEGIN:VTIMEZONE", at)) != std::string::npos) {
    ++zones;
    ++at;
  }
  EXPECT_EQ(zones, 2U);
  std::size_t begin = 0;
  while (begin < text->size()) {
    const std::size_t end = text->find("\r\n", begin);
    ASSERT_NE(end, std::string::npos);
    EXPECT_LE(end - begin, 75U) << text->substr(begin, end - begin);
    begin = end + 2;
  }
}

}  // namespace
}  // namespace vigie::rota
