// SPDX-License-Identifier: EUPL-1.2
// Lanes over a real database file: each with its thread and its connection, jobs that wait for
// latches or throw, and a clock that jumps.
#include "app/jobs/lane.hpp"

#include <gtest/gtest.h>

#include "app/job_list.hpp"
#include "app/jobs/clock_watch.hpp"
#include "app/jobs/work_lock.hpp"
#include "base/format.hpp"
#include "net/address_rules.hpp"
#include "net/curl_getter.hpp"
#include "store/people/centre_repo.hpp"
#include "store/source/poll_repo.hpp"
#include "store/source/source_repo.hpp"
#include "store/sql/migrate.hpp"
#include "support/fakes.hpp"
#include "support/fixture.hpp"
#include "support/http_origin.hpp"

namespace vigie::app {
namespace {

constexpr Instant kStart{1'800'000'000};  // Friday 15 January 2027, 09:00 in Paris
constexpr std::int64_t kYears = 730 * kDaySeconds;

/// A clock that lanes read while the test sets it.
class SharedClock final : public Clock {
 public:
  Instant now() const override { return {seconds_}; }
  void set(Instant at) { seconds_ = at.seconds; }

 private:
  std::atomic<std::int64_t> seconds_ = kStart.seconds;
};

/// What the jobs of a test are told, and how far they got. Jobs are functions: they share one.
struct Stage {
  std::mutex mutex;
  std::condition_variable changed;
  bool mail_may_leave = false;
  int mail_begun = 0;
  int mail_done = 0;
  int polls = 0;
  int throws_left = 0;

  void change(const std::function<void()>& write) {
    const std::lock_guard lock(mutex);
    write();
    changed.notify_all();
  }
  /// Long enough for any machine; what is waited for comes, or the test fails.
  bool comes(const std::function<bool()>& wanted,
             std::chrono::milliseconds within = std::chrono::minutes(4)) {
    std::unique_lock lock(mutex);
    return changed.wait_for(lock, within, wanted);
  }
};
Stage* stage = nullptr;

Result<Outlook> always(store::Reader&, const config::VigieConfig&, Instant) {
  return Outlook{.due = true, .backlog = 3};
}
Result<Outlook> never(store::Reader&, const config::VigieConfig&, Instant) { return Outlook{}; }

Result<JobReport> blocked_mail(JobPorts&, const Stop&) {
  stage->change([] { ++stage->mail_begun; });
  std::unique_lock lock(stage->mutex);
  stage->changed.wait(lock, [] { return stage->mail_may_leave; });
  ++stage->mail_done;
  stage->changed.notify_all();
  return JobReport{};
}

Result<JobReport> quick_poll(JobPorts&, const Stop&) {
  bool throws = false;
  stage->change([&] {
    ++stage->polls;
    throws = stage->throws_left > 0;
    if (throws) --stage->throws_left;
  });
  if (throws) throw std::runtime_error("une bibliothèque a levé");
  return JobReport{.lines = {"Relève faite."}, .more = true};
}

constexpr Job poll_job(bool trusts_the_clock = false) {
  return {.name = "poll",
          .title = "relève",
          .lane = Lane::network_in,
          .lock = "poll",
          .trusts_the_clock = trusts_the_clock,
          .gives_way = false,
          .look = always,
          .run = quick_poll};
}
constexpr Job mail_job() {
  return {.name = "letters",
          .title = "lettres",
          .lane = Lane::mail_out,
          .lock = "send",
          .trusts_the_clock = true,
          .gives_way = true,
          .look = always,
          .run = blocked_mail};
}

class Lanes : public ::testing::Test {
 protected:
  Lanes() {
    config_.database = folder_.path() / "vigie.db";
    auto db = store::Database::open(config_.database);
    EXPECT_TRUE(db && store::migrate(*db));
    db_.emplace(std::move(*db));
    for (const Lane lane : kLanes) EXPECT_TRUE(announce_lane(*db_, lane, "daemon", kStart));
    stage = &stage_;
  }
  ~Lanes() override { stage = nullptr; }

  Result<JobPorts> ports() {
    auto db = store::Database::open(config_.database);
    if (!db) return fail(db.error());
    return JobPorts{.db = std::move(*db),
                    .config = config_,
                    .clock = clock_,
                    .entropy = entropy_,
                    .make_getter = []() -> Result<std::unique_ptr<net::HttpGetter>> {
                      return std::make_unique<net::CurlGetter>(
                          net::HttpLimits{}, *net::AddressRules::allowing({"127.0.0.0/8"}));
                    },
                    .make_mailer = []() -> Result<std::unique_ptr<net::Mailer>> {
                      return fail(Code::network, "no mail in this test");
                    }};
  }
  LaneThread::MakePorts maker() {
    return [this] { return ports(); };
  }
  TurnReport turn(std::span<const Job> jobs, Lane lane) {
    auto made = ports();
    EXPECT_TRUE(made) << made.error().detail;
    return run_turn(jobs, lane, *made, "test", [] { return false; });
  }
  std::string text(std::string_view sql) {
    auto reader = db_->reader();
    auto query = reader.prepare(sql);
    std::string all;
    const auto read = query.each([&](const store::Statement& row) { all += row.text(0) + " "; });
    EXPECT_TRUE(read) << read.error().detail;
    return all;
  }
  void execute(std::string_view sql) {
    const auto done = db_->execute(sql);
    ASSERT_TRUE(done) << done.error().detail;
  }

  test::TemporaryFolder folder_;
  config::VigieConfig config_;
  SharedClock clock_;
  test::SeededEntropy entropy_;
  Stage stage_;
  std::optional<store::Database> db_;
};

TEST_F(Lanes, PollWhileALetterWaitsForItsMailServer) {
  const Job jobs[] = {poll_job(), mail_job()};
  LaneThread mail(jobs, Lane::mail_out, maker(), "daemon");
  ASSERT_TRUE(stage_.comes([&] { return stage_.mail_begun == 1; }));
  {
    LaneThread network(jobs, Lane::network_in, maker(), "daemon");
    ASSERT_TRUE(stage_.comes([&] { return stage_.polls >= 5; }));
  }
  EXPECT_EQ(stage_.mail_done, 0) << "the letter still waits";
  EXPECT_EQ(text("SELECT outcome FROM job_run WHERE name = 'letters'"), "running ");
  stage_.change([&] { stage_.mail_may_leave = true; });
  EXPECT_TRUE(stage_.comes([&] { return stage_.mail_done >= 1; }));
}

TEST_F(Lanes, AreRestartedAndShownWhenAJobThrows) {
  const Job jobs[] = {poll_job()};
  stage_.throws_left = 1;
  {
    using std::chrono::milliseconds;
    const LanePauses pauses{.turn = milliseconds{5}, .restart = milliseconds{5}};
    LaneThread lane(jobs, Lane::network_in, maker(), "daemon", pauses);
    ASSERT_TRUE(stage_.comes([&] { return stage_.polls >= 1; }));
    // The minute that it rests begins when its end is written, which nobody tells us: time goes on.
    for (int minute = 1; !stage_.comes([&] { return stage_.polls >= 2; }, milliseconds{20});
         ++minute) {
      ASSERT_LT(minute, 10'000);
      clock_.set(kStart + minute * kMinuteSeconds);
    }
  }
  EXPECT_EQ(text("SELECT outcome FROM job_run ORDER BY id LIMIT 2"), "failed done ");
  EXPECT_EQ(text("SELECT restarts || ':' || trouble FROM lane WHERE name = 'network_in'"),
            "1:une bibliothèque a levé ");
}

TEST_F(Lanes, LeaveOneRowARunAndNoneWhereNothingIsDue) {
  const Job jobs[] = {poll_job(),
                      {.name = "idle",
                       .title = "rien",
                       .lane = Lane::network_in,
                       .lock = "idle",
                       .trusts_the_clock = false,
                       .gives_way = false,
                       .look = never,
                       .run = quick_poll}};
  for (int i = 1; i <= 3; ++i) {
    const TurnReport report = turn(jobs, Lane::network_in);
    EXPECT_EQ(report.lines, std::vector<std::string>{"Relève faite."});
    EXPECT_TRUE(report.more);
  }
  EXPECT_TRUE(turn(jobs, Lane::upkeep).lines.empty()) << "another lane's jobs are not its own";
  EXPECT_EQ(text("SELECT name || ':' || outcome || ':' || detail || ':' || backlog FROM job_run"),
            "poll:done:Relève faite.:3 poll:done:Relève faite.:3 poll:done:Relève faite.:3 ");
  EXPECT_EQ(text("SELECT count(*) FROM job_run WHERE ended_at IS NULL"), "0 ");
}

TEST_F(Lanes, LeaveWhatAnotherVigieDoesAlone) {
  const Job jobs[] = {poll_job()};
  const auto other = WorkLock::take(config_.database, "poll", "poll", kStart);
  ASSERT_TRUE(other);
  const TurnReport report = turn(jobs, Lane::network_in);
  EXPECT_TRUE(report.busy);
  EXPECT_FALSE(report.failed);
  EXPECT_EQ(stage_.polls, 0);
  EXPECT_EQ(text("SELECT count(*) FROM job_run"), "0 ");
}

TEST_F(Lanes, SayThatARunWasInterruptedOnceTheNextBegins) {
  execute("INSERT INTO job_run (name, started_at) VALUES ('poll', 1)");
  const Job jobs[] = {poll_job()};
  turn(jobs, Lane::network_in);
  EXPECT_EQ(text("SELECT outcome FROM job_run ORDER BY id"), "interrupted done ");
}

TEST_F(Lanes, LetAJobThatFailsRestForABoundedTime) {
  const Job jobs[] = {poll_job()};
  stage_.throws_left = 100;
  EXPECT_EQ(turn(jobs, Lane::network_in).thrown, "une bibliothèque a levé");
  EXPECT_EQ(turn(jobs, Lane::network_in).thrown, "") << "not yet again";
  for (int i = 1; i <= 20; ++i) {
    clock_.set(kStart + i * 10 * kMinuteSeconds);
    EXPECT_NE(turn(jobs, Lane::network_in).thrown, "") << "ten minutes are longer than any pause";
  }
  EXPECT_EQ(stage_.polls, 21);
  EXPECT_EQ(text("SELECT max(failures) FROM job_run"), "21 ");
}

TEST_F(Lanes, KeepWhatTrustsTheClockForAPersonAfterAJump) {
  const Job jobs[] = {poll_job(true)};
  turn(jobs, Lane::network_in);
  EXPECT_EQ(stage_.polls, 1);
  for (const std::int64_t jump : {kYears, kYears + 60, std::int64_t{60}}) {
    clock_.set(kStart + jump);
    turn(jobs, Lane::network_in);
    EXPECT_EQ(stage_.polls, 1) << jump;
  }
  auto reader = db_->reader();
  const auto open = open_jump(reader);
  ASSERT_TRUE(open && *open);
  EXPECT_EQ((*open)->to_at, kStart + 60);
  EXPECT_EQ(*accept_clock(*db_, "martin", clock_.now()), 2) << "ahead, then back";
  turn(jobs, Lane::network_in);
  EXPECT_EQ(stage_.polls, 2);
  EXPECT_EQ(text("SELECT DISTINCT accepted_by FROM clock_jump"), "martin ");
}

// ── the real jobs ──────────────────────────────────────────────────────────────────────────────

/// Three sources of a real server, polled by the shipped list.
class ShippedJobs : public Lanes {
 protected:
  ShippedJobs() {
    auto tx = db_->begin();
    const auto centre = store::put_centre(*tx, Centre{"irev", "irev", {}, {}, "Europe/Paris", {}});
    EXPECT_TRUE(centre);
    for (const char* name : {"a", "b", "c"}) {
      const std::string url = origin_.url(fmt::format("/{}", name));
      const auto source = store::put_source(
          *tx, {url, url, fmt::format("Journal {}", name), "", Access::free, {}, {}}, kStart);
      EXPECT_TRUE(source);
      EXPECT_TRUE(store::open_allocation(*tx, {*source, *centre, {}, std::nullopt, false}, kStart));
    }
    EXPECT_TRUE(tx->commit());
    config_.territories = test::source_dir() / "config" / "territories";
  }
  void turn_all() {
    for (const Lane lane : kLanes) turn(job_list(), lane);
  }

  std::atomic<int> asked_ = 0;
  test::HttpOrigin origin_{[this](const test::OriginRequest&) {
    ++asked_;
    test::OriginReply reply;
    reply.headers = {{"Content-Type", "application/rss+xml"}};
    reply.body =
        "<rss version=\"2.0\"><channel><title>E</title><item><title>Un titre</title>"
        "<link>https://essai.fr/1</link><description>Un texte de "
        "flux.</description></item></channel></rss>";
    return reply;
  }};
};

TEST_F(ShippedJobs, PollEverythingAtOnceWhenAClockTwoYearsAheadIsSetRight) {
  turn_all();
  EXPECT_EQ(asked_, 3);
  turn_all();
  EXPECT_EQ(asked_, 3) << "not due";
  EXPECT_EQ(text("SELECT count(*) FROM article_text"), "1 ");
  clock_.set(kStart + kYears);
  turn_all();
  EXPECT_EQ(asked_, 6);
  EXPECT_EQ(text("SELECT count(*) FROM source_poll WHERE next_at > 1860000000"), "3 ");
  clock_.set(kStart + 2 * kHourSeconds);
  turn_all();
  EXPECT_EQ(asked_, 9) << "everything polls again at once";
  EXPECT_EQ(text("SELECT count(*) FROM source_poll WHERE next_at > 1801000000"), "0 ");
  EXPECT_EQ(text("SELECT count(*) FROM article_text"), "1 ")
      << "nothing was purged under the wrong clock";
  EXPECT_EQ(text("SELECT count(*) FROM job_run WHERE name = 'forget'"), "1 ")
      << "the one before the jump";
  ASSERT_TRUE(accept_clock(*db_, "martin", clock_.now()));
  turn_all();
  EXPECT_EQ(text("SELECT count(*) FROM job_run WHERE name = 'forget'"), "2 ");
}

TEST_F(ShippedJobs, DoubtOnlyWhatTheProgramPutThere) {
  turn_all();
  const Instant now = clock_.now();
  execute(
      fmt::format("UPDATE source_poll SET next_at = {} WHERE source_id = 1; "
                  "UPDATE source_poll SET next_at = {} WHERE source_id = 2; "
                  "INSERT INTO throttle (scope, since_at, until_at, wait_s, status) "
                  "VALUES ('a.fr', 1, {}, 3600, 429); "
                  "INSERT INTO mail_stop (domain, until_at, answer) VALUES ('a.fr', {}, ''); "
                  "INSERT INTO notification (kind, subject, address, next_try_at, created_at) "
                  "VALUES ('k', 's', 'a@a.fr', {}, 1); ",
                  (now + kYears).seconds, (now + 7 * kDaySeconds).seconds, (now + kYears).seconds,
                  (now + kYears).seconds, (now + kYears).seconds));
  const auto told = doubt_plans(*db_, now);
  ASSERT_TRUE(told) << told.error().detail;
  EXPECT_NE(told->find("4 échéances étaient"), std::string::npos) << *told;
  EXPECT_EQ(text("SELECT source_id FROM source_poll WHERE next_at > 1800300000"), "2 ")
      << "a server may ask for a week";
  EXPECT_EQ(*doubt_plans(*db_, now), "") << "once";
}

}  // namespace
}  // namespace vigie::app
