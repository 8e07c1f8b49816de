// SPDX-License-Identifier: EUPL-1.2
// What was typed in the forms of an issue comes back where it is refused, or came second.
#include "app/letter/compose.hpp"
#include "app/letter/share_block.hpp"
#include "web/compose_fixture.hpp"

namespace vigie::web {
namespace {

TEST_F(ComposePages, GiveBackTheSubjectThatWasRefusedOrCameSecond) {
  const std::string seen = std::to_string(row.version);
  const std::string endless(700, 'x');
  const Response refused =
      send(aicha, issue("/mots"),
           {{"objet", endless}, {"accroche", "Mon accroche, retenue"}, {"version", seen}});
  EXPECT_EQ(refused.status, 422);
  const std::string fields = between(refused.body, "<details class=\"issue-words\"", "</details>");
  EXPECT_TRUE(fields.starts_with(" open>")) << fields;
  EXPECT_NE(fields.find("name=\"objet\" value=\"" + endless + "\""), std::string::npos);
  EXPECT_NE(fields.find("name=\"accroche\" value=\"Mon accroche, retenue\""), std::string::npos);

  EXPECT_EQ(send(bruno, issue("/mots"), {{"objet", "Le sien"}, {"version", seen}}).status, 303);
  const Response late = send(aicha, issue("/mots"),
                             {{"objet", "Le mien"}, {"accroche", "La mienne"}, {"version", seen}});
  EXPECT_EQ(late.status, 409);
  const std::string both = between(late.body, "<details class=\"issue-words\"", "</details>");
  EXPECT_NE(both.find("<strong>Le sien</strong>"), std::string::npos) << both;
  EXPECT_NE(both.find("name=\"objet\" value=\"Le mien\""), std::string::npos);
  EXPECT_NE(both.find("name=\"accroche\" value=\"La mienne\""), std::string::npos);
  EXPECT_TRUE(between(aicha.get(issue()).body, "<details class=\"issue-words\"", "<summary>")
                  .starts_with(">"))
      << "closed where nothing was refused";
}

TEST_F(ComposePages, GiveBackACommentThatIsTooLongWhereItWasWritten) {
  const Block seen = block("initiative");
  std::string allowed;
  for (int i = 0; i < 2000; ++i) allowed += "🌳";
  const std::string of_block = std::to_string(seen.id.value);
  EXPECT_EQ(
      send(chloe, issue("/commentaires"), {{"commentaire", allowed}, {"bloc", of_block}}).status,
      303)
      << "as many signs as the field takes";
  const std::string words = "Trop long : " + allowed;
  const Response refused = send(chloe, issue("/commentaires"),
                                {{"commentaire", words}, {"bloc", of_block}, {"retour", "relire"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_NE(refused.body.find(">" + words + "</textarea>"), std::string::npos);
  EXPECT_NE(refused.body.find("name=\"bloc\" value=\"" + of_block + "\""), std::string::npos)
      << "and it still goes to its block";
  EXPECT_NE(refused.body.find("name=\"retour\" value=\"relire\""), std::string::npos);
}

TEST_F(ComposePages, GiveBackAnAgendaThatIsNone) {
  const Response refused =
      send(aicha, issue("/agenda"), {{"agenda", "Le 8, à Nanterre"}, {"tiroir", "agenda"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_NE(refused.body.find("required>Le 8, à Nanterre</textarea>"), std::string::npos);
}

TEST_F(ComposePages, GiveBackMomentsThatCannotBeReadInAFieldThatShowsThem) {
  const Block seen = block("agenda");
  const Response refused =
      send(aicha, of(seen), block_fields(seen, {{"debut", "mardi 8"}, {"fin", "vers midi"}}));
  EXPECT_EQ(refused.status, 422);
  EXPECT_NE(refused.body.find("name=\"debut\" value=\"mardi 8\""), std::string::npos);
  EXPECT_NE(refused.body.find("name=\"fin\" value=\"vers midi\""), std::string::npos);
  EXPECT_NE(aicha.get(of(seen)).body.find("name=\"debut\" type=\"datetime-local\""),
            std::string::npos);
}

TEST_F(ComposePages, GiveBackTheWholeFileOfFactsWithTheLineThatIsWrong) {
  const Block seen = block("initiative");
  const Response refused = send(
      aicha, of(seen), block_fields(seen, {{"fiche", "Où : Nanterre\r\nsans rien\r\nQui : eux"}}));
  EXPECT_EQ(refused.status, 422);
  EXPECT_NE(refused.body.find("La ligne «\u00a0sans rien\u00a0» de la fiche"), std::string::npos);
  EXPECT_NE(refused.body.find(">Où : Nanterre\r\nsans rien\r\nQui : eux</textarea>"),
            std::string::npos);
}

TEST_F(ComposePages, TakeNoMoreFactsThanABlockHoldsAndSayIt) {
  const Block seen = block("initiative");
  std::string facts;
  for (int i = 1; i <= 21; ++i) facts += fmt::format("Mot {} : vu\n", i);
  const Response refused = send(aicha, of(seen), block_fields(seen, {{"fiche", facts}}));
  EXPECT_EQ(refused.status, 422);
  EXPECT_NE(refused.body.find("La fiche tient 20 lignes au plus\u00a0: elle en a 21."),
            std::string::npos);
  EXPECT_NE(refused.body.find("Mot 21 : vu\n</textarea>"), std::string::npos);
  EXPECT_EQ(again(seen).version, seen.version);
  // Neither is lost where the section's own form has no such field.
  const Block other = block("recrutement");
  const Response there = send(aicha, of(other), block_fields(other, {{"fiche", facts}}));
  EXPECT_NE(there.body.find("Mot 21 : vu\n</textarea>"), std::string::npos);
}

TEST_F(ComposePages, SayWhatIsWrongBesideTwoTextsThatAreJoined) {
  const Block seen = block("initiative");
  const Response joined =
      send(bruno, of(seen),
           block_fields(seen, {{"texte", "Le soir."}, {"fiche", "sans rien"}, {"reunir", "oui"}}));
  EXPECT_EQ(joined.status, 422);
  EXPECT_NE(joined.body.find("Les deux textes sont réunis"), std::string::npos);
  EXPECT_NE(joined.body.find("La ligne «\u00a0sans rien\u00a0» de la fiche"), std::string::npos);
  EXPECT_NE(joined.body.find(">sans rien</textarea>"), std::string::npos);
}

TEST_F(ComposePages, CompareWhatWasSeenWithWhatStandsWhenItIsWritten) {
  send(bruno, issue("/mots"), {{"objet", "Le sien"}, {"version", std::to_string(row.version)}});
  const auto late = app::set_words(sample.db(), row, row.version, {"Le mien", ""}, {}, clock.now());
  ASSERT_TRUE(late) << late.error().detail;
  EXPECT_TRUE(std::holds_alternative<letter::IssueRefusal>(*late)) << "read before the other wrote";
  EXPECT_NE(aicha.get(issue()).body.find("<strong>Le sien</strong>"), std::string::npos);

  const Block seen = block("initiative");
  send(bruno, of(seen), block_fields(seen, {{"texte", "Le soir."}}));
  const auto shared = app::ask_to_share(sample.db(), {seen.id, seen.version}, {}, clock.now());
  ASSERT_FALSE(shared);
  EXPECT_EQ(shared.error().code, Code::conflict);
}

}  // namespace
}  // namespace vigie::web
