// SPDX-License-Identifier: EUPL-1.2
#include "panorama/duty.hpp"

#include <gtest/gtest.h>

#include "panorama/scope.hpp"

namespace vigie::panorama {
namespace {

TEST(MayEdit, FollowsTheRuleAndWhoHoldsTheWeek) {
  using enum WhoPublishes;
  struct Case {
    const char* why;
    WhoPublishes rule;
    Standing standing;
    bool edits;
    bool publishes_own_taken;
  };
  static constexpr Case kCases[] = {
      {"free for all", anybody, {.duty_held = true}, true, true},
      {"on duty", on_duty, {.on_duty = true, .duty_held = true}, true, true},
      {"off duty", on_duty, {.duty_held = true}, false, false},
      {"coordination", on_duty, {.duty_held = true, .coordinates = true}, true, true},
      {"nobody holds the week", on_duty, {}, true, true},
      {"off duty, own proposal taken", on_duty_or_taken, {.duty_held = true}, false, true}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(may_edit(c.rule, c.standing), c.edits);
    EXPECT_EQ(may_publish(c.rule, c.standing, true), c.publishes_own_taken);
    EXPECT_EQ(may_publish(c.rule, c.standing, false), c.edits);
  }
}

TEST(ScopeOf, SaysWhatSpeaksForANationalPanoramaAndWhy) {
  struct Case {
    const char* why;
    std::vector<std::string> regions;
    const char* title;
    const char* verdict;
    const char* reason;
    bool speaks_for;
  };
  static const Case kCases[] = {
      {"two régions",
       {"Bretagne", "Normandie"},
       "Un bailleur rénove",
       "2\u00a0régions, plutôt nationale",
       "Bretagne, Normandie",
       true},
      {"a national actor",
       {"Bretagne"},
       "La ministre de la Ville à Brest",
       "plutôt nationale",
       "le titre dit «\u00a0ministre\u00a0»",
       true},
      {"one région",
       {"Bretagne"},
       "Un marché à Brest",
       "1\u00a0région\u00a0: portée à juger",
       "Bretagne",
       false},
      {"no place", {}, "Le marché du samedi", "portée à juger", "aucun lieu reconnu", false},
      {"a word inside another word is none",
       {},
       "Les étatsuniens à table",
       "portée à juger",
       "aucun lieu reconnu",
       false}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const auto signs = scope_of({.regions = c.regions, .title = c.title});
    ASSERT_FALSE(signs.empty());
    EXPECT_EQ(signs.front().verdict, c.verdict);
    EXPECT_EQ(signs.front().reason, c.reason);
    EXPECT_EQ(signs.front().speaks_for, c.speaks_for);
  }
}

TEST(ScopeOf, TellsAnAnalysisFromAnIncidentByAWordOfTheTitle) {
  EXPECT_EQ(scope_of({.title = "Enquête sur les adultes-relais"}).back().verdict,
            "plutôt une analyse");
  EXPECT_EQ(scope_of({.title = "Incendie aux Carreaux"}).back().verdict, "plutôt un fait divers");
  EXPECT_TRUE(scope_of({.title = "Bilan d’un incendie"}).back().speaks_for)
      << "an analysis of an incident is one";
  EXPECT_EQ(scope_of({.title = "Une maison de santé ouvre"}).size(), 1U);
}

}  // namespace
}  // namespace vigie::panorama
