// SPDX-License-Identifier: EUPL-1.2
#include "text/signature.hpp"

#include <gtest/gtest.h>

namespace vigie::text {
namespace {

TEST(NamesSigned, AreOnePersonEachWhereTheSignatureIsSure) {
  struct Case {
    std::string_view why;
    std::string_view signature;
    std::vector<std::string> names;
  };
  const Case cases[] = {
      {"nobody", "  ", {}},
      {"one", "Léa Martin", {"Léa Martin"}},
      {"said by", "Par Léa Martin", {"Léa Martin"}},
      {"two", "Léa Martin et Émile Petit", {"Léa Martin", "Émile Petit"}},
      {"three",
       "Léa Martin, Jean Petit & Zoé Le Goff",
       {"Léa Martin", "Jean Petit", "Zoé Le Goff"}},
      {"with an agency", "Par Léa Martin et Jean Petit (avec AFP)", {"Léa Martin", "Jean Petit"}},
      {"a paper with an agency is itself", "Le Monde avec AFP", {"Le Monde avec AFP"}},
      {"two of one family name", "Jean et Marie Petit", {"Jean et Marie Petit"}},
      {"as catalogues turn it", "Martin, Léa", {"Martin, Léa"}},
      {"a town behind a paper", "Ouest-France, Rennes", {"Ouest-France, Rennes"}},
      {"a long name of a body",
       "Direction régionale de l’économie, de l’emploi et du travail",
       {"Direction régionale de l’économie, de l’emploi et du travail"}},
      {"twice", "Léa Martin et Léa Martin", {"Léa Martin"}}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(names_signed(c.signature), c.names);
  }
}

TEST(NamesSigned, AreBounded) {
  std::string many = "Léa Martin";
  for (int i = 0; i < 5000; ++i) many += ", Jean Petit";
  EXPECT_EQ(names_signed(many).size(), 1U);
}

}  // namespace
}  // namespace vigie::text
