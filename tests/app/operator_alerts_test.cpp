// SPDX-License-Identifier: EUPL-1.2
// Those who operate vigie are told once that something is wrong, and once that it is well again.
#include "app/operator_alerts.hpp"

#include "app/job_list.hpp"
#include "ingest_fixture.hpp"
#include "store/people/curator_repo.hpp"
#include "store/people/grant_repo.hpp"
#include "store/upkeep/job_repo.hpp"

namespace vigie::app {
namespace {

class OperatorAlerts : public IngestTest {
 protected:
  OperatorAlerts() {
    const CentreId centre = add_centre("pole");
    auto tx = db_.begin();
    const auto who =
        store::add_curator(*tx, {centre, "ops@example.org", "Élise Martin", "hash"}, kMorning);
    EXPECT_TRUE(store::add_grant(*tx, *who, {.role = Role::operations}, {}, kMorning));
    EXPECT_TRUE(store::add_curator(*tx, {centre, "rene@example.org", "René", "hash"}, kMorning));
    EXPECT_TRUE(tx->commit());
    config_.web.public_url = "https://vigie.example.org";
  }
  void end_a_run(JobOutcome outcome, Instant at) {
    auto tx = db_.begin();
    const auto id = store::begin_run(*tx, "poll", at);
    ASSERT_TRUE(store::end_run(*tx, {.id = *id,
                                     .started_at = at,
                                     .ended_at = at + 1,
                                     .outcome = outcome,
                                     .detail = "le disque est plein",
                                     .next_at = {}}));
    ASSERT_TRUE(tx->commit());
  }
  /// One look, as the lane takes it, and what it asks for.
  void look_at(Instant now) {
    auto tx = db_.begin();
    for (const Lane lane : kLanes) {
      ASSERT_TRUE(store::start_lane(*tx, name_of(lane), "daemon", now));
    }
    ASSERT_TRUE(tx->commit());
    auto reader = db_.reader();
    const auto outlook = look_for_troubles(reader, config_, now);
    ASSERT_TRUE(outlook) << outlook.error().detail;
    if (!outlook->due) return;
    ASSERT_TRUE(write_troubles(db_, now));
  }
  std::int64_t messages(std::string_view kind) {
    return count("SELECT count(*) FROM notification WHERE kind = '" + std::string(kind) + "'");
  }
  Result<std::optional<NotificationText>> composed(const NotificationKind& kind) {
    auto reader = db_.reader();
    store::Notification message;
    message.subject = text("SELECT max(id) FROM operator_trouble");
    return kind.compose({reader, config_, message, kMorning});
  }
  const NotificationKind& kind(std::string_view name) {
    return *std::ranges::find(notification_kinds(), name, &NotificationKind::name);
  }

  config::VigieConfig config_;
};

TEST_F(OperatorAlerts, TellOncePersonByPersonWhatLastsAndOnceThatItEnded) {
  end_a_run(JobOutcome::failed, kMorning);
  look_at(kMorning);
  look_at(kMorning + 599);
  EXPECT_EQ(messages(kTroubleBegan), 0) << "it has not lasted";
  look_at(kMorning + 600);
  look_at(kMorning + 660);
  EXPECT_EQ(messages(kTroubleBegan), 1) << "to the one who operates, once";
  const auto began = composed(kind(kTroubleBegan));
  ASSERT_TRUE(began && *began);
  EXPECT_NE((*began)->body.find("le disque est plein"), std::string::npos) << (*began)->body;
  EXPECT_NE((*began)->body.find("https://vigie.example.org/sante"), std::string::npos);

  end_a_run(JobOutcome::done, kMorning + 1200);
  look_at(kMorning + 1201);
  look_at(kMorning + 1260);
  EXPECT_EQ(messages(kTroubleEnded), 1);
  EXPECT_FALSE(*composed(kind(kTroubleBegan))) << "nothing to say any more";
  const auto ended = composed(kind(kTroubleEnded));
  ASSERT_TRUE(ended && *ended);
  EXPECT_NE((*ended)->body.find("15 janvier 2027, 9\u00a0h\u00a020"), std::string::npos)
      << (*ended)->body;
}

TEST_F(OperatorAlerts, KeepQuietAboutWhatPassesAndWhatComesAgainSoon) {
  end_a_run(JobOutcome::failed, kMorning);
  look_at(kMorning);
  end_a_run(JobOutcome::done, kMorning + 300);
  look_at(kMorning + 301);
  EXPECT_EQ(count("SELECT count(*) FROM notification"), 0) << "it passed by itself";

  for (int hour = 1; hour < 6; ++hour) {  // comes and goes
    const Instant at = kMorning + hour * kHourSeconds;
    end_a_run(JobOutcome::failed, at);
    look_at(at + 1);
    look_at(at + 601);
    end_a_run(JobOutcome::done, at + 1200);
    look_at(at + 1201);
  }
  EXPECT_EQ(messages(kTroubleBegan), 1);
  EXPECT_EQ(messages(kTroubleEnded), 1);
  const Instant later = kMorning + 8 * kHourSeconds;
  end_a_run(JobOutcome::failed, later);
  look_at(later + 1);
  look_at(later + 601);
  EXPECT_EQ(messages(kTroubleBegan), 2) << "hours later it is news again";
}

TEST_F(OperatorAlerts, WriteNothingWhereNothingChanges) {
  look_at(kMorning);
  const auto before = count("SELECT total_changes()");
  auto reader = db_.reader();
  EXPECT_FALSE(look_for_troubles(reader, config_, kMorning + 30)->due);
  EXPECT_EQ(count("SELECT total_changes()"), before);
  EXPECT_EQ(count("SELECT count(*) FROM operator_trouble"), 0);
}

}  // namespace
}  // namespace vigie::app
