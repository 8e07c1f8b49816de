// SPDX-License-Identifier: EUPL-1.2
// Sources that change hands between two meetings.
#include <gtest/gtest.h>

#include "web/browser.hpp"

namespace vigie::web {
namespace {

/// Pôle reads the Gazette; nobody reads the Écho.
class Hands : public SiteTest {
 protected:
  Hands() {
    gazette = add_source("La Gazette", "pole");
    echo = add_source("L’Écho", "personne");
    aicha.log_in("aicha@pole.example");
    chloe.log_in("chloe@oriv.example");
  }
  std::string add_source(const std::string& title, const std::string& centre) {
    sample.run("INSERT INTO source (url, url_key, title, added_at) VALUES ('https://" + title +
               "/', '" + title + "', '" + title + "', 1)");
    const auto id = std::to_string(sample.number("SELECT max(id) FROM source"));
    sample.run("INSERT INTO allocation (source_id, centre_id, from_at) SELECT " + id +
               ", id, 1 FROM centre WHERE key = '" + centre + "'");
    return id;
  }
  Response post(Browser& browser, const std::string& path, Pairs form) {
    form.emplace_back("jeton", browser.token());
    return browser.post(path, std::move(form));
  }
  static bool says(const Response& response, std::string_view words) {
    return response.body.find(words) != std::string::npos;
  }
  std::int64_t held(const std::string& source, const std::string& centre) {
    return sample.number(
        "SELECT count(*) FROM allocation JOIN centre ON centre.id = allocation.centre_id "
        "WHERE to_at IS NULL AND source_id = " +
        source + " AND key = '" + centre + "'");
  }

  Browser aicha{*site};
  Browser chloe{*site};
  std::string gazette;
  std::string echo;
};

TEST_F(Hands, WhatIsAskedForMovesWhenItsHolderLetsItGoAndThePastStays) {
  EXPECT_EQ(post(chloe, "/tour/sources",
                 {{"source", gazette}, {"sorte", "prendre"}, {"mot", "elle parle de <nous>"}})
                .status,
            303);
  EXPECT_EQ(held(gazette, "pole"), 1) << "nothing moves before the answer";
  const Response page = aicha.get("/tour/sources");
  EXPECT_TRUE(says(page, "ORIV demande à lire «\u00a0La Gazette\u00a0», que votre centre lit."))
      << page.body;
  EXPECT_TRUE(says(page, "elle parle de &lt;nous&gt;"));
  EXPECT_EQ(
      post(aicha, "/tour/sources/demandes/1", {{"version", "1"}, {"geste", "accepter"}}).status,
      303);
  EXPECT_EQ(held(gazette, "oriv"), 1);
  EXPECT_EQ(held(gazette, "pole"), 0);
  EXPECT_EQ(sample.number("SELECT count(*) FROM allocation WHERE to_at IS NOT NULL"), 1);
  EXPECT_EQ(sample.number("SELECT count(*) FROM allocation JOIN centre "
                          "ON centre.id = backup_centre_id WHERE to_at IS NULL AND key = 'pole'"),
            1)
      << "who lets it go stays its backup";
  EXPECT_EQ(
      post(aicha, "/tour/sources/demandes/1", {{"version", "2"}, {"geste", "refuser"}}).status,
      409);
}

TEST_F(Hands, OneAnswersForItsOwnCentreOnly) {
  ASSERT_EQ(post(chloe, "/tour/sources", {{"source", gazette}, {"sorte", "prendre"}}).status, 303);
  const Response own =
      post(chloe, "/tour/sources/demandes/1", {{"version", "1"}, {"geste", "accepter"}});
  EXPECT_EQ(own.status, 409);
  EXPECT_TRUE(says(own, "ne s’adresse pas à votre centre"));
  const Response other = post(chloe, "/tour/sources/demandes/1",
                              {{"version", "1"}, {"geste", "accepter"}, {"pour", "pole"}});
  EXPECT_EQ(other.status, 403);
  EXPECT_EQ(held(gazette, "pole"), 1);
}

TEST_F(Hands, WhatIsGivenUpStaysUntilSomebodyTakesIt) {
  EXPECT_EQ(post(chloe, "/tour/sources", {{"source", gazette}, {"sorte", "ceder"}}).status, 409)
      << "it is not theirs to give";
  EXPECT_EQ(post(aicha, "/tour/sources", {{"source", gazette}, {"sorte", "ceder"}}).status, 303);
  EXPECT_EQ(held(gazette, "pole"), 1);
  const Response twice = post(aicha, "/tour/sources", {{"source", gazette}, {"sorte", "ceder"}});
  EXPECT_TRUE(says(twice, "Une demande attend déjà une réponse"));
  EXPECT_TRUE(says(chloe.get("/tour/sources"), "cherche qui la prend"));
  EXPECT_EQ(
      post(chloe, "/tour/sources/demandes/1", {{"version", "1"}, {"geste", "accepter"}}).status,
      303);
  EXPECT_EQ(held(gazette, "oriv"), 1);
}

TEST_F(Hands, WhatNobodyReadsIsTakenAtOnceByOne) {
  EXPECT_TRUE(says(aicha.get("/tour/sources"), "L’Écho"));
  EXPECT_EQ(post(aicha, "/tour/sources/prise", {{"source", echo}}).status, 303);
  EXPECT_EQ(held(echo, "pole"), 1);
  const Response late = post(chloe, "/tour/sources/prise", {{"source", echo}});
  EXPECT_EQ(late.status, 409);
  EXPECT_TRUE(says(late, "Un centre lit cette source à présent"));
}

TEST_F(Hands, ThoseAskedAreToldAndNotOnceItIsOver) {
  ASSERT_EQ(post(chloe, "/tour/sources", {{"source", gazette}, {"sorte", "prendre"}}).status, 303);
  EXPECT_EQ(sample.number("SELECT count(*) FROM notification JOIN curator "
                          "ON curator.id = notification.curator_id JOIN centre "
                          "ON centre.id = curator.centre_id "
                          "WHERE kind = 'source_asked' AND key = 'pole'"),
            sample.number("SELECT count(*) FROM notification WHERE kind = 'source_asked'"));
  EXPECT_GT(sample.number("SELECT count(*) FROM notification WHERE kind = 'source_asked'"), 0);
}

TEST_F(Hands, ACorrectionOfTheAccountHasItsReasonAndIsSeenByAll) {
  sample.run(
      "INSERT INTO curator_grant (curator_id, role, granted_at) "
      "SELECT id, 'coordinator', 1 FROM curator WHERE email = 'aicha@pole.example'");
  EXPECT_EQ(
      post(chloe, "/tour/corrections", {{"centre", "oriv"}, {"jours", "5"}, {"motif", "pour nous"}})
          .status,
      403);
  EXPECT_EQ(
      post(aicha, "/tour/corrections", {{"centre", "oriv"}, {"jours", "peu"}, {"motif", "grève"}})
          .status,
      422);
  EXPECT_EQ(
      post(aicha, "/tour/corrections", {{"centre", "oriv"}, {"jours", "-2"}, {"motif", "grève"}})
          .status,
      303);
  const Response year = chloe.get("/tour/annee");
  EXPECT_TRUE(says(year, "ORIV\u00a0: \u22122 jours ouvrés à partir du")) << year.body;
  EXPECT_TRUE(says(year, "«\u00a0grève\u00a0»"));
}

}  // namespace
}  // namespace vigie::web
