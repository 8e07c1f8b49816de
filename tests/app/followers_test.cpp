// SPDX-License-Identifier: EUPL-1.2
// The panorama by mail: what is new and still there, at its rhythm, of the themes chosen.
#include "app/readers/followers.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "app/job_list.hpp"
#include "app/jobs/notification.hpp"
#include "app/panorama/audience.hpp"
#include "app/panorama/read_audience.hpp"
#include "app/readers/preferences.hpp"
#include "app/readers/sign_up.hpp"
#include "base/format.hpp"
#include "store/mail/standing_repo.hpp"
#include "support/fakes.hpp"
#include "support/fixture.hpp"
#include "support/press_sample.hpp"

namespace vigie::app {
namespace {

class KeptPanoramaMail final : public net::Mailer {
 public:
  net::Handover deliver(const net::OutgoingMail& mail,
                        const std::function<bool()>& hand_over) override {
    if (!hand_over()) return {};
    sent.emplace_back(std::string(mail.envelope_to), std::string(mail.bytes));
    return {net::Handover::Outcome::answered, 250, "250 ok"};
  }
  std::vector<std::pair<std::string, std::string>> sent;
};

class Followers : public testing::Test {
 protected:
  Followers() {
    config.web.public_url = "https://vigie.example";
    config.mail.from = "panorama@exemple.fr";
    config.mail.list_domain = "exemple.fr";
    const Day monday = monday_of(paris_day(test::kSampleNow)) + 7;
    morning = *instant_at(monday + 1, 8, 0, kParis);  // a Tuesday
  }
  std::string follow(std::string_view address, std::string_view frequency) {
    EXPECT_TRUE(sign_up(sample.db(),
                        {.list = "panorama",
                         .address = address,
                         .name = "",
                         .wording = "oui",
                         .frequency = frequency},
                        entropy, morning - kDaySeconds));
    store::Reader reader = sample.db().reader();
    const auto person = *store::subscriber_by_email(reader, "panorama", address);
    auto tx = sample.db().begin();
    EXPECT_TRUE(*store::activate(*tx, person->id, morning - kDaySeconds));
    EXPECT_TRUE(tx->commit());
    sample.run("UPDATE notification SET state = 'cancelled', ended_at = 1");
    return person->token;
  }
  void publish(std::string_view title, Instant at) {
    const StoryId story = sample.story({});
    sample.run(fmt::format(
        "INSERT INTO panorama_item (key, story_id, article_id, centre_id, curator_id, title, url, "
        "media, author, note, state, publish_at, published_at, changed_by, changed_at) SELECT "
        "'k{0}', {0}, max(id), 1, 1, '{1}', 'https://a.example/{0}', 'Le Média', '', 'Une note.', "
        "'published', {2}, {2}, 1, 1 FROM article",
        story.value, title, at.seconds));
  }
  std::vector<std::pair<std::string, std::string>> mails(Instant now) {
    EXPECT_TRUE(plan_followers(sample.db(), now));
    KeptPanoramaMail mailer;
    EXPECT_TRUE(send_notifications(sample.db(), config, notification_kinds(), mailer, now,
                                   [] { return false; }));
    return mailer.sent;
  }

  test::TemporaryFolder folder;
  test::PressSample sample{folder.path() / "v.db"};
  test::SeededEntropy entropy;
  config::VigieConfig config;
  Instant morning;
};

TEST_F(Followers, ReceiveWhatIsNewOnceAndNothingWhereNothingIs) {
  follow("lea@exemple.fr", "daily");
  follow("max@exemple.fr", "weekly");
  EXPECT_TRUE(mails(morning - kDaySeconds + 0).empty()) << "nothing new, no mail";
  publish("Un quartier respire", morning - 3600 * 3);
  const auto sent = mails(morning);
  ASSERT_EQ(sent.size(), 1U) << "on a Tuesday";
  EXPECT_EQ(sent[0].first, "lea@exemple.fr");
  EXPECT_NE(sent[0].second.find("Un quartier respire"), std::string::npos);
  EXPECT_TRUE(mails(morning).empty()) << "once";
  EXPECT_TRUE(mails(morning + kDaySeconds).empty()) << "it was told of yesterday";
  const auto weekly = mails(morning + 6 * kDaySeconds);
  ASSERT_EQ(weekly.size(), 1U);
  EXPECT_EQ(weekly[0].first, "max@exemple.fr");
}

TEST_F(Followers, ReceiveNothingThatWasWithdrawn) {
  follow("lea@exemple.fr", "daily");
  publish("À retirer", morning - 3600 * 3);
  sample.run("UPDATE panorama_item SET state = 'withdrawn', withdrawn_at = 1");
  EXPECT_TRUE(mails(morning).empty());
}

TEST_F(Followers, ReceiveTheThemesThatTheyChose) {
  const std::string token = follow("lea@exemple.fr", "daily");
  sample.run(
      "INSERT INTO theme (code, label, valid_from) VALUES ('sante', 'Santé', '2020-01-01'), "
      "('logement', 'Logement', '2020-01-01')");
  EXPECT_TRUE(*choose_panorama(sample.db(), token, "daily",
                               {{"theme", "sante"}, {"theme", "inventé"}}, morning));
  publish("Loger mieux", morning - 3600 * 3);
  EXPECT_TRUE(mails(morning).empty());
  sample.run(
      "INSERT INTO panorama_tag (item_id, kind, code, position, published_at) SELECT id, 'theme', "
      "'sante', 9, published_at FROM panorama_item WHERE true ON CONFLICT DO NOTHING");
  sample.run("DELETE FROM notification");
  EXPECT_EQ(mails(morning).size(), 1U);
  EXPECT_EQ(sample.number("SELECT count(*) FROM subscription_filter"), 1);
}

TEST_F(Followers, AreCountedAmongTheAudienceAsTheyStandAndNotAsReaders) {
  follow("une@lectrice.example", "daily");
  follow("un@lecteur.example", "weekly");
  follow("partie@lectrice.example", "weekly");
  sample.run(
      "UPDATE subscription SET state = 'left', left_at = 1 WHERE person_id = (SELECT max(id) FROM "
      "person)");
  config.database = folder.path() / "v.db";
  config.agents = test::source_dir() / "config/audience.toml";
  config.audience = {.counted_by = "vigie", .log = folder.path() / "audience.log"};
  std::ofstream(config.audience.log) << "";
  ASSERT_TRUE(count_audience(sample.db(), config, entropy, morning));
  store::Reader reader = sample.db().reader();
  const auto year = read_audience(reader, civil(paris_day(morning)).year, {}, morning);
  ASSERT_TRUE(year);
  EXPECT_EQ(year->mail_followers.now, 2);
  EXPECT_EQ(year->views.now, 0);
  EXPECT_NE(audience_csv(*year).find(";stock;ensemble;;panorama;abonnes_par_courriel;2;"),
            std::string::npos);
}

}  // namespace
}  // namespace vigie::app
