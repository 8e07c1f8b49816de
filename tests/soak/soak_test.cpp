// SPDX-License-Identifier: EUPL-1.2
// Three days of polling in a minute: the real getter, a real server with every fault, a real
// database file, a clock that jumps five minutes a round. No lost article, no stuck source, no
// leak.
#include <gtest/gtest.h>
#include <malloc.h>

#include <filesystem>

#include "app/poll/ingest.hpp"
#include "base/format.hpp"
#include "net/address_rules.hpp"
#include "net/curl_getter.hpp"
#include "soak/virtual_press.hpp"
#include "store/people/centre_repo.hpp"
#include "store/source/source_repo.hpp"
#include "store/sql/migrate.hpp"
#include "support/fakes.hpp"
#include "support/fixture.hpp"

#ifdef __SANITIZE_ADDRESS__
/// What it gave and did not get back; g++ brings no header of it.
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();
#endif

namespace vigie::app {
namespace {

using test::OriginReply;
using test::Paper;
using test::VirtualPress;

constexpr Instant kStart{1'800'000'000};
constexpr std::int64_t kRoundSeconds = 5 * kMinuteSeconds;
constexpr int kRoundsADay = static_cast<int>(kDaySeconds / kRoundSeconds);
constexpr int kDays = 3;
/// The pages of a growing database that SQLite keeps at hand are most of it.
constexpr long kGrowthMaxKb = 2 * 1024;
/// Our own network is away for that hour.
constexpr int kOutageHour = 40;
/// The longest that a paper's trouble below may keep us away from what it publishes.
constexpr std::int64_t kCatchUpSeconds = 5 * kHourSeconds;

OriginReply with_status(int status, std::vector<std::pair<std::string, std::string>> headers = {}) {
  OriginReply reply;
  reply.status = status;
  reply.headers = std::move(headers);
  return reply;
}

OriginReply hanging() {
  OriginReply reply;
  reply.hang = true;
  return reply;
}

auto always(OriginReply reply) {
  return [reply](int) { return std::optional(reply); };
}

/// Some hours of each day with another answer.
auto at_hours(int from, int to, OriginReply reply) {
  return [=](int hour) {
    return hour % 24 >= from && hour % 24 < to ? std::optional(reply) : std::nullopt;
  };
}

std::vector<Paper> papers_that_publish() {
  OriginReply cut;
  cut.body = "<rss version=\"2.0\"><channel><title>coupé</title><item><title>x</ti";
  cut.cut_after = cut.body.size();
  cut.say_length = 5000;
  OriginReply page;
  page.body = "<!DOCTYPE html><html><body>En travaux</body></html>";
  std::vector<Paper> papers;
  for (int i = 0; i < 12; ++i) {
    papers.push_back({fmt::format("journal{}", i), (i + 1) * 15 * kMinuteSeconds, {}, i % 3 != 0});
  }
  papers.push_back(
      {"presse", kHourSeconds, at_hours(3, 5, with_status(429, {{"Retry-After", "1800"}}))});
  papers.push_back({"fragile", kHourSeconds, at_hours(10, 12, with_status(500))});
  papers.push_back({"indisponible", kHourSeconds, at_hours(14, 15, with_status(503))});
  papers.push_back({"travaux", kHourSeconds, at_hours(8, 9, page)});
  papers.push_back({"coupe", kHourSeconds, at_hours(20, 21, cut)});
  papers.push_back({"lent", kHourSeconds, at_hours(6, 7, hanging())});
  papers.push_back({"demenage", kHourSeconds, {}});  // see all_papers
  return papers;
}

std::vector<Paper> papers_that_fail() {
  OriginReply drip;
  drip.body = std::string(5000, 'x');
  drip.drip_ms = 20;
  OriginReply endless;
  endless.body = std::string(60'000, 'x');
  endless.endless = true;
  OriginReply bomb;
  bomb.body = std::string(8'000'000, ' ');
  bomb.gzip = true;
  OriginReply head;
  head.endless_head = true;
  OriginReply noise;
  noise.raw = "no HTTP at all\r\n\r\n";
  OriginReply page;
  page.body = "<html><body>rien</body></html>";
  return {{"hang", 0, always(hanging())},
          {"drip", 0, always(drip)},
          {"endless", 0, always(endless)},
          {"bomb", 0, always(bomb)},
          {"head", 0, always(head)},
          {"noise", 0, always(noise)},
          {"page", 0, always(page)},
          {"empty", 0, always(OriginReply{})},
          {"absent", 0, always(with_status(404))},
          {"loop", 0, {}},
          {"gone", 0, always(with_status(410))}};
}

/// Kilobytes in use, of all threads. Resident memory would not tell a leak from what malloc keeps
/// of the threads that ran, which differs by tens of megabytes from one run to the next.
long allocated_kb() {
#ifdef __SANITIZE_ADDRESS__
  return static_cast<long>(__sanitizer_get_current_allocated_bytes() / 1024);
#else
  const struct mallinfo2 heaps = ::mallinfo2();
  return static_cast<long>((heaps.uordblks + heaps.hblkhd) / 1024);
#endif
}

long open_files() {
  const std::filesystem::directory_iterator files("/proc/self/fd");
  return static_cast<long>(std::distance(begin(files), end(files)));
}

class Soak : public ::testing::Test {
 protected:
  static std::vector<Paper> all_papers() {
    std::vector<Paper> papers = papers_that_publish();
    for (Paper& paper : papers_that_fail()) papers.push_back(std::move(paper));
    for (std::size_t i = 0; i < papers.size(); ++i) {  // manners that need their own address
      if (papers[i].name == "demenage") {
        const auto moved = with_status(301, {{"Location", fmt::format("/{}/moved", i)}});
        papers[i].manners = [moved](int hour) {
          return hour >= 20 ? std::optional(moved) : std::nullopt;
        };
      }
      if (papers[i].name == "loop") {
        papers[i].manners = always(with_status(302, {{"Location", fmt::format("/{}/rss", i)}}));
      }
    }
    for (Paper& paper : papers) {  // the hour without network looks like this to everybody
      paper.manners = [own = paper.manners](int hour) -> std::optional<OriginReply> {
        if (hour == kOutageHour) return hanging();
        return own ? own(hour) : std::nullopt;
      };
    }
    return papers;
  }

  Soak()
      : press_(kStart, all_papers()),
        db_(*store::Database::open(folder_.path() / "vigie.sqlite")),
        getter_(limits(), *net::AddressRules::allowing({"127.0.0.0/8"})),
        taggers_{tag::ThemeTagger(std::vector<ThemeVocabulary>{}),
                 std::make_unique<TerritoryShelf>("", "R\tR11\tÎle-de-France\n")} {
    EXPECT_TRUE(store::migrate(db_));
    auto tx = db_.begin();
    const auto centre = store::put_centre(*tx, Centre{"irev", "irev", {}, {}, "Europe/Paris", {}});
    EXPECT_TRUE(centre);
    for (std::size_t i = 0; i < press_.papers().size(); ++i) {
      const std::string url = press_.url_of(i);
      const auto source = store::put_source(
          *tx, {url, url, press_.papers()[i].name, "", Access::free, {}, {}}, kStart);
      EXPECT_TRUE(source);
      EXPECT_TRUE(store::open_allocation(*tx, {*source, *centre, {}, std::nullopt, false}, kStart));
    }
    EXPECT_TRUE(tx->commit());
  }

  static net::HttpLimits limits() {
    net::HttpLimits limits;
    limits.total_timeout_ms = 1000;
    limits.connect_timeout_ms = 1000;
    limits.body_bytes_max = 4 << 20;
    return limits;
  }

  void live_a_day() {
    for (int round = 0; round < kRoundsADay; ++round) {
      now_ = now_ + kRoundSeconds;
      press_.turn_to(now_);
      const auto report = poll(db_, getter_, taggers_, entropy_, {}, now_,
                               [](std::size_t, std::size_t) { return true; });
      ASSERT_TRUE(report) << report.error().detail;
      outages_ += report->outage ? 1 : 0;
      press_.forget_requests();
    }
  }

  std::int64_t count(const std::string& sql) {
    auto reader = db_.reader();
    auto query = reader.prepare(sql);
    const auto row = query.step();
    EXPECT_TRUE(row && *row) << sql;
    return query.integer(0);
  }

  vigie::test::TemporaryFolder folder_;
  VirtualPress press_;
  store::Database db_;
  net::CurlGetter getter_;
  Taggers taggers_;
  vigie::test::SeededEntropy entropy_;
  Instant now_ = kStart;
  int outages_ = 0;
};

TEST_F(Soak, LosesNothingSticksNowhereAndGrowsNot) {
  live_a_day();
  const long allocated = allocated_kb();
  const long files = open_files();
  for (int day = 1; day < kDays; ++day) live_a_day();

  for (std::size_t i = 0; i < press_.papers().size(); ++i) {
    const Paper& paper = press_.papers()[i];
    SCOPED_TRACE(paper.name);
    const std::string of_source = fmt::format(" WHERE source_id = {}", i + 1);
    const std::int64_t due = press_.published(i, now_ - kCatchUpSeconds);
    EXPECT_GE(
        count(fmt::format("SELECT count(*) FROM article WHERE url LIKE 'https://{}.example/%'",
                          paper.name)),
        due)
        << "an article is lost";
    EXPECT_LE(press_.requests_of(i), static_cast<std::size_t>(kDays * 24 * 4 + 8)) << "impolite";
    if (count("SELECT gone FROM source_poll" + of_source) != 0) {
      EXPECT_EQ(paper.name, "gone");
      continue;
    }
    const std::int64_t next = count("SELECT next_at FROM source_poll" + of_source);
    EXPECT_GT(next, now_.seconds - 2 * kRoundSeconds) << "stuck: due and not asked";
    EXPECT_LT(next, now_.seconds + 8 * kDaySeconds) << "stuck: too far away";
    if (paper.every_s > 0) {
      EXPECT_EQ(count("SELECT failures FROM source_poll" + of_source), 0);
    }
  }
  EXPECT_EQ(count("SELECT count(*) FROM source_address WHERE to_at IS NULL AND url LIKE '%/moved'"),
            1)
      << "the move was followed";
  EXPECT_GT(outages_, 0) << "the hour without network was seen as ours";
  const long growth = allocated_kb() - allocated;
  RecordProperty("growth_kb", static_cast<int>(growth));
  RecordProperty("articles", static_cast<int>(count("SELECT count(*) FROM article")));
  RecordProperty("outage_rounds", outages_);
  EXPECT_LT(growth, kGrowthMaxKb) << "memory grows";
  EXPECT_LE(open_files(), files + 40) << "files or sockets are left open";
}

}  // namespace
}  // namespace vigie::app
