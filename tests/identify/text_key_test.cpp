// SPDX-License-Identifier: EUPL-1.2
#include "identify/text_key.hpp"

#include <gtest/gtest.h>

#include "base/secret.hpp"
#include "text/fold.hpp"

namespace vigie::identify {
namespace {

constexpr std::string_view kCopy =
    "Le maire a présenté lundi soir le programme de rénovation urbaine du quartier des Oliviers : "
    "« trois cents logements seront démolis, quatre cents reconstruits », a-t-il dit devant les "
    "habitants réunis dans le gymnase, inquiets de la durée du chantier et de leur relogement.";

std::string text_key(std::string_view plain) { return identify::text_key(text::words(plain)); }

TEST(TextKey, IsTheSameForTheSameWords) {
  EXPECT_EQ(text_key(kCopy).size(), 16U);
  std::string typeset(kCopy);
  const auto colon = typeset.find(" :");
  typeset.replace(colon, 1, "\u00A0");
  EXPECT_EQ(text_key(typeset), text_key(kCopy));
  // Sketches are stored: they may not depend on the machine or the build.
  EXPECT_EQ(hex(text_key(kCopy)), hex(text_key(std::string(kCopy) + " !")));
}

TEST(TextKey, SaysNothingOfShortTexts) {
  EXPECT_EQ(text_key("Retrouvez chaque jour le journal de la rédaction."), "");
  EXPECT_EQ(text_key(""), "");
}

TEST(TextKey, DiffersForAnotherText) {
  std::string other(kCopy);
  std::reverse(other.begin(), other.end());
  EXPECT_NE(text_key(other), text_key(kCopy));
}

TEST(TitleKey, IsTheTitleWithoutItsTypographyAndLabel) {
  const std::string key = title_key("Retraites : l’âge pivot sera instauré dès 2022");
  EXPECT_EQ(title_key("RETRAITES. L'âge pivot sera instauré dès 2022"), key);
  EXPECT_EQ(title_key("VIDÉO. Retraites : l'âge pivot sera instauré dès 2022"), key);
  EXPECT_NE(title_key("Direct Énergie condamné en appel"), title_key("Énergie condamné en appel"));
  EXPECT_NE(title_key("Retraites"), key);
}

}  // namespace
}  // namespace vigie::identify
