// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/subscribers.hpp"

#include "app/letter/unsubscribe.hpp"
#include "app/letter_scene.hpp"
#include "store/mail/consent_repo.hpp"
#include "store/mail/suppression_repo.hpp"
#include "text/csv.hpp"

namespace vigie::app {
namespace {

ImportReport imported(LetterScene& scene, std::string_view csv,
                      ImportMode mode = ImportMode::apply) {
  const auto report = import_subscribers(scene.db, scene.kit.plan, csv, "liste.csv", mode,
                                         scene.entropy, scene.clock.now());
  EXPECT_TRUE(report) << report.error().detail;
  return report ? *report : ImportReport{};
}

std::vector<store::Subscriber> people(LetterScene& scene) {
  store::Reader reader = scene.db.reader();
  return *store::subscribers(reader, "resonances");
}

TEST(ReadCsv, ReadsWhatSpreadsheetsWrite) {
  struct Case {
    const char* why;
    const char* given;
    std::vector<std::vector<std::string>> expected;
  };
  const Case kCases[] = {
      {"semicolons", "a;b\n1;2\n", {{"a", "b"}, {"1", "2"}}},
      {"commas", "a,b\n1,2", {{"a", "b"}, {"1", "2"}}},
      {"a byte order mark",
       "\xEF\xBB\xBF"
       "a;b\n",
       {{"a", "b"}}},
      {"Windows line ends", "a;b\r\n1;2\r\n", {{"a", "b"}, {"1", "2"}}},
      {"quotes", "a;b\n\"x;\"\"y\"\"\";2\n", {{"a", "b"}, {"x;\"y\"", "2"}}},
      {"a line break in quotes", "a;b\n\"x\ny\";2\n", {{"a", "b"}, {"x\ny", "2"}}},
      {"empty lines", "a;b\n\n\n1;2\n", {{"a", "b"}, {"1", "2"}}},
      {"a quote never closed", "a;b\n\"x;2\n3;4", {{"a", "b"}, {"\"x", "2"}, {"3", "4"}}},
      {"another after it", "a\n\"x\n\"y\"\nz", {{"a"}, {"\"x"}, {"y"}, {"z"}}}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    std::vector<std::vector<std::string>> rows;
    for (const text::CsvRow& row : text::read_csv(c.given)) rows.push_back(row.fields);
    EXPECT_EQ(rows, c.expected);
  }
}

TEST(ImportSubscribers, LosesNoLineAfterAQuoteThatIsNeverClosed) {
  LetterScene scene;
  const auto report =
      imported(scene, "courriel;nom\nz1@x.fr;\"Zoé\nz2@x.fr;Ali\nz3@x.fr;\"Eva\"\n");
  EXPECT_EQ(people(scene).size(), 2U);
  ASSERT_EQ(report.refused.size(), 1U);
  EXPECT_EQ(report.refused[0].line, 2);
  EXPECT_EQ(report.refused[0].why, "un guillemet n’est jamais fermé");
}

TEST(ImportSubscribers, TakesNamesInUtf8AndLatin1) {
  LetterScene scene;
  imported(scene, "Courriel;Prénom;Nom;Base\nA@B.fr;Zoë;L'Écuyer;fonctions\n");
  imported(scene, "courriel;nom\nc@d.fr;No\xEBl\n");
  const auto all = people(scene);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].email, "A@B.fr") << "as it was given";
  EXPECT_EQ(all[0].name, "Zoë L'Écuyer");
  EXPECT_EQ(all[0].basis, Basis::fonctions);
  EXPECT_EQ(all[0].origin, "liste.csv");
  EXPECT_EQ(all[1].name, "Noël");
  EXPECT_NE(all[0].token, all[1].token);
}

TEST(ImportSubscribers, TakesNoNameThatAHeaderWouldRefuse) {
  LetterScene scene;
  const auto report =
      imported(scene, "courriel;nom\na@b.fr;Z\u0085oé\nb@b.fr;\"Z\x01oé\"\nc@b.fr;Zoé\n");
  ASSERT_EQ(people(scene).size(), 1U);
  EXPECT_EQ(people(scene).front().email, "c@b.fr");
  ASSERT_EQ(report.refused.size(), 2U);
  for (const auto& refused : report.refused) {
    EXPECT_EQ(refused.why, "le nom contient un caractère de commande");
  }
}

TEST(ImportSubscribers, TellsWhatBecameOfEachLine) {
  LetterScene scene;
  imported(scene, "courriel\na@b.fr\nparti@b.fr\n");
  ASSERT_TRUE(*remove_subscriber(scene.db, "resonances", "Parti@b.fr", scene.clock.now()));
  const ImportReport report =
      imported(scene,
               "courriel;base\na@b.fr;\nparti@b.fr;\nnouveau@b.fr;\nnon\n;x\nautre@b.fr;troc\n"
               "NOUVEAU@b.fr;\n");
  EXPECT_EQ(report.added, 1);
  EXPECT_EQ(report.known, 1);
  EXPECT_EQ(report.suppressed, 1);
  ASSERT_EQ(report.refused.size(), 4U);
  EXPECT_EQ(report.refused[0].line, 5);
  EXPECT_EQ(report.refused[0].why, "ce n’est pas une adresse de courriel");
  EXPECT_EQ(report.refused[3].line, 8);
}

