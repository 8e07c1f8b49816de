// SPDX-License-Identifier: EUPL-1.2
// Who publishes an article and where its links lead, from the files to the row.
#include "app/poll/publishing.hpp"

#include "app/apply_scene.hpp"
#include "app/ingest_fixture.hpp"
#include "app/poll/add_page.hpp"
#include "store/article/media_repo.hpp"

namespace vigie::app {
namespace {

class PublishingTest : public IngestTest {
 protected:
  PublishingTest() {
    source_ = add_source("fil", add_centre("irev"));
    auto tx = db_.begin();
    EXPECT_TRUE(store::put_media(*tx, {.key = "le-courrier",
                                       .name = "Le Courrier",
                                       .hosts = {"courrier.fr"},
                                       .access = Access::subscribers}));
    EXPECT_TRUE(store::replace_trackers(*tx, {std::string(kEverySite), {"utm_*", "xtor"}}));
    EXPECT_TRUE(tx->commit());
  }

  SourceId source_;
};

TEST_F(PublishingTest, AnArticleIsSignedByItsOwnPublisher) {
  execute("UPDATE source SET access = 'registration'");
  publish("fil", rss({{"Chez le courrier", "https://www.courrier.fr/a", "Un texte"},
                      {"Ailleurs", "https://www.ailleurs.fr/b", "Un texte"},
                      {"Chez soi", "https://essai.fr/c", "Un texte"}}));
  poll_all();
  EXPECT_EQ(text("SELECT media FROM article WHERE title = 'Chez le courrier'"), "Le Courrier");
  EXPECT_EQ(text("SELECT media.key FROM article JOIN media ON media.id = media_id"), "le-courrier");
  EXPECT_EQ(text("SELECT access FROM article WHERE title = 'Chez le courrier'"), "subscribers");
  EXPECT_EQ(text("SELECT media FROM article WHERE title = 'Ailleurs'"), "ailleurs.fr");
  EXPECT_EQ(text("SELECT access FROM article WHERE title = 'Ailleurs'"), "free");
  EXPECT_EQ(text("SELECT media FROM article WHERE title = 'Chez soi'"), "Journal fil");
  EXPECT_EQ(text("SELECT access FROM article WHERE title = 'Chez soi'"), "registration");
  EXPECT_EQ(count("SELECT count(*) FROM article WHERE media_id IS NULL"), 2);
}

TEST_F(PublishingTest, WhatAPersonSaidOfThePublisherOutlivesAnEdit) {
  publish("fil", rss({{"Un titre", "https://www.ailleurs.fr/b", "Un texte", "1"}}));
  poll_all();
  execute("UPDATE article SET media = 'Ailleurs, le journal'");
  publish("fil", rss({{"Un titre corrigé", "https://www.ailleurs.fr/b", "Un autre texte", "1"}}));
  poll_all();
  EXPECT_EQ(text("SELECT title FROM article"), "Un titre corrigé");
  EXPECT_EQ(text("SELECT media FROM article"), "Ailleurs, le journal");
}

TEST_F(PublishingTest, TrackersLeaveTheLinksAndNotTheIdentity) {
  publish("fil", rss({{"Un titre", "https://www.ailleurs.fr/b?utm_source=rss&amp;id=3#xtor=RSS-1",
                       "&lt;a href='https://ailleurs.fr/c?utm_medium=x'&gt;la suite&lt;/a&gt;"}}));
  poll_all();
  EXPECT_EQ(text("SELECT url FROM article"), "https://www.ailleurs.fr/b?id=3");
  EXPECT_EQ(text("SELECT url_key FROM article"), "https://ailleurs.fr/b?id=3");
  EXPECT_EQ(text("SELECT summary_html FROM article_text"),
            "<a href=\"https://ailleurs.fr/c\">la suite</a>");
}

TEST_F(PublishingTest, AnAggregatorsRedirectIsTheArticleThatItLeadsTo) {
  publish("fil", rss({{"Un titre",
                       "https://www.google.com/url?sa=t&amp;url=https://www.courrier.fr/a"
                       "%3Fp%3D2&amp;ct=ga",
                       "Un texte"}}));
  poll_all();
  EXPECT_EQ(text("SELECT url FROM article"), "https://www.courrier.fr/a?p=2");
  EXPECT_EQ(text("SELECT media FROM article"), "Le Courrier");
}

TEST_F(PublishingTest, APageAddedByHandIsSignedByItsOwnPublisher) {
  execute(
      "INSERT INTO curator (id, email, name, centre_id, password_hash, created_at) "
      "VALUES (1, 'a@b.fr', 'A', (SELECT id FROM centre), 'x', 0)");
  test::OriginReply page;
  page.headers = {{"Content-Type", "text/html; charset=utf-8"}};
  page.body =
      "<title>Le port</title><meta property='og:site_name' content='Le site'>"
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Le port\","
      "\"publisher\":{\"name\":\"Le Journal du port\"}}</script>";
  reply_with("page?utm_source=lettre", page);
  auto reader = db_.reader();
  const auto curator = store::curator_by_email(reader, "a@b.fr");
  net::CurlGetter getter({}, *net::AddressRules::allowing({"127.0.0.0/8"}));
  const auto added = add_page(db_, getter, taggers_, **curator,
                              {.address = origin_.url("/page?utm_source=lettre")}, now_);
  ASSERT_TRUE(added) << added.error().detail;
  EXPECT_EQ(text("SELECT media FROM article"), "Le Journal du port");
  EXPECT_EQ(text("SELECT url FROM article"), origin_.url("/page"));
  EXPECT_EQ(added->url, origin_.url("/page"));
}

using ApplyMedias = Apply;

TEST_F(ApplyMedias, BringsTheRegisterToWhatTheFilesSay) {
  write("medias.toml",
        "[media.courrier]\nnom = \"Le Courrier\"\nhotes = [\"courrier.fr\"]\n"
        "[media.gazette]\nnom = \"La Gazette\"\nalias = [\"Gazette\"]\nhotes = [\"gazette.fr\"]\n");
  write("trackers.toml", "[site.partout]\nparametres = [\"utm_*\"]\n");
  ASSERT_TRUE(run().applied);
  EXPECT_TRUE(run().difference.changes.empty()) << "applied twice it changes nothing";
  auto reader = db_.reader();
  auto publishing = load_publishing(reader);
  ASSERT_TRUE(publishing);
  ASSERT_NE(publishing->media.at_host("www.courrier.fr"), nullptr);
  EXPECT_EQ(publishing->trackers.clean("https://a.fr/?utm_source=x"), "https://a.fr/");

  // The host changes hands, and one media leaves.
  write("medias.toml",
        "[media.gazette]\nnom = \"La Gazette\"\nanciens_hotes = [\"courrier.fr\"]\n");
  write("trackers.toml", "");
  EXPECT_EQ(names(run().difference.changes),
            (std::vector<std::string>{"media:courrier", "media:gazette", "traceurs:partout"}));
  publishing = load_publishing(reader);
  ASSERT_TRUE(publishing);
  ASSERT_NE(publishing->media.at_host("courrier.fr"), nullptr);
  EXPECT_EQ(publishing->media.at_host("courrier.fr")->media.name, "La Gazette");
  EXPECT_EQ(publishing->media.at_host("gazette.fr"), nullptr);
  EXPECT_EQ(publishing->media.named("gazette"), nullptr);
  EXPECT_TRUE(publishing->trackers.empty());
  EXPECT_EQ(count("SELECT count(*) FROM media WHERE retired_at IS NOT NULL"), 1) << "not deleted";
}

TEST_F(ApplyMedias, RefusesWhatIsWrongInTheRegister) {
  write("medias.toml", "[media.a]\nnom = \"A\"\nhotes = [\"https://a.fr\"]\n");
  const ApplyOutcome outcome = run();
  EXPECT_FALSE(outcome.applied);
  EXPECT_NE(mistakes(outcome).find("medias.toml:3:"), std::string::npos);
}

}  // namespace
}  // namespace vigie::app
