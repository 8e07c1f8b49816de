// SPDX-License-Identifier: EUPL-1.2
#include "letter/read_calendar.hpp"

#include <libical/ical.h>

#include <algorithm>
#include <memory>
#include <set>
#include <tuple>

#include "base/format.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::letter {
namespace {

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};

/// Occurrences of one rule that are looked at before its window is left.
constexpr int kStepsMax = 5000;

std::string text_of(const char* given) {
  if (given == nullptr) return {};
  const std::string line = text::one_line(text::showable(text::trimmed(given)));
  return std::string(text::utf8_prefix(line, kEventTextMax));
}

/// Midnight in Paris of a date; a time by its own zone, or Paris where it has none.
std::optional<Instant> instant_of(const icaltimetype& time) {
  if (icaltime_is_null_time(time) != 0 || icaltime_is_valid_time(time) == 0) return std::nullopt;
  const auto day =
      make_day(time.year, static_cast<unsigned>(time.month), static_cast<unsigned>(time.day));
  if (!day) return std::nullopt;
  if (time.is_date != 0) {
    const auto at = instant_at(*day, 0, 0, kParis);
    return at ? std::optional(*at) : std::nullopt;
  }
  if (time.zone != nullptr || icaltime_is_utc(time) != 0) {
    const icaltimezone* zone = time.zone != nullptr ? time.zone : icaltimezone_get_utc_timezone();
    return Instant{static_cast<std::int64_t>(
        icaltime_as_timet_with_zone(time, const_cast<icaltimezone*>(zone)))};  // NOLINT
  }
  const auto at = instant_at(*day, time.hour, time.minute, kParis);
  return at ? std::optional(*at) : std::nullopt;
}

bool too_often(const icalrecurrencetype& rule) {
  return rule.freq == ICAL_SECONDLY_RECURRENCE || rule.freq == ICAL_MINUTELY_RECURRENCE ||
         rule.freq == ICAL_HOURLY_RECURRENCE;
}

class CalendarReader {
 public:
  explicit CalendarReader(Instant now)
      : from_(now), until_(now + std::int64_t{kEventWindowDays} * kDaySeconds) {}

  void read(icalcomponent* event) {
    CalendarEvent base;
    base.uid = text_of(icalcomponent_get_uid(event));
    base.title = text_of(icalcomponent_get_summary(event));
    base.place = text_of(icalcomponent_get_location(event));
    if (const icalproperty* url = icalcomponent_get_first_property(event, ICAL_URL_PROPERTY)) {
      base.url = text::absolute_url(text_of(icalproperty_get_url(url)), "").value_or("");
    }
    const icaltimetype start = icalcomponent_get_dtstart(event);
    const auto begins = instant_of(start);
    if (base.title.empty() || !begins) return;
    const auto ends = instant_of(icalcomponent_get_dtend(event));
    const std::int64_t length = ends && *ends > *begins ? *ends - *begins : 0;
    if (icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED) return;
    icalproperty* rule = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
    if (rule == nullptr) return add(base, *begins, length);
    repeat(event, rule, start, base, length);
  }

  ReadCalendar take() {
    std::ranges::sort(calendar_.events, {}, [](const CalendarEvent& event) {
      return std::tuple(event.starts_at.seconds, event.title);
    });
    return std::move(calendar_);
  }

 private:
  void repeat(icalcomponent* event, icalproperty* property, const icaltimetype& start,
              const CalendarEvent& base, std::int64_t length) {
    const icalrecurrencetype rule = icalproperty_get_rrule(property);
    if (too_often(rule)) {
      ++calendar_.refused;
      return;
    }
    const auto left_out = excluded(event);
    icalrecur_iterator* at = icalrecur_iterator_new(rule, start);
    if (at == nullptr) return;
    for (int step = 0; step < kStepsMax; ++step) {
      icaltimetype next = icalrecur_iterator_next(at);
      if (icaltime_is_null_time(next) != 0) break;
      next.zone = start.zone;
      const auto begins = instant_of(next);
      if (!begins) continue;
      if (*begins > until_ || calendar_.cut) break;
      if (!left_out.contains(begins->seconds)) add(base, *begins, length);
    }
    icalrecur_iterator_free(at);
  }

  static std::set<std::int64_t> excluded(icalcomponent* event) {
    std::set<std::int64_t> out;
    for (icalproperty* each = icalcomponent_get_first_property(event, ICAL_EXDATE_PROPERTY);
         each != nullptr; each = icalcomponent_get_next_property(event, ICAL_EXDATE_PROPERTY)) {
      if (const auto at = instant_of(icalproperty_get_exdate(each))) out.insert(at->seconds);
    }
    return out;
  }

  void add(const CalendarEvent& base, Instant begins, std::int64_t length) {
    const Instant ends = begins + std::max(length, kHourSeconds);
    if (ends <= from_ || begins > until_) return;
    if (!seen_.emplace(base.uid + "|" + base.title, begins.seconds).second) return;
    if (calendar_.events.size() >= kEventsMax) {
      calendar_.cut = true;
      return;
    }
    CalendarEvent event = base;
    event.starts_at = begins;
    if (length > 0) event.ends_at = begins + length;
    calendar_.events.push_back(std::move(event));
  }

  Instant from_;
  Instant until_;
  ReadCalendar calendar_;
  std::set<std::pair<std::string, std::int64_t>> seen_;
};

}  // namespace

Result<ReadCalendar> read_calendar(std::string_view bytes, Instant now) {
  if (bytes.size() > kCalendarBytesMax) {
    return fail(Code::too_large, fmt::format("calendar of {} bytes", bytes.size()),
                "cet agenda est trop lourd");
  }
  const std::string whole(bytes);
  const std::unique_ptr<icalcomponent, FreeComponent> root(icalparser_parse_string(whole.c_str()));
  if (!root) return fail(Code::parse, "no calendar", "ce n’est pas un agenda iCalendar");
  CalendarReader reader(now);
  int seen = 0;
  const auto read_events = [&](icalcomponent* calendar) {
    for (icalcomponent* event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
         event != nullptr;
         event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
      ++seen;
      reader.read(event);
    }
  };
  if (icalcomponent_isa(root.get()) == ICAL_VCALENDAR_COMPONENT) {
    read_events(root.get());
  } else {
    for (icalcomponent* each =
             icalcomponent_get_first_component(root.get(), ICAL_VCALENDAR_COMPONENT);
         each != nullptr;
         each = icalcomponent_get_next_component(root.get(), ICAL_VCALENDAR_COMPONENT)) {
      read_events(each);
    }
  }
  const bool calendar = whole.find("BEGIN:VCALENDAR") != std::string::npos;
  if (seen == 0 && !calendar) {
    return fail(Code::parse, "no calendar", "ce n’est pas un agenda iCalendar");
  }
  return reader.take();
}

}  // namespace vigie::letter
