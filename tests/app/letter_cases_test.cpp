// SPDX-License-Identifier: EUPL-1.2
// Texts of the shared cases, in the folder of the month: nothing of them is lost in any output, and
// what typography is not set right is told of its block.
#include <algorithm>

#include "app/letter_scene.hpp"
#include "support/shared_data.hpp"

namespace vigie::app {
namespace {

struct CaseScene : OwnTextsScene {
  void put(std::string_view name) const {
    vigie::test::write_file(text("00-cas.md"), vigie::test::read_file(vigie::test::shared_dir() /
                                                                      "cases/letters" / name));
  }
};

bool there_are_cases() {
  return std::filesystem::exists(vigie::test::shared_dir() / "cases/letters");
}

TEST(LetterCases, NestedListsStandInAllThreeOutputs) {
  if (!there_are_cases()) GTEST_SKIP() << "VIGIE_SHARED";
  CaseScene scene;
  scene.put("letter-nested-list.md");
  const auto rendered = scene.draft().draft.rendered;
  for (const char* words : {"Matin", "accueil", "trois diagnostics", "ateliers", "restitution"}) {
    EXPECT_NE(rendered.html.find(words), std::string::npos) << words;
    EXPECT_NE(rendered.text.find(words), std::string::npos) << words;
    EXPECT_NE(rendered.archive_html.find(words), std::string::npos) << words;
  }
}

TEST(LetterCases, StraightQuotesAndNumbersAreSetRight) {
  if (!there_are_cases()) GTEST_SKIP() << "VIGIE_SHARED";
  CaseScene scene;
  scene.put("letter-straight-quotes.md");
  const auto rendered = scene.draft().draft.rendered;
  EXPECT_NE(rendered.text.find("Le «\u00A0droit à la ville\u00A0» en débat"), std::string::npos);
  EXPECT_NE(rendered.text.find("«\u00A0bonjour\u00A0» à l’étape n°\u00A012"), std::string::npos);
  EXPECT_NE(rendered.text.find("p.\u00A045\u00A0: «\u00A0oui\u00A0»\u202F!"), std::string::npos);
}

TEST(LetterCases, AStraightQuoteThatStandsAloneIsToldOfItsBlock) {
  CaseScene scene;
  vigie::test::write_file(scene.text("00-cas.md"),
                          "---\nrubrique : a-la-une\nordre : 1\ntitre : Le débat\n"
                          "lien : https://asso.example.fr/debat\nlibelle : Lire le débat\n---\n"
                          "Un \"mot sans fin, et la suite du texte.\n");
  const Draft draft = scene.draft().draft;
  const auto block =
      std::ranges::find(draft.issue.blocks, "2026-11/00-cas.md", &Block::source_file);
  ASSERT_NE(block, draft.issue.blocks.end());
  const auto told = std::ranges::count_if(draft.checks, [&](const letter::Check& check) {
    return check.name == "typographie" && check.outcome == letter::Outcome::warning &&
           check.block == block->id;
  });
  EXPECT_EQ(told, 1);
}

}  // namespace
}  // namespace vigie::app
