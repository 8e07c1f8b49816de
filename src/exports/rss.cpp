// SPDX-License-Identifier: EUPL-1.2
// RSS 2.0 with Dublin Core. The watch of PMB finds elements by their local name and takes dc:date
// and dc:subject by their rank in the whole document: one of each in every item, none elsewhere; no
// picture, no atom:link; dates with their offset, for it cuts "Z" off without converting.
#include <algorithm>
#include <array>

#include "base/format.hpp"
#include "exports/authors.hpp"
#include "exports/formats.hpp"
#include "text/html.hpp"

namespace vigie::exports {
namespace {

// Between several values of one element: read by programs, spaced as they expect.
constexpr char kApart[] = {' ', ';', ' ', '\0'};

struct Local {
  YearMonthDay day;
  int hour = 0, minute = 0, second = 0;
  int weekday = 1;
  std::string offset;  ///< "+01:00"
};

Local local_of(Instant at, int offset_seconds) {
  const std::int64_t shown = at.seconds + offset_seconds;
  const Day day{static_cast<std::int32_t>(
      (shown - ((shown % kDaySeconds) + kDaySeconds) % kDaySeconds) / kDaySeconds)};
  const auto of_day = static_cast<int>(shown - std::int64_t{day.days} * kDaySeconds);
  const int minutes = std::abs(offset_seconds) / 60;
  return {.day = civil(day),
          .hour = of_day / 3600,
          .minute = of_day / 60 % 60,
          .second = of_day % 60,
          .weekday = weekday_of(day),
          .offset = fmt::format("{}{:02}:{:02}", offset_seconds < 0 ? '-' : '+', minutes / 60,
                                minutes % 60)};
}

std::string mail_date(const Local& at) {
  static constexpr std::array kDays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  static constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::string offset = at.offset;
  std::erase(offset, ':');
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} {}",
                     kDays[static_cast<std::size_t>(at.weekday - 1)], at.day.day,
                     kMonths[at.day.month - 1], at.day.year, at.hour, at.minute, at.second, offset);
}

}  // namespace

std::string rss_item_of(const BibRecord& record, const Options& options) {
  std::string out = "<item>\n";
  const auto add = [&](std::string_view name, std::string_view value) {
    const std::string line = told(value, options);
    if (!line.empty()) out += fmt::format("<{0}>{1}</{0}>\n", name, text::escape_xml(line));
  };
  add("title", record.title);
  add("link", record.url);
  out += fmt::format("<guid isPermaLink=\"false\">{}</guid>\n", text::escape_xml(record.id));
  std::string creators;
  for (const Person& person : record.authors.persons) {
    creators += (creators.empty() ? "" : kApart) + name_of(person);
  }
  for (const std::string& body : record.authors.bodies) {
    creators += (creators.empty() ? "" : kApart) + body;
  }
  add("dc:creator", creators);
  add("dc:source", record.host.name);
  if (record.dated_at) {
    const Local at = local_of(*record.dated_at, record.offset_seconds);
    add("pubDate", mail_date(at));
    add("dc:date", fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}", at.day.year, at.day.month,
                               at.day.day, at.hour, at.minute, at.second, at.offset));
  }
  std::string words = record.note;
  const std::string undated = undated_note(record);
  for (const std::string_view more : {access_note(record.access), std::string_view(undated)}) {
    if (!more.empty()) words += fmt::format("{}({})", words.empty() ? "" : " ", more);
  }
  add("description", words);
  std::string subjects;
  for (const std::string& theme : record.themes) {
    add("category", theme);
    subjects += (subjects.empty() ? "" : kApart) + theme;
  }
  for (const std::string& place : record.territories) add("category", place);
  add("dc:subject", subjects.empty() ? "politique de la ville" : subjects);
  return out + "</item>\n";
}

}  // namespace vigie::exports
