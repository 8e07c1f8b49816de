// SPDX-License-Identifier: EUPL-1.2
#include "exports/authors.hpp"

#include <gtest/gtest.h>

namespace vigie::exports {
namespace {

std::string told(const Authors& authors) {
  std::string out;
  for (const Person& person : authors.persons) out += (out.empty() ? "" : " | ") + name_of(person);
  for (const std::string& body : authors.bodies)
    out += (out.empty() ? "" : " | ") + ("[" + body + "]");
  return out;
}

TEST(ReadAuthors, ReadsPersonsAndBodiesAsCataloguesNameThem) {
  struct Case {
    std::string_view why, given, expected;
  };
  static constexpr Case kCases[] = {
      {"a plain name", "Jean Dupont", "Dupont, Jean"},
      {"what papers put in front", "Par Jean Dupont", "Dupont, Jean"},
      {"an interviewer", "Propos recueillis par Jean Dupont", "Dupont, Jean"},
      {"the agency it worked with", "Jean Dupont avec AFP", "Dupont, Jean"},
      {"the agency in brackets", "Jean Dupont (AFP)", "Dupont, Jean"},
      {"the agency beside", "Jean Dupont et AFP", "Dupont, Jean | [AFP]"},
      {"the agency alone", "AFP", "[AFP]"},
      {"the agency alone, in brackets", "(AFP)", ""},
      {"a town", "Jean Dupont, à Marseille", "Dupont, Jean"},
      {"two", "Jean Dupont et Anne Martin", "Dupont, Jean | Martin, Anne"},
      {"three", "Jean Dupont, Anne Martin & Léa Petit", "Dupont, Jean | Martin, Anne | Petit, Léa"},
      {"capitals behind", "Jean DUPONT", "DUPONT, Jean"},
      {"capitals in front", "DUPONT Jean", "DUPONT, Jean"},
      {"de goes behind", "Simone de Beauvoir", "Beauvoir, Simone de"},
      {"du goes behind", "Joachim du Bellay", "Bellay, Joachim du"},
      {"d’ goes behind", "Jean d’Ormesson", "Ormesson, Jean d’"},
      {"in capitals too", "Simone de BEAUVOIR", "BEAUVOIR, Simone de"},
      {"El stays", "Karim El Amrani", "El Amrani, Karim"},
      {"Ben stays", "Anne Ben Salem", "Ben Salem, Anne"},
      {"Le stays", "Yves Le Goff", "Le Goff, Yves"},
      {"La stays, de goes", "Jean de La Fontaine", "La Fontaine, Jean de"},
      {"two given names", "Marie Anne Dupont", "Dupont, Marie Anne"},
      {"family first, given behind", "Dupont, Jean", "Dupont, Jean"},
      {"one word", "Plantu", "Plantu"},
      {"the desk is nobody", "La rédaction", ""},
      {"an address is nobody", "redaction@journal.example", ""},
      {"a user name is nobody", "jdupont92", ""},
      {"a paper is a body", "Localtis", "[Localtis]"},
      {"in doubt, as it is", "Le collectif des habitants du quartier des Aubiers",
       "[Le collectif des habitants du quartier des Aubiers]"},
      {"nothing", "", ""}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(told(read_authors(c.given)), c.expected);
  }
}

TEST(ReadAuthors, TakesTheNameThatTheCatalogueHas) {
  const std::vector<AuthorAlias> aliases{{"J. Dupont", "Dupont, Jean"}, {"Le Labo", "Labo social"}};
  EXPECT_EQ(told(read_authors("j. dupont et Le Labo", {}, aliases)),
            "Dupont, Jean | [Labo social]");
}

TEST(ReadAuthors, KnowsTheMediasOfTheNetwork) {
  const std::vector<std::string> bodies{"La Gazette des communes"};
  EXPECT_EQ(told(read_authors("La Gazette des communes", bodies)), "[La Gazette des communes]");
}

}  // namespace
}  // namespace vigie::exports
