// SPDX-License-Identifier: EUPL-1.2
#include "store/mail/consent_repo.hpp"

#include "store/mail_scene.hpp"

namespace vigie::store {
namespace {

class ConsentEvents : public MailScene {
 protected:
  void say(SubscriptionId subscription, ConsentKind kind, Instant at) {
    auto tx = begun();
    const auto done = add_consent_event(tx, {.subscription = subscription,
                                             .at = at,
                                             .kind = kind,
                                             .place = ConsentPlace::page,
                                             .wording = "Je m’inscris",
                                             .actor = ConsentActor::reader,
                                             .curator = {}});
    ASSERT_TRUE(done) << done.error().detail;
    ASSERT_TRUE(tx.commit());
  }

  const PersonId lea = person("lea@b.fr");
  const SubscriptionId here = subscribed("resonances", lea, "ici");
  const SubscriptionId there = subscribed("autre", lea, "ailleurs");
};

TEST_F(ConsentEvents, OfOneSubscriptionAreReadInTheOrderTheyCame) {
  say(here, ConsentKind::asked, kThen);
  say(there, ConsentKind::subscribed, kThen);
  say(here, ConsentKind::subscribed, kThen);  // of the same second
  say(here, ConsentKind::left, kThen + 60);
  const auto lines = consent_events(reader, here).value();
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0].kind, "asked");
  EXPECT_EQ(lines[1].kind, "subscribed");
  EXPECT_EQ(lines[1].place, "page");
  EXPECT_EQ(lines[1].wording, "Je m’inscris");
  EXPECT_EQ(lines[1].actor, "reader");
  EXPECT_EQ(lines[2].kind, "left");
  EXPECT_EQ(lines[2].at, kThen + 60);
  EXPECT_EQ(consent_events(reader, there)->size(), 1U);
}

TEST_F(ConsentEvents, AreNeitherRewrittenNorRemoved) {
  say(here, ConsentKind::subscribed, kThen);
  EXPECT_FALSE(db.execute("UPDATE consent_event SET at = 0"));
  EXPECT_FALSE(db.execute("DELETE FROM consent_event"));
  EXPECT_EQ(consent_events(reader, here)->front().at, kThen);
}

TEST_F(ConsentEvents, OfACuratorNameWhom) {
  auto tx = begun();
  ConsentEvent event{.subscription = here,
                     .at = kThen,
                     .kind = ConsentKind::subscribed,
                     .place = ConsentPlace::page,
                     .wording = "",
                     .actor = ConsentActor::curator,
                     .curator = {}};
  EXPECT_FALSE(add_consent_event(tx, event));
  event.actor = ConsentActor::operator_;
  EXPECT_TRUE(add_consent_event(tx, event));
}

}  // namespace
}  // namespace vigie::store
