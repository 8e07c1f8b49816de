// SPDX-License-Identifier: EUPL-1.2
#include "store/mail/subscription_repo.hpp"

#include "store/mail_scene.hpp"

namespace vigie::store {
namespace {

class Subscriptions : public MailScene {
 protected:
  std::vector<std::string> receivers(std::string_view list) {
    std::vector<std::string> emails;
    const auto done = each_receiver(reader, list, [&](const Subscriber& each) -> Result<void> {
      emails.push_back(each.email);
      return {};
    });
    EXPECT_TRUE(done) << done.error().detail;
    return emails;
  }

  const PersonId lea = person("lea@b.fr");
  const PersonId ali = person("ali@b.fr");
  const SubscriptionId lea_here = subscribed("resonances", lea, "lea-ici");
  const SubscriptionId lea_there = subscribed("autre", lea, "lea-ailleurs");
  const SubscriptionId ali_here = subscribed("resonances", ali, "ali-ici");
};

TEST_F(Subscriptions, AreReadByListAddressTokenAndNumber) {
  const auto all = subscribers(reader, "resonances").value();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].email, "ali@b.fr") << "by address";
  EXPECT_EQ(all[1].id.value, lea_here.value);
  EXPECT_EQ(all[1].list, "resonances");
  EXPECT_EQ(all[1].name, "Nom");
  EXPECT_EQ(all[1].basis, Basis::fonctions);
  EXPECT_EQ(all[1].origin, "liste.csv");
  EXPECT_EQ(all[1].subscribed_at, kThen);
  EXPECT_EQ((*subscriber_by_email(reader, "autre", "lea@b.fr"))->id.value, lea_there.value);
  EXPECT_FALSE(*subscriber_by_email(reader, "autre", "ali@b.fr"));
  EXPECT_EQ((*subscriber_by_token(reader, "ali-ici"))->id.value, ali_here.value);
  EXPECT_FALSE(*subscriber_by_token(reader, "autre"));
  EXPECT_EQ((*subscriber_by_id(reader, lea_there))->token, "lea-ailleurs");
  EXPECT_FALSE(*subscriber_by_id(reader, SubscriptionId{99}));
}

TEST_F(Subscriptions, OfOnePersonAreReadTogether) {
  const auto hers = subscriptions_by_email(reader, "lea@b.fr").value();
  ASSERT_EQ(hers.size(), 2U);
  EXPECT_EQ(hers[0].list + " " + hers[1].list, "autre resonances");
  EXPECT_EQ(hers[0].person.value, hers[1].person.value);
  EXPECT_TRUE(subscriptions_by_email(reader, "inconnue@b.fr")->empty());
}

TEST_F(Subscriptions, AreLeftOnceEachAndOneAtATime) {
  auto tx = begun();
  EXPECT_TRUE(*leave_list(tx, lea_here, kThen + 60));
  EXPECT_FALSE(*leave_list(tx, lea_here, kThen + 120)) << "left already";
  ASSERT_TRUE(tx.commit());
  const auto left = subscriber_by_id(reader, lea_here).value();
  EXPECT_EQ(left->state, SubscriptionState::left);
  EXPECT_EQ(left->left_at, kThen + 60);
  EXPECT_EQ(subscriber_by_id(reader, lea_there).value()->state, SubscriptionState::active);
  EXPECT_EQ(receivers("resonances"), std::vector<std::string>{"ali@b.fr"});
  EXPECT_EQ(receivers("autre"), std::vector<std::string>{"lea@b.fr"});
  EXPECT_EQ(subscribers(reader, "resonances")->size(), 2U) << "who left is still shown";
}

TEST_F(Subscriptions, OfSomebodyErasedReceiveNothingAndKeepTheirLink) {
  auto tx = begun();
  EXPECT_TRUE(*erase_person(tx, lea, kThen + 60));
  EXPECT_FALSE(*erase_person(tx, lea, kThen + 60));
  ASSERT_TRUE(tx.commit());
  EXPECT_TRUE(receivers("autre").empty());
  EXPECT_FALSE(*known_person(reader, "resonances", "lea@b.fr"));
  const auto erased = subscriber_by_token(reader, "lea-ici").value();
  ASSERT_TRUE(erased);
  EXPECT_EQ(erased->email, "");
  EXPECT_EQ(erased->name, "");
  EXPECT_TRUE(*known_person(reader, "resonances", "ali@b.fr")) << "nobody else";
  EXPECT_NE(person("lea@b.fr").value, lea.value) << "who comes again is somebody else";
}

TEST_F(Subscriptions, TellAPersonWhoIsKnownFromOneWhoIsOnTheList) {
  const auto on_list = known_person(reader, "resonances", "ali@b.fr").value();
  ASSERT_TRUE(on_list);
  EXPECT_EQ(on_list->person.value, ali.value);
  EXPECT_EQ(on_list->state, SubscriptionState::active);
  const auto elsewhere = known_person(reader, "autre", "ali@b.fr").value();
  ASSERT_TRUE(elsewhere);
  EXPECT_FALSE(elsewhere->state);
  EXPECT_FALSE(*known_person(reader, "autre", "inconnue@b.fr"));
}

TEST_F(Subscriptions, StopAtTheFirstReaderWhoCannotBeTaken) {
  int taken = 0;
  const auto done = each_receiver(reader, "resonances", [&](const Subscriber&) -> Result<void> {
    ++taken;
    return fail(Code::internal, "no");
  });
  EXPECT_FALSE(done);
  EXPECT_EQ(taken, 1);
}

TEST_F(Subscriptions, AreOnePerPersonAndListOfAListThatExists) {
  auto tx = begun();
  const NewSubscription again{.person = lea,
                              .list = "autre",
                              .basis = Basis::inscription,
                              .origin = "",
                              .lot = {},
                              .token = "encore"};
  EXPECT_FALSE(add_subscription(tx, again, kThen));
  NewSubscription nowhere = again;
  nowhere.list = "nulle-part";
  EXPECT_FALSE(add_subscription(tx, nowhere, kThen));
  EXPECT_FALSE(add_person(tx, {.email = "LEA@b.fr", .email_key = "lea@b.fr", .name = ""}, kThen));
}

TEST_F(Subscriptions, RememberTheLotTheyCameBy) {
  auto tx = begun();
  const ImportLotId lot = add_import_lot(tx, "autre", "liste.csv, 2026-11-30", {}, kThen).value();
  const NewSubscription came{.person = ali,
                             .list = "autre",
                             .basis = Basis::inscription,
                             .origin = "liste.csv, 2026-11-30",
                             .lot = lot,
                             .token = "ali-ailleurs"};
  ASSERT_TRUE(add_subscription(tx, came, kThen));
  ASSERT_TRUE(tx.commit());
  auto query = reader.prepare(R"sql(
      SELECT count(*) FROM subscription AS s JOIN import_lot AS l ON l.id = s.import_lot_id
      WHERE l.list_key = 'autre' AND l.origin = s.origin AND l.at = ?1)sql");
  query.bind(kThen);
  ASSERT_TRUE(*query.step());
  EXPECT_EQ(query.integer(0), 1);
}

}  // namespace
}  // namespace vigie::store
