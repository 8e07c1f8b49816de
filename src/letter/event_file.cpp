// SPDX-License-Identifier: EUPL-1.2
#include "letter/event_file.hpp"

#include <libical/ical.h>

#include <memory>

#include "base/assert.hpp"
#include "base/format.hpp"
#include "text/moment.hpp"

namespace vigie::letter {
namespace {

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};

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

void add(icalcomponent* to, icalproperty* property) { icalcomponent_add_property(to, property); }

void add_date(icalcomponent* event, icalproperty* property) {
  icalproperty_add_parameter(property, icalparameter_new_value(ICAL_VALUE_DATE));
  add(event, property);
}

void add_times(icalcomponent* event, const Block& block) {
  const Instant start = *block.starts_at;
  if (!text::is_whole_day(start)) {
    add(event, icalproperty_new_dtstart(utc_of(start)));
    if (block.ends_at && *block.ends_at > start) {
      add(event, icalproperty_new_dtend(utc_of(*block.ends_at)));
    }
    return;
  }
  const Day first = paris_day(start);
  Day end = first + 1;  // DTEND is the day after
  if (block.ends_at && *block.ends_at > start) {
    const Day last = paris_day(*block.ends_at);
    end = text::is_whole_day(*block.ends_at) ? last : last + 1;
  }
  add_date(event, icalproperty_new_dtstart(date_of(first)));
  add_date(event, icalproperty_new_dtend(date_of(end)));
}

}  // namespace

std::string event_file(const Block& block, std::string_view host, Instant now) {
  VIGIE_ASSERT(block.starts_at.has_value());
  const std::unique_ptr<icalcomponent, FreeComponent> calendar(
      icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
  add(calendar.get(), icalproperty_new_version("2.0"));
  add(calendar.get(), icalproperty_new_prodid("-//vigie//lettre//FR"));
  add(calendar.get(), icalproperty_new_method(ICAL_METHOD_PUBLISH));
  icalcomponent* event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
  const std::string uid = fmt::format("lettre-{}@{}", block.id.value, host);
  add(event, icalproperty_new_uid(uid.c_str()));
  add(event, icalproperty_new_dtstamp(utc_of(now)));
  add_times(event, block);
  add(event, icalproperty_new_summary(block.title.c_str()));
  if (!block.place.empty()) add(event, icalproperty_new_location(block.place.c_str()));
  if (!block.media.empty()) add(event, icalproperty_new_description(block.media.c_str()));
  if (!block.url.empty()) add(event, icalproperty_new_url(block.url.c_str()));
  icalcomponent_add_component(calendar.get(), event);
  char* const text = icalcomponent_as_ical_string_r(calendar.get());
  std::string out(text);
  icalmemory_free_buffer(text);
  return out;
}

}  // namespace vigie::letter
