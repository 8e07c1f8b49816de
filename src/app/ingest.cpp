// SPDX-License-Identifier: EUPL-1.2
#include "app/ingest.hpp"

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>

#include "app/answer_stream.hpp"
#include "app/desk_readers.hpp"
#include "app/due_sources.hpp"
#include "app/ingest_item.hpp"
#include "app/remember_poll.hpp"
#include "app/throttles.hpp"
#include "base/log.hpp"
#include "fetch/explain.hpp"
#include "fetch/read_answer.hpp"
#include "fetch/schedule.hpp"
#include "identify/identify.hpp"
#include "parse/parse_feed.hpp"
#include "store/article_repo.hpp"
#include "store/centre_repo.hpp"
#include "store/poll_repo.hpp"

namespace vigie::app {
namespace {

constexpr std::string_view kStorageSentence = "ce qui a été relevé n’a pas pu être enregistré";
constexpr std::uint64_t kJitterSteps = 2000;

/// What one round works with.
struct Round {
  store::Database& db;
  const Taggers& taggers;
  Entropy& entropy;
  Instant now;
  Throttles& throttles;
  std::vector<store::PollTarget> targets;
  DeskReaders readers;
};

/// What came of one source, before anything is written.
struct Harvest {
  fetch::Reading reading;
  std::optional<ParsedFeed> feed;  ///< where there is a document to take items from
  std::string detail;              ///< for the operator, where something went wrong
};

// ── the steps of one feed ──────────────────────────────────────────────────────────────────────

/// Step 1, fetch and parse. From here on a document is a feed, or the reading says why not.
Harvest harvest(const store::PollTarget& target, const HttpAnswer& answer) {
  Harvest found;
  found.reading = fetch::read_answer(answer, target.state);
  found.detail = answer.detail;
  if (found.reading.outcome != PollOutcome::new_body) return found;
  auto feed = parse::parse_feed(answer.body, {answer.url, answer.content_type, "", ""});
  if (!feed) {
    found.reading = fetch::not_a_feed(answer, feed.error());
    found.detail = feed.error().detail;
    return found;
  }
  found.feed = std::move(*feed);
  return found;
}

void count(SourceReport& report, ItemNews news) {
  ++report.items;
  report.fresh += news == ItemNews::fresh ? 1 : 0;
  report.sighted += news == ItemNews::sighted ? 1 : 0;
  report.edited += news == ItemNews::edited ? 1 : 0;
}

/// Step 2, identify, group, tag and lay on the desks. From here on each item of the document is an
/// article with a sighting of this source, in a reprint, in a story, on the desks of its readers.
Result<void> take_items(store::Transaction& tx, const Round& round, const store::PollTarget& target,
                        const ParsedFeed& feed, SourceReport& report) {
  static const std::vector<CentreId> kNobody;
  const auto readers = round.readers.find(target.source);
  const FeedIntake intake{target, feed.link,
                          readers == round.readers.end() ? kNobody : readers->second, round.taggers,
                          round.now};
  const auto facts = identify::facts_of(feed, target.url);
  // Oldest first where the feed goes backwards in time: ids then follow the order of the day.
  for (auto item = feed.items.rbegin(); item != feed.items.rend(); ++item) {
    if (parse::says_nothing(*item)) continue;
    const auto news = take_item(tx, intake, *item, identify::identify(*item, facts));
    if (!news) return fail(news.error());
    count(report, *news);
  }
  return {};
}

double jitter(Entropy& entropy) {
  const auto step = static_cast<double>(entropy.below(kJitterSteps + 1));
  return 2 * step / static_cast<double>(kJitterSteps) - 1;
}

/// Step 3, remember. Validators and items are in one transaction: a 304 can only follow a document
/// whose every item is stored.
Result<void> write(const Round& round, const store::PollTarget& target, const HttpAnswer& answer,
                   const Harvest& found, SourceReport& report) {
  auto tx = round.db.begin();
  if (!tx) return fail(tx.error());
  std::optional<fetch::DocumentNews> news;
  if (found.feed) {
    auto done = take_items(*tx, round, target, *found.feed, report);
    if (!done) return done;
    if (found.reading.trouble == Trouble::none) {
      news = news_of(*found.feed, report.items, report.fresh + report.sighted);
    }
  }
  if (auto done = remember_poll(*tx, round.throttles, target, answer, found.reading, news,
                                round.now, jitter(round.entropy));
      !done) {
    return done;
  }
  return tx->commit();
}

SourceReport begin_report(const store::PollTarget& target) {
  SourceReport report;
  report.source = target.source;
  report.title = target.title;
  report.url = target.url;
  return report;
}

SourceReport not_stored(const store::PollTarget& target, const std::string& detail) {
  log(Level::error, "feed not stored", {{"url", target.url}, {"error", detail}});
  SourceReport report = begin_report(target);
  report.outcome = PollOutcome::failed;
  report.failed = true;
  report.sentence = kStorageSentence;
  return report;
}

/// One feed from its answer to its report; whatever goes wrong stays inside.
SourceReport take_answer(const Round& round, const store::PollTarget& target,
                         const HttpAnswer& answer) {
  try {
    const Harvest found = harvest(target, answer);
    SourceReport report = begin_report(target);
    report.outcome = found.reading.outcome;
    report.failed = found.reading.trouble != Trouble::none || report.outcome == PollOutcome::gone;
    report.sentence = fetch::explain(found.reading, answer);
    if (report.failed) {
      log(Level::notice, "poll",
          {{"url", target.url},
           {"status", std::to_string(answer.status)},
           {"error", found.detail}});
    }
    auto done = write(round, target, answer, found, report);
    return done ? report : not_stored(target, done.error().detail);
  } catch (const std::exception& error) {  // a library's: the transaction rolled back
    return not_stored(target, error.what());
  }
}

// ── the round ──────────────────────────────────────────────────────────────────────────────────

Result<void> forgive(const Round& round, const store::PollTarget& target, Trouble seen) {
  auto tx = round.db.begin();
  if (!tx) return fail(tx.error());
  const SourcePoll after = fetch::after_outage(target.state, seen, round.now);
  if (auto done = store::save_poll(*tx, target.source, after); !done) return done;
  return tx->commit();
}

SourceReport charge_nobody(const Round& round, const store::PollTarget& target,
                           const HttpAnswer& answer) {
  const fetch::Reading reading = fetch::read_answer(answer, target.state);
  if (auto done = forgive(round, target, reading.trouble); !done) {
    return not_stored(target, done.error().detail);
  }
  SourceReport report = begin_report(target);
  report.outcome = PollOutcome::failed;
  report.failed = true;
  report.sentence = fetch::explain(reading, answer);
  return report;
}

/// Answers as they come. Network failures are held back to the end: only then can one feed's
/// trouble be told from an outage of ours.
Result<RoundReport> run(const Round& round, net::HttpGetter& getter, const PollProgress& progress) {
  RoundReport report;
  report.due = round.targets.size();
  std::vector<HttpAnswer> unreachable;
  AnswerStream answers(getter, requests_for(round.targets));
  for (std::size_t done = 1; auto answer = answers.next(); ++done) {
    const auto& target = round.targets.at(static_cast<std::size_t>(answer->token));
    if (fetch::is_network_trouble(fetch::read_answer(*answer, target.state).trouble)) {
      unreachable.push_back(std::move(*answer));
    } else {
      report.sources.push_back(take_answer(round, target, *answer));
    }
    if (!progress(done, report.due)) {
      report.interrupted = true;
      break;
    }
  }
  if (const std::string failure = answers.failure(); !report.interrupted && !failure.empty()) {
    return fail(Code::internal, "getter: " + failure);
  }
  auto reader = round.db.reader();
  const auto outage = is_outage(reader, report.due, unreachable.size(), round.now);
  if (!outage) return fail(outage.error());
  report.outage = *outage;
  for (const HttpAnswer& answer : unreachable) {
    const auto& target = round.targets.at(static_cast<std::size_t>(answer.token));
    report.sources.push_back(report.outage ? charge_nobody(round, target, answer)
                                           : take_answer(round, target, answer));
  }
  std::ranges::sort(report.sources, {}, &SourceReport::source);
  return report;
}

}  // namespace

std::size_t RoundReport::count(PollOutcome outcome) const {
  return static_cast<std::size_t>(std::ranges::count(sources, outcome, &SourceReport::outcome));
}

std::size_t RoundReport::failed() const {
  return static_cast<std::size_t>(std::ranges::count(sources, true, &SourceReport::failed));
}

Result<RoundReport> poll(store::Database& db, net::HttpGetter& getter, const Taggers& taggers,
                         Entropy& entropy, const PollScope& scope, Instant now,
                         const PollProgress& progress) {
  auto reader = db.reader();
  if (!scope.centre.empty()) {
    if (auto centre = store::centre_by_key(reader, scope.centre); !centre) {
      return fail(centre.error());
    }
  }
  auto throttles = Throttles::load(reader);
  if (!throttles) return fail(throttles.error());
  auto targets = due_sources(reader, scope, *throttles, now);
  if (!targets) return fail(targets.error());
  auto readers = desk_readers(reader, paris_day(now));
  if (!readers) return fail(readers.error());
  const Round round{
      db, taggers, entropy, now, *throttles, std::move(*targets), std::move(*readers)};
  return run(round, getter, progress);
}

Result<std::int64_t> purge_feed_text(store::Database& db, Instant now, int days) {
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  const auto forgotten = store::forget_article_texts(*tx, now - days * kDaySeconds);
  if (!forgotten) return fail(forgotten.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  return *forgotten;
}

}  // namespace vigie::app
