// SPDX-License-Identifier: EUPL-1.2
// Cases from real use: a rota in which nobody does a week, and nothing said so. They are put into
// the demonstration's rota, applied, and asked of what people see: apply, check, page's sentence,
// mail.
#include "app/rota/duty_check.hpp"
#include "app/rota/follow_ups.hpp"
#include "app/setup/duty_diagnostics.hpp"
#include "config/centres.hpp"
#include "config/rota.hpp"
#include "rota_scene.hpp"
#include "support/fixture.hpp"
#include "support/shared_data.hpp"

namespace vigie::app {
namespace {

const Day kDemoMonday = *parse_day("2026-11-30");

/// @LUNDI+7@ and its like, counted from that Monday.
std::string with_dates(std::string text) {
  for (std::size_t at = text.find("@LUNDI"); at != std::string::npos;
       at = text.find("@LUNDI", at)) {
    const std::size_t end = text.find('@', at + 1);
    const int days = std::stoi(text.substr(at + 6, end - at - 6));
    text.replace(at, end - at + 1, iso(kDemoMonday + days));
  }
  return text;
}

class DutyCases : public testing::Test {
 protected:
  /// The demonstration's rota with the case in it; the test is left out without the case.
  config::Loaded<Rota> loaded(const std::string& name) {
    const auto file = test::shared_dir() / "cases/rota" / name;
    std::string text = with_dates(test::read_file(test::source_dir() / "config/demo/rota.toml"));
    const std::size_t plan = text.find("[planning.panorama]");
    text.insert(plan, test::read_file(file));
    test::write_file(folder_.path() / "rota.toml", text);
    const auto centres = config::load_centres(test::source_dir() / "config/centres.toml");
    auto rota = config::load_rota(folder_.path() / "rota.toml", centres.value);
    EXPECT_FALSE(config::has_errors(rota.diagnostics));
    return rota;
  }
  std::string said_by_apply(const Rota& rota) {
    std::string all;
    for (const config::Diagnostic& one : duty_diagnostics(folder_.path() / "rota.toml", rota)) {
      EXPECT_GT(one.line, 0);
      all += one.message + "\n";
    }
    return all;
  }
  test::TemporaryFolder folder_;
};

TEST_F(DutyCases, AllDeputiesAbsentIsAWeekThatNobodyWillDo) {
  if (!std::filesystem::exists(test::shared_dir() / "cases/rota")) GTEST_SKIP();
  const auto rota = loaded("rota-all-deputies-absent.toml");
  const auto found = rota::check_turn(rota.value, *parse_day("2026-12-14"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, rota::FindingKind::nobody);
  EXPECT_EQ(found[0].centre, "labo-cites");
  EXPECT_NE(
      said_by_apply(rota.value)
          .find(
              "semaine du 2026-12-14\u00a0: personne ne fera le tour. «\u00a0labo-cites\u00a0» est "
              "absent (congés) et aucun suppléant n’est là."),
      std::string::npos)
      << said_by_apply(rota.value);
}

TEST_F(DutyCases, ASwapThenAnAbsenceNamesWhoTookTheWeekAndWhoWillDoIt) {
  if (!std::filesystem::exists(test::shared_dir() / "cases/rota")) GTEST_SKIP();
  const auto rota = loaded("rota-swap-then-absence.toml");
  const auto found = rota::check_turn(rota.value, *parse_day("2026-12-14"));
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].kind, rota::FindingKind::taker_away);
  EXPECT_EQ(found[0].centre, "irev");
  EXPECT_EQ(found[0].other, "ville-caraibe");
  EXPECT_NE(
      said_by_apply(rota.value).find("«\u00a0irev\u00a0», qui avait pris la semaine, est absent"),
      std::string::npos)
      << said_by_apply(rota.value);
}

}  // namespace
}  // namespace vigie::app
