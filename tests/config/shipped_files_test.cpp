// SPDX-License-Identifier: EUPL-1.2
// The files that come with vigie are right.
#include <gtest/gtest.h>

#include "config/centres.hpp"
#include "config/rota.hpp"
#include "config/themes.hpp"
#include "config/vigie_config.hpp"
#include "support/fixture.hpp"
#include "support/shared_data.hpp"

namespace vigie::config {
namespace {

template <typename T>
T expect_clean(Loaded<T> loaded) {
  for (const Diagnostic& d : loaded.diagnostics) ADD_FAILURE() << to_line(d);
  return std::move(loaded.value);
}

TEST(ShippedFiles, LoadWithoutAWord) {
  const VigieConfig config = expect_clean(load_vigie(test::source_dir() / "config/vigie.toml"));
  EXPECT_EQ(config.feeds, test::source_dir() / "feeds");
  const Centres centres = expect_clean(load_centres(config.centres));
  const Themes themes = expect_clean(load_themes(config.themes));
  std::vector<std::string> codes;
  for (const Theme& theme : themes) codes.push_back(theme.code);
  const Rota rota = expect_clean(load_rota(config.rota, centres, codes));
  EXPECT_FALSE(rota.plan.empty());
  EXPECT_FALSE(rota.swaps.empty());
  EXPECT_FALSE(rota.replacements.empty());
}

TEST(ShippedFiles, GiveEveryCentreAShareAndAFileOfSources) {
  const VigieConfig config = expect_clean(load_vigie(test::source_dir() / "config/vigie.toml"));
  const Centres centres = expect_clean(load_centres(config.centres));
  const Rota rota = expect_clean(load_rota(config.rota, centres));
  EXPECT_EQ(rota.shares.size(), centres.size());
  for (const Centre& centre : centres) {
    SCOPED_TRACE(centre.key);
    EXPECT_FALSE(centre.territory.empty());
    EXPECT_TRUE(std::filesystem::exists(config.feeds / (centre.key + ".opml")));
  }
}

/// The complete example that the form of rota.toml was agreed on.
TEST(ExampleRota, HasNoErrorWithTheCentresOfTheNetwork) {
  const auto path = test::shared_dir() / "domain/rota-exemple.toml";
  VIGIE_NEEDS_SHARED(path);
  const Centres centres = expect_clean(load_centres(test::source_dir() / "config/centres.toml"));
  const auto loaded = load_rota(path, centres);
  for (const Diagnostic& d : loaded.diagnostics) {
    EXPECT_EQ(d.severity, Severity::warning) << to_line(d);
  }
  EXPECT_EQ(loaded.value.plan.size(), 26U);
  EXPECT_EQ(loaded.value.swaps.size(), 1U);
}

}  // namespace
}  // namespace vigie::config
