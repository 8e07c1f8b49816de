// SPDX-License-Identifier: EUPL-1.2
// What a message costs in commits: a durable one before its last byte, none more.
#include <sqlite3.h>

#include <string_view>

#include "app/letter_scene.hpp"

namespace vigie::app {
namespace {

/// The commits of every connection opened while it stands.
class CommitCount {
 public:
  CommitCount() {
    durable_ = commits_ = 0;
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(watch));
  }
  ~CommitCount() { sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(watch)); }
  CommitCount(const CommitCount&) = delete;
  CommitCount& operator=(const CommitCount&) = delete;

  static int durable() { return durable_; }
  static int all() { return commits_; }
  static void begin_anew() { durable_ = commits_ = 0; }

 private:
  static int watch(sqlite3* db, char**, const sqlite3_api_routines*) {
    return sqlite3_trace_v2(db, SQLITE_TRACE_STMT, see, nullptr);
  }
  static int see(unsigned, void*, void*, void* text) {
    const std::string_view sql(static_cast<const char*>(text));
    if (sql == "PRAGMA synchronous=FULL") full_ = true;
    if (sql == "PRAGMA synchronous=NORMAL") full_ = false;
    if (sql == "COMMIT") {
      ++commits_;
      durable_ += full_ ? 1 : 0;
    }
    return 0;
  }

  static inline int commits_ = 0;
  static inline int durable_ = 0;
  static inline bool full_ = false;
};

TEST(SendIssue, CommitsDurablyOnceAMessageAndTwiceARun) {
  constexpr int kReaders = 120;
  const CommitCount count;
  LetterScene scene;
  scene.add_readers(kReaders);
  const IssueId issue = scene.freeze();
  ScriptedMailer mailer;
  CommitCount::begin_anew();
  const auto report = send_issue(scene.db, scene.config, mailer, scene.clock, issue, {});
  ASSERT_TRUE(report) << report.error().detail;
  ASSERT_EQ(report->counts.at(DeliveryState::accepted), kReaders);
  EXPECT_EQ(CommitCount::durable(), kReaders + 2) << "handed; the run taken over, and ended";
  constexpr int kClaims = kReaders / kClaimSize + 2;  // the last one finds nothing
  EXPECT_EQ(CommitCount::all(), 2 * kReaders + 2 + kClaims + 1) << "answers, claims, their release";
}

}  // namespace
}  // namespace vigie::app
