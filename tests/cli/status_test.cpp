// SPDX-License-Identifier: EUPL-1.2
// vigie status and vigie clock accept, by the real program.
#include "base/clock.hpp"
#include "base/format.hpp"
#include "cli/console.hpp"
#include "cli/small_installation.hpp"
#include "store/sql/database.hpp"

namespace vigie::cli {
namespace {

class StatusVerb : public SmallInstallation {
 protected:
  StatusVerb()
      : SmallInstallation([](const test::OriginRequest&) {
          test::OriginReply reply;
          reply.headers = {{"Content-Type", "application/rss+xml"}};
          reply.body =
              "<rss version=\"2.0\"><channel><title>E</title><item><title>Un titre</title>"
              "<link>https://essai.fr/1</link></item></channel></rss>";
          return reply;
        }) {
    hold("irev", {"a"});
    EXPECT_EQ(run({"apply"}).exit_code, kExitOk);
  }
  void execute(const std::string& sql) {
    auto db = store::Database::open(folder_.path() / "vigie.db");
    ASSERT_TRUE(db);
    const auto done = db->execute(sql);
    ASSERT_TRUE(done) << done.error().detail;
  }
};

TEST_F(StatusVerb, SaysThatNothingEverRanThenThatAllIsWell) {
  const auto before = run({"status"});
  EXPECT_EQ(before.exit_code, kExitFailed);
  EXPECT_TRUE(says(before.out, "n’a jamais tourné")) << before.out;
  EXPECT_EQ(run({"tick"}).exit_code, kExitOk);
  const auto after = run({"status"});
  EXPECT_EQ(after.exit_code, kExitOk) << after.out;
  EXPECT_TRUE(says(after.out, "relève\u00a0: fait")) << after.out;
  EXPECT_TRUE(says(after.out, "1 source à relever")) << after.out;
  EXPECT_TRUE(says(after.out, "Tout va bien.")) << after.out;
}

TEST_F(StatusVerb, SaysWhenAJobThatLooksAtItsOwnRunsGoesOn) {
  EXPECT_EQ(run({"tick"}).exit_code, kExitOk);
  auto db = store::Database::open(folder_.path() / "vigie.db");
  auto reader = db->reader();
  auto query = reader.prepare(
      "SELECT next_at - started_at FROM job_run WHERE name = 'forget' ORDER BY id DESC LIMIT 1");
  ASSERT_TRUE(query.step().value_or(false));
  EXPECT_EQ(query.integer(0), 3600);
}

TEST_F(StatusVerb, TellsAScriptTheSame) {
  EXPECT_EQ(run({"tick"}).exit_code, kExitOk);
  const auto told = run({"status", "--json"});
  EXPECT_EQ(told.exit_code, kExitOk);
  for (const char* part :
       {"\"ok\": true", "\"name\": \"network_in\"", "\"verb\": \"tick\"", "\"name\": \"poll\"",
        "\"outcome\": \"done\"", "\"next_at\": \"", "\"schema\": ", "\"troubles\": []"}) {
    EXPECT_TRUE(says(told.out, part)) << part << "\n" << told.out;
  }
}

TEST_F(StatusVerb, ShowsWhatFailedAndWhatNoLongerRuns) {
  EXPECT_EQ(run({"tick"}).exit_code, kExitOk);
  execute(
      "UPDATE job_run SET outcome = 'failed', detail = 'le disque est plein' WHERE name = 'forget';"
      "UPDATE lane SET seen_at = seen_at - 90000, verb = 'daemon' WHERE name = 'mail_out'");
  const auto told = run({"status"});
  EXPECT_EQ(told.exit_code, kExitFailed);
  EXPECT_TRUE(says(told.out, "À regarder\u00a0: effacements\u00a0: a échoué")) << told.out;
  EXPECT_TRUE(says(told.out, "le disque est plein")) << told.out;
  EXPECT_TRUE(says(told.out, "À regarder\u00a0: courrier\u00a0: rien ne tourne depuis"))
      << told.out;
}

TEST_F(StatusVerb, SaysWhyAJumpOfTheClockHoldsPurgesBackUntilAPersonAcceptsIt) {
  EXPECT_EQ(run({"tick"}).exit_code, kExitOk);
  execute(
      "UPDATE clock_tick SET at = at + 63072000; "
      "UPDATE job_run SET started_at = started_at - 7200 WHERE name = 'forget'");
  run({"tick"});
  auto told = run({"status"});
  EXPECT_EQ(told.exit_code, kExitFailed);
  EXPECT_TRUE(says(told.out, "remise en arrière")) << told.out;
  EXPECT_TRUE(says(told.out, "effacements\u00a0: fait")) << told.out;
  EXPECT_TRUE(says(told.out, "attend que l’heure soit confirmée")) << told.out;
  const auto accepted = run({"clock", "accept", "--as", "Élise Martin"});
  EXPECT_EQ(accepted.exit_code, kExitOk);
  EXPECT_TRUE(says(accepted.out, "L’heure est confirmée")) << accepted.out;
  EXPECT_TRUE(says(run({"clock", "accept"}).out, "n’attendait pas")) << "once";
  told = run({"status"});
  EXPECT_EQ(told.exit_code, kExitOk) << told.out;
}

TEST_F(StatusVerb, PollsAgainAtOnceWhatAClockAheadHadPutOff) {
  EXPECT_EQ(run({"poll"}).exit_code, kExitOk);
  execute("UPDATE source_poll SET next_at = next_at + 63072000");
  const auto polled = run({"poll"});
  EXPECT_EQ(polled.exit_code, kExitOk);
  EXPECT_TRUE(says(polled.out, "1 source à relever")) << polled.out;
  EXPECT_TRUE(says(polled.err, "L’horloge a été en avance")) << polled.err;
}

TEST_F(StatusVerb, ADoctorSaysWhatIsWrongAndWhatToDo) {
  EXPECT_EQ(run({"tick"}).exit_code, kExitOk);
  const auto first = run({"doctor"});
  EXPECT_EQ(first.exit_code, kExitFailed) << "no backup was ever made";
  EXPECT_TRUE(says(first.out, "sauvegarde\u00a0: à réparer. Aucune dans")) << first.out;
  EXPECT_TRUE(says(first.out, "droits\u00a0: bien.")) << first.out;
  EXPECT_TRUE(says(first.out, "service\u00a0: bien.")) << first.out;
  std::filesystem::create_directory(folder_.path() / "backups");
  EXPECT_EQ(run({"db", "backup", (folder_.path() / "backups/vigie.sqlite").string()}).exit_code,
            kExitOk);
  const auto second = run({"doctor", "--json"});
  EXPECT_EQ(second.exit_code, kExitPartial) << second.out;
  EXPECT_TRUE(says(second.out, "\"name\": \"relay\"")) << second.out;
}

TEST_F(StatusVerb, ADoctorLooksAtTheRestWhereTheBaseIsLost) {
  std::filesystem::permissions(folder_.path() / "vigie.db", std::filesystem::perms(0644));
  EXPECT_TRUE(says(run({"doctor"}).out, "d’autres comptes de la machine peuvent la lire"));
  std::filesystem::remove(folder_.path() / "vigie.db");
  const auto lost = run({"doctor"});
  EXPECT_EQ(lost.exit_code, kExitFailed);
  EXPECT_TRUE(says(lost.out, "Il n’y a pas encore de base de données")) << lost.out;
  EXPECT_TRUE(says(lost.out, "disque\u00a0: ")) << lost.out;
}

}  // namespace
}  // namespace vigie::cli