/// "kind place actor", oldest first.
std::vector<std::string> consents(LetterScene& scene, std::string_view email) {
  store::Reader reader = scene.db.reader();
  const auto person = *store::subscriber_by_email(reader, "resonances", email);
  std::vector<std::string> lines;
  if (!person) return lines;
  const auto events = store::consent_events(reader, person->id).value();
  for (const auto& each : events) {
    lines.push_back(each.kind + " " + each.place + " " + each.actor);
  }
  return lines;
}

TEST(Subscription, TellsEachOfItsChangesOnce) {
  LetterScene scene;
  imported(scene, "courriel\na@b.fr\nc@d.fr\n");
  imported(scene, "courriel\nA@B.fr\n");
  using Lines = std::vector<std::string>;
  EXPECT_EQ(consents(scene, "a@b.fr"), Lines{"subscribed import operator"});
  for (int times = 0; times < 2; ++times) {
    ASSERT_TRUE(*remove_subscriber(scene.db, "resonances", "a@b.fr", scene.clock.now()));
    ASSERT_TRUE(unsubscribe(scene.db, people(scene)[1].token, scene.clock.now()));
  }
  EXPECT_EQ(consents(scene, "a@b.fr"),
            (Lines{"subscribed import operator", "left command operator"}));
  EXPECT_EQ(consents(scene, "c@d.fr"), (Lines{"subscribed import operator", "left link reader"}));
}

TEST(Subscription, OfOneLetterIsNotThatOfAnother) {
  LetterScene scene;
  LetterPlan other = scene.kit.plan;
  other.key = "autre";
  imported(scene, "courriel;nom\na@b.fr;Zoé\n");
  const auto report = import_subscribers(scene.db, other, "courriel\nA@b.fr\n", "liste.csv",
                                         ImportMode::apply, scene.entropy, scene.clock.now());
  ASSERT_TRUE(report) << report.error().detail;
  EXPECT_EQ(report->added, 1);
  store::Reader reader = scene.db.reader();
  const auto here = *store::subscriber_by_email(reader, "resonances", "a@b.fr");
  const auto there = *store::subscriber_by_email(reader, "autre", "a@b.fr");
  ASSERT_TRUE(here && there);
  EXPECT_EQ(here->person.value, there->person.value) << "one person, two subscriptions";
  EXPECT_NE(here->token, there->token);
  ASSERT_TRUE(unsubscribe(scene.db, here->token, scene.clock.now()));
  EXPECT_EQ((*store::subscriber_by_email(reader, "autre", "a@b.fr"))->state,
            SubscriptionState::active);
  const std::string hash = email_hash(*mail_key(reader), "a@b.fr");
  EXPECT_TRUE(*store::is_suppressed(reader, "resonances", hash));
  EXPECT_FALSE(*store::is_suppressed(reader, "autre", hash));
}

TEST(ImportSubscribers, WritesNothingWhenItIsOnlyATry) {
  LetterScene scene;
  EXPECT_EQ(imported(scene, "courriel\na@b.fr\n", ImportMode::dry_run).added, 1);
  EXPECT_TRUE(people(scene).empty());
}

TEST(ImportSubscribers, AsksForANameToEachColumn) {
  LetterScene scene;
  const auto report = import_subscribers(scene.db, scene.kit.plan, "a@b.fr;Nom\n", "x",
                                         ImportMode::apply, scene.entropy, scene.clock.now());
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, Code::invalid_input);
}

TEST(EraseSubscriber, LeavesNoAddressOnAnyListAndKeepsThemOffAll) {
  LetterScene scene;
  LetterPlan other = scene.kit.plan;
  other.key = "autre";
  const auto again = [&] {
    return import_subscribers(scene.db, other, "courriel\nA@b.fr\n", "liste.csv", ImportMode::apply,
                              scene.entropy, scene.clock.now());
  };
  imported(scene, "courriel;nom\na@b.fr;Zoé\nc@d.fr;Ali\n");
  ASSERT_EQ(again()->added, 1);
  const std::string token = people(scene)[0].token;
  EXPECT_TRUE(*erase_subscriber(scene.db, "A@B.fr", scene.clock.now()));
  EXPECT_FALSE(*erase_subscriber(scene.db, "a@b.fr", scene.clock.now()));
  store::Reader reader = scene.db.reader();
  const auto erased = store::subscriber_by_token(reader, token).value();
  ASSERT_TRUE(erased);
  EXPECT_EQ(erased->email + erased->name, "");
  EXPECT_EQ(erased->state, SubscriptionState::left);
  EXPECT_EQ(look_up_leaving(reader, token)->outcome, Leaving::left_already) << "the link answers";
  EXPECT_EQ(imported(scene, "courriel\na@b.fr\n").suppressed, 1);
  EXPECT_EQ(again()->suppressed, 1);
  EXPECT_TRUE(store::subscriber_by_email(reader, "resonances", "c@d.fr").value()) << "nobody else";
}

TEST(RemoveSubscriber, OutlivesTheAddress) {
  LetterScene scene;
  imported(scene, "courriel\na@b.fr\n");
  EXPECT_TRUE(*remove_subscriber(scene.db, "resonances", "a@b.fr", scene.clock.now()));
  EXPECT_FALSE(*remove_subscriber(scene.db, "resonances", "inconnu@b.fr", scene.clock.now()));
  EXPECT_EQ(imported(scene, "courriel\nA@b.fr\n").suppressed, 1);
}

}  // namespace
}  // namespace vigie::app
