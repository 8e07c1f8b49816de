// SPDX-License-Identifier: EUPL-1.2
#include "app/poll/ingest.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <optional>
#include <utility>

#include "app/poll/ambiguous_names.hpp"
#include "app/poll/desk_readers.hpp"
#include "app/poll/due_sources.hpp"
#include "app/poll/ingest_item.hpp"
#include "app/poll/mail_feeds.hpp"
#include "app/poll/prepare_stream.hpp"
#include "app/poll/recognise.hpp"
#include "app/poll/remember_poll.hpp"
#include "app/poll/throttles.hpp"
#include "app/poll/write_batch.hpp"
#include "base/log.hpp"
#include "fetch/explain.hpp"
#include "fetch/read_answer.hpp"
#include "fetch/schedule.hpp"
#include "store/article/search_repo.hpp"
#include "store/people/centre_repo.hpp"
#include "store/source/ambiguous_repo.hpp"
#include "store/source/poll_repo.hpp"

namespace vigie::app {
namespace {

constexpr std::string_view kStorageSentence = "ce qui a été relevé n’a pas pu être enregistré";
constexpr std::uint64_t kJitterSteps = 2000;

/// How long a batch stays open for the next prepared feed: people who decide wait for it.
constexpr std::chrono::milliseconds kPatience{50};

/// What one round works with.
struct Round {
  store::Database& db;
  const Taggers& taggers;
  const Publishing& publishing;
  Entropy& entropy;
  Grouping& grouping;
  Instant now;
  Throttles& throttles;
  std::vector<store::PollTarget> targets;
  DeskReaders readers;
  const FilterBook& filters;

  const store::PollTarget& target_of(const HttpAnswer& answer) const {
    return targets.at(static_cast<std::size_t>(answer.token));
  }
  const store::PollTarget& target_of(SourceId source) const {
    return *std::ranges::find(targets, source, &store::PollTarget::source);
  }
};

// ── the steps of one feed; 1 to 3 are in "app/poll/prepare_feed.hpp", on other threads
// ───────────────────

void count(SourceReport& report, ItemNews news) {
  ++report.items;
  report.fresh += news == ItemNews::fresh ? 1 : 0;
  report.sighted += news == ItemNews::sighted ? 1 : 0;
  report.edited += news == ItemNews::edited ? 1 : 0;
}

/// Step 4, recognise, group and lay on the desks. From here on each item of the document is an
/// article with a sighting of this source, in a reprint, in a story, on the desks of its readers.
Result<void> take_items(store::Transaction& tx, const Round& round, const store::PollTarget& target,
                        const PreparedFeed& found, SearchNews& search, SourceReport& report) {
  static const std::vector<CentreId> kNobody;
  const auto readers = round.readers.find(target.source);
  FeedIntake intake{
      target,        *found.feed,      readers == round.readers.end() ? kNobody : readers->second,
      round.taggers, round.publishing, round.grouping,
      search,        round.now,        desks_since(target, found.items),
      round.filters};
  auto reader = tx.reader();
  const auto recognised = recognise(reader, target, found.items);
  if (!recognised) return fail(recognised.error());
  intake.pages = PageCheck(found.items, *recognised);
  for (std::size_t i = 0; i < found.items.size(); ++i) {
    const auto news = take_item(tx, intake, found.items[i], (*recognised)[i]);
    if (!news) return fail(news.error());
    count(report, *news);
  }
  return remember_ambiguous_names(tx, target, found.ambiguous, round.now);
}

double jitter(Entropy& entropy) {
  const auto step = static_cast<double>(entropy.below(kJitterSteps + 1));
  return 2 * step / static_cast<double>(kJitterSteps) - 1;
}

/// Step 5, remember. Validators and items are in one savepoint of one transaction: a 304 can only
/// follow a document whose every item is stored.
Result<void> store_feed(store::Transaction& tx, const Round& round, const store::PollTarget& target,
                        const PreparedFeed& found, SearchNews& search, SourceReport& report) {
  std::optional<fetch::DocumentNews> news;
  if (found.feed) {
    auto done = take_items(tx, round, target, found, search, report);
    if (!done) return done;
    if (found.reading.trouble == Trouble::none) {
      news = news_of(*found.feed, report.items, report.fresh + report.sighted);
    }
  }
  return remember_poll(tx, round.throttles, target, found.answer, found.reading, news, round.now,
                       jitter(round.entropy));
}

SourceReport begin_report(const store::PollTarget& target) {
  SourceReport report;
  report.source = target.source;
  report.title = target.title;
  report.url = target.url;
  return report;
}

/// A file of ours that cannot be read says itself what is wrong with it; the rest is for the log.
SourceReport not_stored(const store::PollTarget& target, const Error& error) {
  log(Level::error, "feed not stored", {{"url", target.url}, {"error", error.detail}});
  SourceReport report = begin_report(target);
  report.outcome = PollOutcome::failed;
  report.failed = true;
  report.sentence = kStorageSentence;
  if (error.code == Code::invalid_input) report.sentence += "\u00a0: " + error.detail;
  return report;
}

/// What people are told of an answer, before its items are counted.
SourceReport report_of(const store::PollTarget& target, const PreparedFeed& found) {
  SourceReport report = begin_report(target);
  report.outcome = found.reading.outcome;
  report.failed = found.reading.trouble != Trouble::none || report.outcome == PollOutcome::gone;
  report.sentence = fetch::explain(found.reading, found.answer);
  if (report.failed) {
    log(Level::notice, "poll",
        {{"url", target.url},
         {"status", std::to_string(found.answer.status)},
         {"error", found.detail}});
  }
  return report;
}

// ── the writer: what was prepared, in batches ─────────────────────────────────────────────────

/// Stores prepared feeds and tells what came of each. A report stands once its batch is committed.
class Writer {
 public:
  explicit Writer(const Round& round) : round_(round), batch_(round.db) {}

