// SPDX-License-Identifier: EUPL-1.2
#include "people/appointing.hpp"

#include <gtest/gtest.h>

#include "people/permissions.hpp"
#include "people/wording.hpp"

namespace vigie::people {
namespace {

constexpr CentreId kPole{1};
constexpr CentreId kOriv{2};
const std::vector<Grant> kNetwork = {{Role::coordinator}};
const std::vector<Grant> kReferent = {{Role::curator, kPole}, {Role::coordinator, kPole}};
const std::vector<Grant> kCurator = {{Role::curator, kPole}};

TEST(Appointing, WhoCoordinatesTheNetworkEntrustsAll) {
  for (const Role role : kRoles) {
    EXPECT_FALSE(may_appoint(kNetwork, kOriv, {role}));
    EXPECT_FALSE(may_appoint(kNetwork, kOriv, {role, kOriv, "resonances"}));
  }
  EXPECT_FALSE(may_look_after(kNetwork, kOriv, kNetwork));
}

TEST(Appointing, AReferentEntrustsWhatCountsInHerCentreAlone) {
  struct Case {
    std::string_view why;
    CentreId centre;
    Grant grant;
    std::optional<AppointRefusal> expected;
  };
  const Case cases[] = {
      {"the desk", kPole, {Role::curator, kPole}, std::nullopt},
      {"reading", kPole, {Role::reader, kPole}, std::nullopt},
      {"her own charge", kPole, {Role::coordinator, kPole}, std::nullopt},
      {"somebody of another centre", kOriv, {Role::reader, kPole}, AppointRefusal::not_yours},
      {"another desk", kPole, {Role::curator, kOriv}, AppointRefusal::beyond_centre},
      {"every desk", kPole, {Role::curator}, AppointRefusal::beyond_centre},
      {"the network", kPole, {Role::coordinator}, AppointRefusal::beyond_centre},
      {"a letter", kPole, {Role::letter_editor, kPole}, AppointRefusal::beyond_centre},
      {"the machine", kPole, {Role::operations, kPole}, AppointRefusal::beyond_centre}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(may_appoint(kReferent, c.centre, c.grant), c.expected);
    EXPECT_EQ(may_appoint(kCurator, c.centre, c.grant), AppointRefusal::not_yours);
  }
}

TEST(Appointing, AReferentLooksAfterAccountsThatHoldNothingBeyondHerCentre) {
  EXPECT_FALSE(may_look_after(kReferent, kPole, kCurator));
  EXPECT_FALSE(may_look_after(kReferent, kPole, {}));
  EXPECT_EQ(may_look_after(kReferent, kPole, kNetwork), AppointRefusal::not_yours);
  EXPECT_EQ(may_look_after(kReferent, kPole, {{Role::approver, {}, "resonances"}}),
            AppointRefusal::not_yours);
  EXPECT_EQ(may_look_after(kReferent, kOriv, {{Role::curator, kOriv}}), AppointRefusal::not_yours);
  EXPECT_EQ(may_look_after(kCurator, kPole, {}), AppointRefusal::not_yours);
}

TEST(Appointing, ACentresReferentIsNoCoordinatorOfTheNetwork) {
  EXPECT_TRUE(may_everywhere(kNetwork, Permission::coordinate));
  EXPECT_FALSE(may_everywhere(kReferent, Permission::coordinate));
  EXPECT_TRUE(may(kReferent, Permission::coordinate));
  EXPECT_FALSE(may_everywhere({{Role::letter_editor, {}, "resonances"}}, Permission::edit_letter));
  EXPECT_TRUE(may_everywhere({{Role::letter_editor, {}, ""}}, Permission::edit_letter));
  EXPECT_FALSE(coordinates_network({{Role::coordinator, {}, "resonances"}}));
}

TEST(Appointing, EachRefusalHasItsSentence) {
  for (const AppointRefusal refusal : kAppointRefusals) EXPECT_FALSE(sentence_of(refusal).empty());
}

}  // namespace
}  // namespace vigie::people
