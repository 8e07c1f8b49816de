// SPDX-License-Identifier: EUPL-1.2
#include "rota/calendar.hpp"

#include <libical/ical.h>

#include <memory>
#include <set>

#include "base/format.hpp"

namespace vigie::rota {
namespace {

constexpr int kHandOverMinutes = 15;

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

icaltimetype date_of(Day day) {
  const YearMonthDay civil_day = civil(day);
  icaltimetype time = icaltime_null_date();
  time.year = civil_day.year;
  time.month = static_cast<int>(civil_day.month);
  time.day = static_cast<int>(civil_day.day);
  return time;
}

icaltimetype utc_of(Instant at) {
  return icaltime_from_timet_with_zone(at.seconds, 0, icaltimezone_get_utc_timezone());
}

/// "20270118T090000", to be read on the clock that its TZID names.
icaltimetype clock_of(Day day, const HandOver& hand_over, int minutes_later) {
  icaltimetype time = date_of(day);
  time.is_date = 0;
  time.hour = hand_over.hour;
  time.minute = hand_over.minute + minutes_later;
  time.second = 0;  // a date has none
  return icaltime_normalize(time);
}

void add(icalcomponent* to, icalproperty* property) { icalcomponent_add_property(to, property); }

void add_date(icalcomponent* event, icalproperty* property) {
  icalproperty_add_parameter(property, icalparameter_new_value(ICAL_VALUE_DATE));
  add(event, property);
}

void add_common(icalcomponent* event, const CalendarRequest& request, const CalendarEntry& entry,
                const std::string& uid, const std::string& summary) {
  add(event, icalproperty_new_uid(uid.c_str()));
  add(event, icalproperty_new_dtstamp(utc_of(entry.changed_at)));
  add(event, icalproperty_new_lastmodified(utc_of(entry.changed_at)));
  add(event, icalproperty_new_sequence(entry.sequence));
  add(event,
      icalproperty_new_status(entry.cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  add(event, icalproperty_new_summary(summary.c_str()));
  if (!entry.description.empty()) {
    add(event, icalproperty_new_description(entry.description.c_str()));
  }
  add(event, icalproperty_new_url((request.url + iso(entry.turn.first)).c_str()));
  add(event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
}

icalcomponent* turn_event(const CalendarRequest& request, const CalendarEntry& entry) {
  icalcomponent* event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
  const std::string uid =
      fmt::format("panorama-{}-{}@{}", iso(entry.turn.first), entry.centre, request.host);
  add_common(event, request, entry, uid, entry.summary);
  add_date(event, icalproperty_new_dtstart(date_of(entry.turn.first)));
  add_date(event, icalproperty_new_dtend(date_of(entry.turn.last() + 1)));
  return event;
}

icalcomponent* hand_over_event(const CalendarRequest& request, const CalendarEntry& entry) {
  icalcomponent* event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
  const std::string uid =
      fmt::format("relais-{}-{}@{}", iso(entry.turn.first), entry.centre, request.host);
  add_common(event, request, entry, uid, "Prise de relais\u00a0: " + entry.summary);
  const Day day = hand_over_day(request.hand_over, entry.turn);
  const auto at = [&](icalproperty* property) {
    icalproperty_add_parameter(property, icalparameter_new_tzid(entry.zone.c_str()));
    add(event, property);
  };
  at(icalproperty_new_dtstart(clock_of(day, request.hand_over, 0)));
  at(icalproperty_new_dtend(clock_of(day, request.hand_over, kHandOverMinutes)));
  return event;
}

/// One rule of a zone: its offset from its beginning on, each year where it has a month.
icalcomponent* zone_rule(icalcomponent_kind kind, int from_s, int to_s, int month) {
  icalcomponent* rule = icalcomponent_new(kind);
  icaltimetype start = icaltime_null_time();
  start.year = 1996;  // since when Europe changes its clocks on the same days
  start.month = month == 0 ? 1 : month;
  start.day = month == 0 ? 1 : month == 3 ? 31 : 27;
  // At 1 h UTC, on the clock as it stood before.
  start.hour = month == 0 ? 0 : (3600 + from_s) / 3600;
  add(rule, icalproperty_new_dtstart(start));
  add(rule, icalproperty_new_tzoffsetfrom(from_s));
  add(rule, icalproperty_new_tzoffsetto(to_s));
  if (month != 0) {
    const std::string yearly = fmt::format("FREQ=YEARLY;BYMONTH={};BYDAY=-1SU", month);
    add(rule, icalproperty_new_rrule(icalrecurrencetype_from_string(yearly.c_str())));
  }
  return rule;
}

/// The places of the network keep one offset, or change it with Europe.
Result<icalcomponent*> zone_component(const std::string& zone, Instant about) {
  const YearMonthDay date = civil(paris_day(about));
  const auto winter = local_time(at_utc(make_day(date.year, 1, 15).value_or(Day{})), zone);
  if (!winter) return fail(winter.error());
  const auto summer = local_time(at_utc(make_day(date.year, 7, 15).value_or(Day{})), zone);
  if (!summer) return fail(summer.error());
  icalcomponent* component = icalcomponent_new(ICAL_VTIMEZONE_COMPONENT);
  add(component, icalproperty_new_tzid(zone.c_str()));
  const int standard = winter->offset_seconds;
  const int daylight = summer->offset_seconds;
  if (standard == daylight) {
    icalcomponent_add_component(component,
                                zone_rule(ICAL_XSTANDARD_COMPONENT, standard, standard, 0));
    return component;
  }
  icalcomponent_add_component(component,
                              zone_rule(ICAL_XDAYLIGHT_COMPONENT, standard, daylight, 3));
  icalcomponent_add_component(component,
                              zone_rule(ICAL_XSTANDARD_COMPONENT, daylight, standard, 10));
  return component;
}

}  // namespace

Result<std::string> calendar_text(const CalendarRequest& request) {
  const Component calendar(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
  add(calendar.get(), icalproperty_new_version("2.0"));
  add(calendar.get(), icalproperty_new_prodid("-//vigie//tour de panorama//FR"));
  add(calendar.get(), icalproperty_new_calscale("GREGORIAN"));
  add(calendar.get(), icalproperty_new_method(ICAL_METHOD_PUBLISH));
  icalproperty* name = icalproperty_new_x(request.name.c_str());
  icalproperty_set_x_name(name, "X-WR-CALNAME");
  add(calendar.get(), name);
  std::set<std::string> zones;
  for (const CalendarEntry& entry : request.entries) {
    if (!zones.insert(entry.zone).second) continue;
    const auto zone = zone_component(entry.zone, entry.changed_at);
    if (!zone) return fail(zone.error());
    icalcomponent_add_component(calendar.get(), *zone);
  }
  for (const CalendarEntry& entry : request.entries) {
    icalcomponent_add_component(calendar.get(), turn_event(request, entry));
    icalcomponent_add_component(calendar.get(), hand_over_event(request, entry));
  }
  char* text = icalcomponent_as_ical_string_r(calendar.get());
  std::string out(text);
  icalmemory_free_buffer(text);
  return out;
}

}  // namespace vigie::rota
