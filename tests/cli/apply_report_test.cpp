// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/setup/apply_report.hpp"

#include <gtest/gtest.h>

#include "cli/verbs/rota/rota_show.hpp"

namespace vigie::cli {
namespace {

using app::Change;
using app::FactKey;

TEST(ChangedFields, TellsWhatDiffersAndNothingElse) {
  struct Case {
    std::string_view why;
    std::string before, after, expected;
  };
  const Case cases[] = {
      {"one field", "nom=Sud\nfuseau=Europe/Paris", "nom=Midi\nfuseau=Europe/Paris",
       "nom : « Sud » → « Midi »"},
      {"a list tells what came and went", "alias=A, B, C", "alias=A, C, D", "alias : + D, − B"},
      {"a list in another order", "alias=A, B", "alias=B, A", "alias : autre ordre"},
      {"a field that came", "nom=Sud", "nom=Sud\nmotif=grève", "motif : + grève"},
      {"a field that went", "nom=Sud\nmotif=grève", "nom=Sud", "motif : − grève"},
      {"two fields", "a=1\nb=2", "a=2\nb=3", "a : « 1 » → « 2 » ; b : « 2 » → « 3 »"}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(changed_fields(c.before, c.after), c.expected);
  }
}

app::ApplyOutcome outcome_with(std::size_t centres) {
  app::ApplyOutcome outcome;
  outcome.applied = true;
  for (std::size_t i = 0; i < centres; ++i) {
    outcome.difference.changes.push_back(
        {FactKey("centre", "c" + std::to_string(i)), "", "nom=C", false});
  }
  return outcome;
}

TEST(ApplyLines, GroupsChangesAndCutsLongGroups) {
  const auto lines = apply_lines(outcome_with(5), 2);
  ASSERT_EQ(lines.size(), 5U);
  EXPECT_EQ(lines[0], "Centres (5)");
  EXPECT_EQ(lines[1], "  + c0 : C");
  EXPECT_EQ(lines[3], "  … et 3 autres (vigie apply --plan les montre tous).");
  EXPECT_EQ(lines[4], "Appliqué : 5 changements.");
}

TEST(ApplyLines, ShowsDriftAndHowToSettleIt) {
  app::ApplyOutcome outcome;
  outcome.difference.drifts.push_back({FactKey("centre", "sud"), "nom=Sud et Est", "nom=Sud"});
  const auto lines = apply_lines(outcome, 2);
  ASSERT_EQ(lines.size(), 5U);
  EXPECT_EQ(lines[1], "  ! centre:sud");
  EXPECT_EQ(lines[2], "      du fichier à la base : nom : « Sud » → « Sud et Est »");
  EXPECT_NE(lines[3].find("--take \"centre:sud\""), std::string::npos);
  EXPECT_EQ(lines[4], "Rien d’autre à changer.");
}

TEST(ApplyLines, SaysWhenThereIsNothingToDo) {
  EXPECT_EQ(apply_lines({}, 2),
            std::vector<std::string>{
                "Rien à changer : la base de données dit ce que disent les fichiers."});
}

TEST(RotaWeekLines, SaysTheDutyInWords) {
  struct Case {
    std::string_view why;
    rota::DutyHolder duty;
    std::string expected;
  };
  const Case cases[] = {{"plan", {"nord", "nord", "", rota::Why::plan, ""}, "Panorama : Nord."},
                        {"swap",
                         {"sud", "nord", "nord", rota::Why::swap, ""},
                         "Panorama : Sud, par échange avec Nord."},
                        {"replacement",
                         {"sud", "nord", "nord", rota::Why::replacement, "cyclone"},
                         "Panorama : Sud, qui remplace Nord (cyclone)."},
                        {"backup",
                         {"sud", "nord", "nord", rota::Why::backup, "congés"},
                         "Panorama : Sud, suppléant de Nord, absent (congés)."},
                        {"closed",
                         {"", "", "", rota::Why::closed, "fêtes"},
                         "Panorama : personne, semaine fermée (fêtes)."},
                        {"nobody",
                         {"", "nord", "nord", rota::Why::nobody, ""},
                         "Panorama : personne, car Nord est absent et aucun suppléant n’est là."}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    app::RotaWeek week;
    week.week = parse_day("2027-02-01").value();
    week.names = {{"nord", "Nord"}, {"sud", "Sud"}};
    week.duty = c.duty;
    const auto lines = rota_week_lines(week);
    EXPECT_EQ(lines[0], "Semaine 2027-02-01 : semaine du 1er au 5 février 2027");
    EXPECT_EQ(lines[1], c.expected);
  }
}

TEST(RotaWeekLines, WritesTheHourAsPeopleDo) {
  app::RotaWeek week;
  week.week = parse_day("2027-02-01").value();
  week.names = {{"nord", "Nord"}};
  week.duty = rota::DutyHolder{"nord", "nord", "", rota::Why::plan, ""};
  week.handoff = "lundi 09:30";
  EXPECT_NE(rota_week_lines(week).at(2).find("lundi à 9\u00a0h\u00a030, heure de Paris."),
            std::string::npos);
  week.duty.reset();
  EXPECT_NE(rota_week_lines(week).at(1).find("personne, le tour n’a pas cette semaine."),
            std::string::npos);
}

}  // namespace
}  // namespace vigie::cli
