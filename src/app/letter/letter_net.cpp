// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/letter_net.hpp"

#include <set>

#include "app/jobs/get_all.hpp"
#include "base/format.hpp"
#include "config/letter.hpp"
#include "letter/check_links.hpp"
#include "letter/read_calendar.hpp"
#include "store/letter/block_repo.hpp"
#include "store/letter/event_repo.hpp"
#include "store/letter/letter_repo.hpp"
#include "store/upkeep/job_repo.hpp"
#include "text/french.hpp"

namespace vigie::app {
namespace {

/// An address to ask; of a calendar: whose.
struct Wanted {
  std::string url;
  std::string letter;  ///< "": a link
  std::string source;
};

Result<bool> is_stale(store::Reader& reader, const std::string& url, std::int64_t seconds,
                      Instant now) {
  const auto answer = store::link_answer(reader, url);
  if (!answer) return fail(answer.error());
  return !*answer || now - (*answer)->checked_at >= seconds;
}

Result<void> add_calendars(store::Reader& reader, const config::VigieConfig& config, Instant now,
                           std::vector<Wanted>& wanted) {
  for (const std::string& key : config::letters_in(config.newsletter)) {
    const auto known = store::letter_by_key(reader, key);
    if (!known) return fail(known.error());
    if (!*known) continue;  // no issue yet: nothing announces from it
    const auto plan = config::load_letter(config.newsletter / key / "letter.toml");
    for (const LetterCalendar& each : plan.value.calendars) {
      const auto stale = is_stale(reader, each.url, kCalendarSeconds, now);
      if (!stale) return fail(stale.error());
      if (*stale) wanted.push_back({each.url, key, each.name});
    }
  }
  return {};
}

Result<void> add_links(store::Reader& reader, Instant now, std::vector<Wanted>& wanted) {
  const auto issues = store::issues_at_work(reader);
  if (!issues) return fail(issues.error());
  std::set<std::string> seen;
  for (const IssueId issue : *issues) {
    const auto blocks = store::blocks_of(reader, issue);
    if (!blocks) return fail(blocks.error());
    for (const Block& block : *blocks) {
      for (const std::string& url : letter::web_links_of(block)) {
        if (wanted.size() >= kLinksARun) return {};
        if (!seen.insert(url).second) continue;
        const auto stale = is_stale(reader, url, kLinkSeconds, now);
        if (!stale) return fail(stale.error());
        if (*stale) wanted.push_back({url, "", ""});
      }
    }
  }
  return {};
}

/// What an answer says of its address. A page over the limit of bytes is there all the same.
store::LinkAnswer verdict_of(const HttpAnswer& answer, Instant now) {
  const bool large = answer.transfer == Transfer::too_large;
  return {.status = answer.transfer == Transfer::answered ? answer.status
                    : large                               ? 200
                                                          : 0,
          .unknown = answer.transfer == Transfer::no_name,
          .checked_at = now};
}

Result<void> keep_events(store::Transaction& tx, std::string_view letter, std::string_view source,
                         const letter::ReadCalendar& calendar, Instant now) {
  for (const letter::CalendarEvent& each : calendar.events) {
    const auto done = store::put_event(tx, letter,
                                       {.source = std::string(source),
                                        .uid = each.uid,
                                        .title = each.title,
                                        .place = each.place,
                                        .url = each.url,
                                        .starts_at = each.starts_at,
                                        .ends_at = each.ends_at},
                                       now);
    if (!done) return done;
  }
  return {};
}

Result<void> keep(store::Transaction& tx, const Wanted& asked, const HttpAnswer& answer,
                  Instant now, int& events) {
  const store::LinkAnswer verdict = verdict_of(answer, now);
  if (auto done = store::put_link_answer(tx, asked.url, verdict); !done) return done;
  if (asked.letter.empty() || verdict.status != 200) return {};
  const auto calendar = letter::read_calendar(answer.body, now);
  if (!calendar) return {};  // no calendar today: what it announced before stays
  events += static_cast<int>(calendar->events.size());
  if (auto done = keep_events(tx, asked.letter, asked.source, *calendar, now); !done) return done;
  return store::forget_events(tx, asked.letter, asked.source, now);
}

}  // namespace

Result<Outlook> look_for_letter_net(store::Reader& reader, const config::VigieConfig&,
                                    Instant now) {
  const auto last = store::last_good_run(reader, kLetterNetJob);
  if (!last) return fail(last.error());
  const bool due = !*last || now - (*last)->started_at >= kLetterNetSeconds;
  return Outlook{
      .due = due, .next_at = due ? now : (*last)->started_at + kLetterNetSeconds, .backlog = 0};
}

Result<JobReport> run_letter_net(JobPorts& ports, const Stop& stop) {
  const Instant now = ports.clock.now();
  store::Reader reader = ports.db.reader();
  std::vector<Wanted> wanted;
  if (auto done = add_calendars(reader, ports.config, now, wanted); !done) {
    return fail(done.error());
  }
  if (auto done = add_links(reader, now, wanted); !done) return fail(done.error());
  JobReport report;
  if (wanted.empty()) return report;
  std::vector<std::string> urls;
  for (const Wanted& each : wanted) urls.push_back(each.url);
  const auto of_a_link = [&wanted](HttpAnswer& answer) {  // only its status is wanted
    if (wanted[static_cast<std::size_t>(answer.token)].letter.empty()) answer.body.clear();
  };
  const auto answers = get_all(ports, urls, of_a_link, stop);
  if (!answers) return fail(answers.error());
  auto tx = ports.db.begin();
  if (!tx) return fail(tx.error());
  int events = 0;
  for (const HttpAnswer& each : *answers) {
    const Wanted& about = wanted[static_cast<std::size_t>(each.token)];
    if (auto done = keep(*tx, about, each, now, events); !done) return fail(done.error());
  }
  if (auto done = tx->commit(); !done) return fail(done.error());
  report.lines.push_back(fmt::format(
      "{}, {}.",
      text::plural(static_cast<int>(answers->size()), "adresse demandée", "adresses demandées"),
      text::plural(events, "rendez-vous lu", "rendez-vous lus")));
  return report;
}

Result<int> take_calendar(store::Database& db, std::string_view letter, std::string_view source,
                          std::string_view bytes, Instant now) {
  const auto calendar = letter::read_calendar(bytes, now);
  if (!calendar) return fail(calendar.error());
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  if (auto done = keep_events(*tx, letter, source, *calendar, now); !done) {
    return fail(done.error());
  }
  if (auto done = tx->commit(); !done) return fail(done.error());
  return static_cast<int>(calendar->events.size());
}

}  // namespace vigie::app
