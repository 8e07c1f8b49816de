// SPDX-License-Identifier: EUPL-1.2
#include "store/article/search_repo.hpp"

#include <gtest/gtest.h>

#include "store/article/article_repo.hpp"
#include "store/sql/migrate.hpp"

namespace vigie::store {
namespace {

class SearchTest : public ::testing::Test {
 protected:
  SearchTest() : db_(std::move(*Database::open(":memory:"))) { EXPECT_TRUE(migrate(db_)); }

  ArticleId add(const std::string& title, const std::string& body) {
    auto tx = db_.begin();
    const auto story = insert_story(*tx, Instant{1});
    const auto reprint = insert_reprint(*tx, *story, Instant{1});
    NewArticle article;
    article.reprint = *reprint;
    article.url = "https://a.fr/" + std::to_string(++number_);
    article.url_key = article.url;
    article.title = title;
    article.first_seen_at = Instant{number_};
    article.title_key = title;
    const auto id = insert_article(*tx, article);
    EXPECT_TRUE(id);
    EXPECT_TRUE(put_article_text(*tx, *id, {body, body, {}}, Instant{number_}));
    EXPECT_TRUE(insert_search_row(*tx, {*id, words_to_find(title), words_to_find(body)}));
    EXPECT_TRUE(tx->commit());
    return *id;
  }

  /// Titles found, joined by "|"; the error's name where there is one.
  std::string titles(std::string_view question, std::optional<ArticleId> before = {},
                     int limit = 20) {
    auto reader = db_.reader();
    const auto found = search_articles(reader, question, {}, before, limit);
    if (!found) return std::string(name_of(found.error().code));
    std::string all;
    for (const FoundArticle& article : *found) all += (all.empty() ? "" : "|") + article.title;
    return all;
  }

  void merge() {
    auto tx = db_.begin();
    EXPECT_TRUE(merge_search_segments(*tx));
    EXPECT_TRUE(tx->commit());
  }
  std::int64_t segments() {
    auto reader = db_.reader();
    auto query = reader.prepare("SELECT count(DISTINCT segid) FROM search_idx");
    EXPECT_TRUE(query.step().value());
    return query.integer(0);
  }