  /// One feed from its preparation to its report; whatever goes wrong stays inside.
  void take(const PreparedFeed& found) {
    const store::PollTarget& target = round_.target_of(found.answer);
    SourceReport report = report_of(target, found);
    add(target, std::move(report), found.broken,
        [&](store::Transaction& tx, SearchNews& search, SourceReport& told) {
          return store_feed(tx, round_, target, found, search, told);
        });
  }

  /// An outage of ours: the source is asked again soon, and not charged.
  void forgive(const PreparedFeed& found) {
    const store::PollTarget& target = round_.target_of(found.answer);
    SourceReport report = begin_report(target);
    report.outcome = PollOutcome::failed;
    report.failed = true;
    report.sentence = fetch::explain(found.reading, found.answer);
    add(target, std::move(report), "", [&](store::Transaction& tx, SearchNews&, SourceReport&) {
      return store::save_poll(tx, target.source,
                              fetch::after_outage(target.state, found.reading.trouble, round_.now));
    });
  }

  bool due() const { return batch_.due(); }
  void commit() {
    auto done = batch_.commit();
    if (!done) round_.grouping.rewind(before_batch_);
    for (SourceReport& report : waiting_) {
      const bool lost = !done && !report.sentence.starts_with(kStorageSentence);
      reports_.push_back(lost ? not_stored(round_.target_of(report.source), done.error())
                              : std::move(report));
    }
    waiting_.clear();
  }

  std::vector<SourceReport> take_reports() { return std::move(reports_); }

