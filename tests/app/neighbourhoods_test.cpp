// SPDX-License-Identifier: EUPL-1.2
#include "app/tag/neighbourhoods.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "app/tag/theme_checks.hpp"
#include "config/themes.hpp"
#include "store/sql/migrate.hpp"
#include "store/tag/tag_repo.hpp"
#include "support/fixture.hpp"

namespace vigie::app {
namespace {

class Neighbourhoods : public testing::Test {
 protected:
  Neighbourhoods() { EXPECT_TRUE(store::migrate(db)); }

  Result<NeighbourhoodReport> import(std::string_view csv) {
    const auto file = folder.path() / "qpv.csv";
    std::ofstream(file, std::ios::binary) << csv;
    return import_neighbourhoods(db, file, places);
  }
  std::vector<store::Neighbourhood> kept() {
    store::Reader reader = db.reader();
    return store::neighbourhoods(reader).value();
  }

  test::TemporaryFolder folder;
  store::Database db = std::move(*store::Database::open(":memory:"));
  tag::TerritoryTagger places = std::move(*tag::TerritoryTagger::load(
      "R\tR76\tOccitanie\nD\t09\tAriège\tR76\nD\t974\tLa Réunion\tR76\n"
      "C\t09122\tFoix\t9493\nC\t09225\tPamiers\t15744\nC\t97411\tSaint-Denis\t155634\n"));
};

TEST_F(Neighbourhoods, AreReadByCommuneNameOrCode) {
  const auto report = import(
      "\xEF\xBB\xBF"
      "code_qp,nom_qp,nom_commune,pop\n"
      "QP009002,Centre Ancien,Foix,1236\n"
      "QN97401M,\"Bas de la Rivière, Camélias\",Saint-Denis,9\n");
  ASSERT_TRUE(report) << report.error().detail;
  EXPECT_TRUE(report->written);
  EXPECT_EQ(report->added, 2U);
  ASSERT_EQ(kept().size(), 2U);
  EXPECT_EQ(kept()[0].communes, std::vector<std::string>{"97411"});
  EXPECT_EQ(kept()[1].communes, std::vector<std::string>{"09122"});
  const auto next = import("Code QPV;Libellé;insee_com\nQP009003;La Gloriette;09225\n");
  ASSERT_TRUE(next) << next.error().detail;
  EXPECT_EQ(next->removed, 2U);
  EXPECT_EQ(next->added, 1U);
  EXPECT_EQ(kept().front().communes, std::vector<std::string>{"09225"});
}

TEST_F(Neighbourhoods, StayAsTheyWereWhenAFileIsNotTheirs) {
  ASSERT_TRUE(import("code_qp,nom_qp,nom_commune\nQP009002,Centre Ancien,Foix\n"));
  const auto bad = import("code_qp,nom_qp,nom_commune\nQP009003,A,Foix\nX,B,Foix\nQP1,C,Nulle\n");
  ASSERT_TRUE(bad) << bad.error().detail;
  EXPECT_FALSE(bad->written);
  EXPECT_EQ(bad->refused, 2U);
  ASSERT_EQ(bad->notes.size(), 2U);
  EXPECT_TRUE(bad->notes.front().starts_with("ligne 3")) << bad->notes.front();
  EXPECT_FALSE(import("nom,prix\npain,1\n"));
  EXPECT_FALSE(import(""));
  ASSERT_EQ(kept().size(), 1U);
  EXPECT_EQ(kept().front().code, "QP009002");
}

TEST(ThemeSentences, AnswerAsTheyShould) {
  const auto themes = config::load_themes(test::source_dir() / "config/themes.toml");
  const tag::ThemeTagger rules(vocabulary_on(themes.value, parse_day("2026-11-01").value()));
  const auto report = test_sentences(test::source_dir() / "config/themes", rules);
  ASSERT_TRUE(report) << report.error().detail;
  EXPECT_TRUE(report->untested.empty());
  EXPECT_GE(report->sentences, 100U);
  for (const WrongSentence& wrong : report->wrong) {
    ADD_FAILURE() << wrong.file << ":" << wrong.line << ": " << wrong.sentence;
  }
}

}  // namespace
}  // namespace vigie::app