  Database db_;
  std::int64_t number_ = 0;
};

TEST_F(SearchTest, FoldsWhatPeopleTypeAndWhatPapersPrint) {
  add("L’école Émile-Zola rénovée", "Le cœur de la cité, dès l’été.");
  struct Case {
    std::string_view why, question;
  };
  static constexpr Case kCases[] = {{"no accent", "ecole emile"},
                                    {"capitals", "ÉCOLE RÉNOVÉE"},
                                    {"ligature in the text", "coeur"},
                                    {"ligature in the question", "CŒUR"},
                                    {"elision", "l'ecole"},
                                    {"typographic elision", "l’été"},
                                    {"no elision", "ecole"},
                                    {"of title and text", "zola cité"},
                                    {"a word that goes on", "renov*"},
                                    {"words that follow one another", "\"coeur de la cite\""},
                                    {"the words of every text", "la cité du coeur"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(titles(c.question), "L’école Émile-Zola rénovée");
  }
  EXPECT_EQ(titles("ecole absente"), "");
  EXPECT_EQ(titles("\"cite coeur\""), "");
  EXPECT_EQ(titles("reno"), "");
}

TEST_F(SearchTest, KnowsTheWaysOfInclusiveWriting) {
  add("Les chargé·es de projet", "Ce qu’un·e habitant(e) en dit");
  for (const std::string_view question :
       {"chargées", "chargé.e.s", "charg*", "\"chargé·es de projet\"", "habitante"}) {
    SCOPED_TRACE(question);
    EXPECT_EQ(titles(question), "Les chargé·es de projet");
  }
}

TEST_F(SearchTest, AsksForAWordThatTellsTextsApart) {
  add("Politique de la ville", "La rénovation des quartiers.");
  EXPECT_EQ(titles("de la"), "invalid_input");
  EXPECT_EQ(titles("\"politique de la ville\""), "Politique de la ville");
  EXPECT_EQ(titles("\"politique ville\""), "Politique de la ville");
  EXPECT_EQ(titles("\"ville politique\""), "");
  EXPECT_EQ(titles("poli* la"), "Politique de la ville");
  EXPECT_EQ(words_to_find("À la une : l’été des habitants, en un mot"), "ete habitants mot");
  std::string book;
  while (book.size() <= kSearchedBytesMax) book += "жильё ";  // letters of two bytes
  EXPECT_EQ(words_to_find(book).size(), kSearchedBytesMax - 1) << "cut between two letters";
  EXPECT_EQ(words_to_find("a" + book).size(), kSearchedBytesMax);
}

TEST_F(SearchTest, TakesNothingForAnOperator) {
  add("Le maire ou le préfet", "NOT un opérateur AND (title : col) NEAR");
  for (const std::string_view question :
       {"maire OR absent", "NOT", "(maire", "title:maire", "maire NEAR/2 prefet", "a\"b", "-maire",
        "maire*prefet", "^maire", "{maire}"}) {
    SCOPED_TRACE(question);
    const std::string found = titles(question);
    EXPECT_TRUE(found.empty() || found == "Le maire ou le préfet") << found;
  }
  EXPECT_EQ(titles("NOT opérateur"), "Le maire ou le préfet");
  EXPECT_EQ(titles(""), "invalid_input");
  EXPECT_EQ(titles(" ( * \"\" ) "), "invalid_input");
}

TEST_F(SearchTest, GivesTheLastToArriveFirstPageByPage) {
  for (int i = 1; i <= 5; ++i) add("Article " + std::to_string(i), "ville");
  EXPECT_EQ(titles("ville", {}, 2), "Article 5|Article 4");
  EXPECT_EQ(titles("ville", ArticleId{4}, 2), "Article 3|Article 2");
  EXPECT_EQ(titles("ville", ArticleId{2}, 2), "Article 1");
}

TEST_F(SearchTest, ForgetsTheTextAndKeepsTheTitle) {
  const ArticleId old = add("Les tours abattues", "Le dynamitage");
  add("Les tours debout", "Le dynamitage");
  auto tx = db_.begin();
  ASSERT_TRUE(forget_search_bodies(*tx, Instant{2}));
  ASSERT_TRUE(forget_article_texts(*tx, Instant{2}));
  ASSERT_TRUE(tx->commit());
  EXPECT_EQ(titles("dynamitage"), "Les tours debout");
  EXPECT_EQ(titles("tours"), "Les tours debout|Les tours abattues");
  EXPECT_EQ(old.value, 1);
}

TEST_F(SearchTest, FindsAnEditedArticleByItsNewWordsOnly) {
  const ArticleId id = add("Le projet avance", "Bientôt.");
  auto tx = db_.begin();
  ASSERT_TRUE(update_search_row(*tx, {id, "le projet recule", "jamais"}));
  ASSERT_TRUE(tx->commit());
  EXPECT_EQ(titles("avance"), "");
  EXPECT_EQ(titles("recule jamais"), "Le projet avance");  // the row itself was not renamed here
}

TEST_F(SearchTest, WritesASegmentABatchAndMergesEightOfThemWhenAsked) {
  for (int i = 0; i < 7; ++i) add("Le quartier des Minguettes", "Une cité éducative.");
  merge();
  EXPECT_EQ(segments(), 7);
  for (int i = 0; i < 20; ++i) add("La gare de Vénissieux", "Un tramway.");
  EXPECT_EQ(segments(), 27);
  merge();
  EXPECT_EQ(segments(), 1);
  EXPECT_EQ(titles("minguettes educative", {}, 1), "Le quartier des Minguettes");
  EXPECT_EQ(titles("venissieux tramway", {}, 1), "La gare de Vénissieux");
}

}  // namespace
}  // namespace vigie::store
