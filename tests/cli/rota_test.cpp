// SPDX-License-Identifier: EUPL-1.2
// The duty from a terminal: looked at, acted, asked for, taken back. Weeks are far enough for any
// clock that runs the tests.
#include "cli/console.hpp"
#include "cli/small_installation.hpp"

namespace vigie::cli {
namespace {

class RotaVerbs : public SmallInstallation {
 protected:
  RotaVerbs() : SmallInstallation([](const test::OriginRequest&) { return test::OriginReply(); }) {
    hold("irev", {"un"});
    EXPECT_EQ(run({"apply"}).exit_code, kExitOk);
  }
  test::Ran plan(std::vector<std::string> more = {}) {
    std::vector<std::string> line = {"rota", "plan", "--from", "2040-01-02", "--to", "2040-06-29"};
    line.insert(line.end(), more.begin(), more.end());
    return run(line);
  }
  void add_user(const std::string& centre) {
    test::write_file(folder_.path() / "secret", "une phrase assez longue\n");
    const auto ran =
        run({"user", "add", "--email", centre + "@club.fr", "--name", centre, "--centre", centre,
             "--password-file", (folder_.path() / "secret").string()});
    EXPECT_EQ(ran.exit_code, kExitOk) << ran.err;
  }
};

TEST_F(RotaVerbs, APlanIsShownThenActed) {
  const auto shown = plan();
  EXPECT_EQ(shown.exit_code, kExitOk) << shown.err;
  EXPECT_TRUE(says(shown.out, "2040-01-02  ")) << shown.out;
  EXPECT_TRUE(says(shown.out, "jours ouvrés, juste sa part.")) << shown.out;
  EXPECT_TRUE(says(shown.out, "Rien n’est écrit\u00a0: pour l’acter, ajoutez --act")) << shown.out;
  EXPECT_TRUE(says(run({"rota", "show", "--week", "2040-01-02"}).out,
                   "personne, le tour n’a pas cette semaine"));
  EXPECT_EQ(plan({"--act"}).exit_code, kExitUsage) << "no meeting, no act";
  const auto acted = plan({"--act", "--meeting", "GT Ressources", "--on", "2039-12-01"});
  EXPECT_EQ(acted.exit_code, kExitOk) << acted.err;
  EXPECT_TRUE(says(acted.out, "Acté par GT Ressources, le 1er décembre 2039.")) << acted.out;
  EXPECT_FALSE(says(run({"rota", "show", "--week", "2040-01-02"}).out, "personne"));
  EXPECT_TRUE(says(plan().out, "Rien ne change à ce qui est acté."));
}

TEST_F(RotaVerbs, TheSameDrawGivesTheSamePlan) {
  EXPECT_EQ(plan({"--seed-order", "7"}).out, plan({"--seed-order", "7"}).out);
  EXPECT_NE(plan({"--seed-order", "7"}).out, plan({"--seed-order", "8"}).out);
  EXPECT_EQ(plan({"--seed-order", "sept"}).exit_code, kExitUsage);
}

TEST_F(RotaVerbs, ThePastIsNotPlanned) {
  const auto ran = run({"rota", "plan", "--from", "2020-01-06", "--to", "2020-06-29"});
  EXPECT_EQ(ran.exit_code, kExitUsage);
  EXPECT_TRUE(says(ran.err, "une semaine commencée ne change plus")) << ran.err;
}

TEST_F(RotaVerbs, ARequestIsAskedAndTakenBack) {
  ASSERT_EQ(plan({"--act", "--meeting", "GT"}).exit_code, kExitOk);
  const auto plan_json = plan({"--json"}).out;
  const std::size_t at = plan_json.find("\"centre\": \"irev\"");
  ASSERT_NE(at, std::string::npos);
  const std::size_t week = plan_json.rfind("\"week\": \"", at) + 9;
  const std::string monday = plan_json.substr(week, 10);
  add_user("irev");
  const auto asked = run({"rota", "ask", "--week", monday, "--as", "irev@club.fr"});
  EXPECT_EQ(asked.exit_code, kExitOk) << asked.err;
  EXPECT_TRUE(says(run({"rota", "requests"}).out, "à qui la prend, demandé"));
  const auto twice = run({"rota", "ask", "--week", monday, "--as", "irev@club.fr"});
  EXPECT_EQ(twice.exit_code, kExitFailed);
  EXPECT_TRUE(says(twice.err, "Une demande attend déjà une réponse")) << twice.err;
  const std::string number = asked.out.substr(8, asked.out.find(' ', 8) - 8);  // "Demande 12 …"
  EXPECT_EQ(run({"rota", "withdraw", number, "--as", "irev@club.fr"}).exit_code, kExitOk);
  const auto other =
      run({"rota", "ask", "--week", monday, "--as", "irev@club.fr", "--centre", "oriv"});
  EXPECT_EQ(other.exit_code, kExitFailed);
  EXPECT_TRUE(says(other.err, "réservé à la coordination")) << other.err;
}

TEST_F(RotaVerbs, LoadsAndCalendarsCanBeRead) {
  const auto balance = run({"rota", "balance", "--moves", "2"});
  EXPECT_EQ(balance.exit_code, kExitOk) << balance.err;
  EXPECT_TRUE(says(balance.out, "Rien n’est écrit")) << balance.out;
  const auto calendar = run({"rota", "calendar", "--centre", "irev"});
  EXPECT_TRUE(says(calendar.out, "BEGIN:VCALENDAR")) << calendar.out;
  EXPECT_EQ(run({"rota", "calendar", "--centre", "zzz"}).exit_code, kExitFailed);
}

}  // namespace
}  // namespace vigie::cli
