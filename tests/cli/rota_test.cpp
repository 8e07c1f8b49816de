// SPDX-License-Identifier: EUPL-1.2
// The duty from a terminal: looked at, acted, asked for, taken back. Weeks are far enough for any
// clock that runs the tests.
#include "base/instant.hpp"
#include "cli/console.hpp"
#include "cli/small_installation.hpp"
#include "support/shared_data.hpp"

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

TEST_F(RotaVerbs, ASourceIsSharedAndGivenUp) {
  add_user("irev");
  const auto listed = run({"rota", "sources"});
  ASSERT_EQ(listed.exit_code, kExitOk) << listed.err;
  const std::string number = listed.out.substr(0, listed.out.find(' '));
  const auto asked = run({"rota", "share", number, "--as", "irev@club.fr"});
  EXPECT_EQ(asked.exit_code, kExitOk) << asked.err;
  EXPECT_TRUE(says(run({"rota", "sources"}).out, "demande en attente"));
  const auto twice = run({"rota", "give", number, "--as", "irev@club.fr"});
  EXPECT_EQ(twice.exit_code, kExitFailed);
  EXPECT_TRUE(says(twice.err, "Une demande attend déjà une réponse")) << twice.err;
  EXPECT_EQ(run({"rota", "answer", "withdraw", "1", "--as", "irev@club.fr"}).exit_code, kExitOk);
  EXPECT_FALSE(says(run({"rota", "sources"}).out, "demande en attente"));
  EXPECT_EQ(run({"rota", "pick", number, "--as", "irev@club.fr"}).exit_code, kExitFailed);
}

TEST_F(RotaVerbs, ACentreOfOnePersonIsNotTimed) {
  add_user("irev");
  const auto alone = run({"rota", "calibrate", "--as", "irev@club.fr"});
  EXPECT_EQ(alone.exit_code, kExitFailed);
  EXPECT_TRUE(says(alone.err, "deux personnes au moins")) << alone.err;
  EXPECT_EQ(run({"rota", "calibrate", "--stop", "--as", "irev@club.fr"}).exit_code, kExitFailed);
  const auto loads = run({"rota", "load", "--centre", "irev"});
  EXPECT_EQ(loads.exit_code, kExitOk) << loads.err;
  EXPECT_TRUE(says(loads.out, "(d’après les articles), 0 sujet")) << loads.out;
}

/// What `rota check` says of the demonstration's rota with a handed case in it.
class RotaCases : public SmallInstallation {
 protected:
  RotaCases() : SmallInstallation([](const test::OriginRequest&) { return test::OriginReply(); }) {}

  std::string checked(const std::string& name) {
    const Day monday = *parse_day("2026-11-30");
    std::string text = test::read_file(test::source_dir() / "config/demo/rota.toml");
    for (std::size_t at = text.find("@LUNDI"); at != std::string::npos;
         at = text.find("@LUNDI", at)) {
      const std::size_t end = text.find('@', at + 1);
      text.replace(at, end - at + 1, iso(monday + std::stoi(text.substr(at + 6, end - at - 6))));
    }
    if (!name.empty()) {
      text.insert(text.find("[planning.panorama]"),
                  test::read_file(test::shared_dir() / "cases/rota" / name));
    }
    test::write_file(folder_.path() / "rota.toml", text);
    std::string settings = test::read_file(config_);
    const std::string shipped = test::source_dir().string() + "/config/rota.toml";
    settings.replace(settings.find(shipped), shipped.size(), "rota.toml");
    test::write_file(config_, settings);
    hold("irev", {"un"});
    EXPECT_EQ(run({"apply"}).exit_code, kExitOk);
    const auto said = run({"rota", "check", "--from", "2026-12-01"});
    return said.out + said.err;
  }
};

TEST_F(RotaCases, AWeekThatNobodyWillDoIsSaid) {
  if (!std::filesystem::exists(test::shared_dir() / "cases/rota")) GTEST_SKIP();
  const std::string said = checked("rota-all-deputies-absent.toml");
  EXPECT_TRUE(says(said, "emaine du 14 au 18 décembre 2026\u00a0: personne ne fera le tour."))
      << said;
  EXPECT_TRUE(says(said, "absent (congés) et aucun suppléant n’est là")) << said;
}

TEST_F(RotaCases, WhoTookAWeekByASwapAndIsAwayIsSaid) {
  if (!std::filesystem::exists(test::shared_dir() / "cases/rota")) GTEST_SKIP();
  const std::string said = checked("rota-swap-then-absence.toml");
  EXPECT_TRUE(says(said, ", qui avait pris la semaine, est absent (congés).")) << said;
  EXPECT_TRUE(says(said, "fera le tour comme suppléant")) << said;
}

TEST_F(RotaVerbs, ACentreChoosesItsReminders) {
  add_user("irev");
  const auto as_network = run({"rota", "remind", "--as", "irev@club.fr"});
  EXPECT_TRUE(says(as_network.out, "7, 1 (réglage du réseau)")) << as_network.out << as_network.err;
  EXPECT_TRUE(
      says(run({"rota", "remind", "--days", "14,3", "--as", "irev@club.fr"}).out, "14, 3."));
  EXPECT_TRUE(says(run({"rota", "remind", "--none", "--as", "irev@club.fr"}).out, "Aucun rappel"));
  EXPECT_NE(run({"rota", "remind", "--days", "5", "--as", "irev@club.fr"}).exit_code, kExitOk);
  EXPECT_TRUE(says(run({"rota", "remind", "--network", "--as", "irev@club.fr"}).out, "réseau"));
}

TEST_F(RotaVerbs, LoadsAndCalendarsCanBeRead) {
  const auto balance = run({"rota", "balance", "--moves", "2"});
  EXPECT_EQ(balance.exit_code, kExitOk) << balance.err;
  EXPECT_TRUE(says(balance.out, "Rien n’est écrit")) << balance.out;
  EXPECT_TRUE(says(run({"rota", "allocate"}).out, "Chaque source a un centre qui la lit."));
  const auto calendar = run({"rota", "calendar", "--centre", "irev"});
  EXPECT_TRUE(says(calendar.out, "BEGIN:VCALENDAR")) << calendar.out;
  EXPECT_EQ(run({"rota", "calendar", "--centre", "zzz"}).exit_code, kExitFailed);
}

}  // namespace
}  // namespace vigie::cli
