// SPDX-License-Identifier: EUPL-1.2
// The two letters that travel with the program, made of their own texts alone.
#include <regex>

#include "app/letter_scene.hpp"
#include "letter/render_issue.hpp"

namespace vigie::app {
namespace {

Draft draft_of(std::string_view letter, std::string_view month) {
  store::Database db = letter_database();
  auto tx = db.begin();
  Centre centre;
  centre.key = "irev";
  centre.name = "IREV";
  centre.zone = "Europe/Paris";
  EXPECT_TRUE(store::put_centre(*tx, centre));
  EXPECT_TRUE(tx->commit());
  config::VigieConfig config = letter_config();
  std::vector<config::Diagnostic> diagnostics;
  const auto files = open_letter(config, letter, diagnostics);
  EXPECT_TRUE(files) << files.error().detail;
  const Instant now{1'795'321'561};
  auto outcome =
      draft_issue(db, config, *files, {std::string(letter), std::string(month), std::nullopt}, {},
                  now, diagnostics);
  EXPECT_TRUE(outcome) << outcome.error().detail;
  return std::get<Drafted>(std::move(*outcome)).draft;
}

TEST(LetterLayout, OfResonancesIsTheGoldenOne) {
  const Draft draft = draft_of("resonances", "2026-11");
  vigie::test::expect_golden("letter/resonances.html", draft.rendered.html);
  vigie::test::expect_golden("letter/resonances.txt", draft.rendered.text);
}

TEST(LetterLayout, OfTheSecondLetterIsTheGoldenOne) {
  const Draft draft = draft_of("breves", "2026-12");
  vigie::test::expect_golden("letter/breves.html", draft.rendered.html);
  vigie::test::expect_golden("letter/breves.txt", draft.rendered.text);
  for (const letter::Check& check : draft.checks) {
    EXPECT_NE(check.outcome, letter::Outcome::error) << check.message;
  }
}

TEST(LetterLayout, OfTheSecondLetterHoldsNoColourOfTheFirst) {
  const std::string html = draft_of("breves", "2026-12").rendered.html;
  for (const char* colour : {"#131b3d", "#ffdf3d", "#2340a8", "#fff5c7"}) {
    EXPECT_EQ(html.find(colour), std::string::npos) << colour;
  }
  EXPECT_NE(html.find("lundi 7 décembre 2026"), std::string::npos);
}

TEST(LetterLayout, LeavesNothingThatOutlookComWouldDropAllStylesFor) {
  for (const Draft& draft : {draft_of("resonances", "2026-11"), draft_of("breves", "2026-12")}) {
    const std::string& html = draft.rendered.html;
    EXPECT_EQ(html.find("}}"), std::string::npos);
    EXPECT_EQ(html.find("Page&nbsp;"), std::string::npos);
    EXPECT_LT(html.size(), std::size_t{60} << 10U);
    // Conditionals hold the ghost tables of Outlook and nothing else.
    static const std::regex kConditional("<!--\\[if mso\\]>(.*?)<!\\[endif\\]-->");
    static const std::regex kGhost("(</?(table|tr|td)[^>]*>)*");
    for (std::sregex_iterator at(html.begin(), html.end(), kConditional), end; at != end; ++at) {
      EXPECT_TRUE(std::regex_match((*at)[1].str(), kGhost)) << (*at)[1];
    }
  }
}

TEST(LetterLayout, KeepsWhoItIsSentAs) {
  LetterScene scene;
  std::vector<config::Diagnostic> diagnostics;
  const auto breves = open_letter(scene.config, "breves", diagnostics);
  ASSERT_TRUE(breves);
  store::IssueRow row;
  row.letter = "breves";
  row.number = 31;
  const auto head = letter_head(scene.config, row, breves->plan.sender);
  EXPECT_EQ(head.from, "breves@lettre.example.org");
  EXPECT_EQ(head.from_name, "Les brèves de l’IREV");
  EXPECT_EQ(head.list_id, "breves.lettre.example.org");
  EXPECT_EQ(head.unsubscribe_mailto, "desinscription-breves@lettre.example.org");
  EXPECT_EQ(head.feedback_id, "breves-31:breves:lettre:irevbreves");
  const auto ours = letter_head(scene.config, row, scene.kit.plan.sender);
  EXPECT_EQ(ours.from, "resonances@lettre.example.org");  // from vigie.toml
}

TEST(LetterFolder, MayPutAPieceOfItsOwnInThePlaceOfTheLayouts) {
  OwnTextsScene scene;
  const auto folder = scene.folder.path() / "resonances/templates";
  std::filesystem::create_directory(folder);
  vigie::test::write_file(folder / "foot.mustache", "<tr><td>{{slot_address}} Pied</td></tr>\n");
  std::vector<config::Diagnostic> diagnostics;
  auto files = open_letter(scene.config, "resonances", diagnostics);
  ASSERT_TRUE(files) << files.error().detail;
  scene.kit = std::move(*files);
  EXPECT_NE(scene.draft().draft.rendered.html.find("Pied</td>"), std::string::npos);
  vigie::test::write_file(folder / "foot.mustache", "{{#ouvert}}");
  const auto broken = open_letter(scene.config, "resonances", diagnostics);
  ASSERT_FALSE(broken);
  EXPECT_NE(broken.error().sentence.find("foot.mustache"), std::string::npos)
      << broken.error().sentence;
}

}  // namespace
}  // namespace vigie::app