 private:
  template <typename Write>
  void add(const store::PollTarget& target, SourceReport report, const std::string& broken,
           const Write& write) {
    const Grouping::Mark before = round_.grouping.mark();
    if (batch_.empty()) before_batch_ = before;
    std::optional<Error> trouble;
    if (!broken.empty()) trouble = Error{Code::internal, broken};
    try {
      if (!trouble) {
        const auto done = batch_.write(
            [&](store::Transaction& tx, SearchNews& search) { return write(tx, search, report); });
        if (!done) trouble = done.error();
      }
    } catch (const std::exception& error) {  // a library's: the savepoint rolled back
      trouble = Error{Code::internal, error.what()};
    }
    if (trouble) {
      round_.grouping.rewind(before);
      report = not_stored(target, *trouble);
      postpone(target);
    }
    waiting_.push_back(std::move(report));
  }

  /// What could not be stored is not asked for again at once: the publisher would send it whole.
  void postpone(const store::PollTarget& target) {
    const auto done = batch_.write([&](store::Transaction& tx, SearchNews&) {
      return store::save_poll(tx, target.source,
                              fetch::after_outage(target.state, Trouble::none, round_.now));
    });
    if (!done) log(Level::error, "poll not remembered", {{"error", done.error().detail}});
  }

  const Round& round_;
  WriteBatch batch_;
  Grouping::Mark before_batch_;
  std::vector<SourceReport> waiting_;  ///< of what is written and not committed
  std::vector<SourceReport> reports_;
};

// ── the round ──────────────────────────────────────────────────────────────────────────────────

/// Network failures, held back to the end: only then can one feed's trouble be told from an outage
/// of ours.
Result<void> settle(const Round& round, const std::vector<PreparedFeed>& unreachable,
                    Writer& writer, RoundReport& report) {
  auto reader = round.db.reader();
  const auto outage = is_outage(reader, report.due, unreachable.size(), round.now);
  if (!outage) return fail(outage.error());
  report.outage = *outage;
  for (const PreparedFeed& found : unreachable) {
    if (report.outage) {
      writer.forgive(found);
    } else {
      writer.take(found);
    }
  }
  return {};
}

/// PreparedFeeds as they come, written in batches: as long as the next is at hand, at most.
Result<RoundReport> run(const Round& round, net::HttpGetter& getter, const PollProgress& progress) {
  RoundReport report;
  report.due = round.targets.size();
  std::vector<PreparedFeed> unreachable;
  Writer writer(round);
  const PrepareRules rules{round.taggers, round.publishing, round.now};
  PrepareStream prepared_feeds(getter, requests_for(round.targets), round.targets, rules);
  for (std::size_t done = 1; auto found = prepared_feeds.next(); ++done) {
    if (fetch::is_network_trouble(found->reading.trouble)) {
      unreachable.push_back(std::move(*found));
    } else {
      writer.take(*found);
    }
    if (!progress(done, report.due)) {
      report.interrupted = true;
      break;
    }
    if (writer.due() || !prepared_feeds.comes_within(kPatience)) writer.commit();
  }
  if (const std::string failure = prepared_feeds.failure();
      !report.interrupted && !failure.empty()) {
    writer.commit();
    return fail(Code::internal, "getter: " + failure);
  }
  writer.commit();
  if (auto done = settle(round, unreachable, writer, report); !done) return fail(done.error());
  writer.commit();
  report.sources = writer.take_reports();
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
  if (auto done = recall_ambiguous_names(reader, *targets); !done) return fail(done.error());
  const auto publishing = load_publishing(reader);
  if (!publishing) return fail(publishing.error());
  auto letters = mail_documents(reader, *targets);
  if (!letters) return fail(letters.error());
  auto readers = desk_readers(reader, paris_day(now));
  if (!readers) return fail(readers.error());
  Grouping grouping(now);
  const Round round{db,
                    taggers,
                    *publishing,
                    entropy,
                    grouping,
                    now,
                    *throttles,
                    std::move(*targets),
                    std::move(*readers),
                    scope.filters};
  if (letters->empty()) return run(round, getter, progress);
  MailFeeds with_letters(getter, std::move(*letters));
  return run(round, with_letters, progress);
}

}  // namespace vigie::app
