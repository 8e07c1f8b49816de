// SPDX-License-Identifier: EUPL-1.2
#include "identify/title_key.hpp"

#include <gtest/gtest.h>

namespace vigie::identify {
namespace {

TEST(TitleKey, IsTheTitleWithoutItsTypographyAndLabel) {
  const std::string key = title_key("Retraites : l’âge pivot sera instauré dès 2022");
  EXPECT_EQ(title_key("RETRAITES. L'âge pivot sera instauré dès 2022"), key);
  EXPECT_EQ(title_key("VIDÉO. Retraites : l'âge pivot sera instauré dès 2022"), key);
  EXPECT_NE(title_key("Direct Énergie condamné en appel"), title_key("Énergie condamné en appel"));
  EXPECT_NE(title_key("Retraites"), key);
}

}  // namespace
}  // namespace vigie::identify
