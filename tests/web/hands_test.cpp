// SPDX-License-Identifier: EUPL-1.2
// Sources that change hands between two meetings.
#include <gtest/gtest.h>

#include "app/poll/desk_readers.hpp"
#include "app/rota/source_load.hpp"
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

TEST_F(Hands, WhatIsSharedIsReadByEachEveryOtherWeek) {
  EXPECT_EQ(post(chloe, "/tour/sources", {{"source", gazette}, {"sorte", "partager"}}).status, 409)
      << "it is not theirs to share";
  ASSERT_EQ(post(aicha, "/tour/sources",
                 {{"source", gazette}, {"sorte", "partager"}, {"mot", "trop longue pour nous"}})
                .status,
            303);
  const Response asked = chloe.get("/tour/sources");
  EXPECT_TRUE(says(asked, "cherche avec qui partager «\u00a0La Gazette\u00a0»")) << asked.body;
  EXPECT_TRUE(says(asked, "trop longue pour nous"));
  EXPECT_EQ(
      post(chloe, "/tour/sources/demandes/1", {{"version", "1"}, {"geste", "accepter"}}).status,
      303);
  EXPECT_EQ(held(gazette, "pole") + held(gazette, "oriv"), 2) << "both hold it";
  EXPECT_TRUE(
      says(aicha.get("/tour/sources"), "partagée avec ORIV&nbsp;: cette semaine est la vôtre"));
  EXPECT_TRUE(says(chloe.get("/tour/sources"),
                   "partagée avec Pôle ressources&nbsp;: cette semaine est la sienne"));
  const auto readers = [&](int days) {
    auto reader = sample.db().reader();
    auto all = app::desk_readers(reader, paris_day(clock.now()) + days);
    return (*all)[SourceId{std::stoll(gazette)}];
  };
  EXPECT_EQ(readers(0), std::vector{sample.pole()});
  EXPECT_EQ(readers(7), std::vector{sample.oriv()});
  EXPECT_EQ(readers(14), std::vector{sample.pole()});
  const Response again = post(aicha, "/tour/sources", {{"source", gazette}, {"sorte", "partager"}});
  EXPECT_TRUE(says(again, "Deux centres se partagent déjà cette source"));
  // A half that is given up goes to the other half, and the source is whole again.
  ASSERT_EQ(post(aicha, "/tour/sources", {{"source", gazette}, {"sorte", "ceder"}}).status, 303);
  ASSERT_EQ(
      post(chloe, "/tour/sources/demandes/2", {{"version", "1"}, {"geste", "accepter"}}).status,
      303);
  EXPECT_EQ(held(gazette, "pole"), 0);
  EXPECT_EQ(readers(0), std::vector{sample.oriv()});
  EXPECT_EQ(readers(7), std::vector{sample.oriv()});
  EXPECT_FALSE(says(chloe.get("/tour/sources"), "partagée avec"));
}

TEST_F(Hands, WhatIsSharedWeighsHalfOnEach) {
  sample.run("UPDATE allocation SET weight_minutes = 30 WHERE source_id = " + gazette);
  ASSERT_EQ(post(aicha, "/tour/sources", {{"source", gazette}, {"sorte", "partager"}}).status, 303);
  ASSERT_EQ(
      post(chloe, "/tour/sources/demandes/1", {{"version", "1"}, {"geste", "accepter"}}).status,
      303);
  auto reader = sample.db().reader();
  for (const char* centre : {"pole", "oriv"}) {
    const auto loads = app::read_source_loads(reader, centre, clock.now());
    ASSERT_EQ(loads->size(), 1U);
    EXPECT_EQ((*loads)[0].load.minutes, 15) << centre;
  }
}

TEST_F(Hands, WhatNobodyReadsIsAllocatedByAMeetingAsItAmendedIt) {
  sample.run(
      "INSERT INTO curator_grant (curator_id, role, granted_at) "
      "SELECT id, 'coordinator', 1 FROM curator WHERE email = 'aicha@pole.example'");
  sample.run("INSERT INTO rota_share (centre_id, share, position) SELECT id, 1, id FROM centre");
  const std::string fil = add_source("Le Fil", "personne");
  const std::string page = aicha.get("/tour/charges").body;
  EXPECT_NE(page.find("2 sources ne sont lues par personne"), std::string::npos) << page;
  const std::string seen = between(page, "name=\"orphelines\" value=\"", "\"");
  const Pairs form = {
      {"orphelines", seen}, {"reunion", "GT"}, {"centre-" + echo, "oriv"}, {"centre-" + fil, ""}};
  EXPECT_EQ(post(chloe, "/tour/charges/repartition", form).status, 403);
  EXPECT_EQ(post(aicha, "/tour/charges/repartition", form).status, 303);
  EXPECT_EQ(held(echo, "oriv"), 1);
  EXPECT_EQ(held(fil, "oriv") + held(fil, "pole"), 0) << "left to nobody";
  EXPECT_EQ(held(gazette, "pole"), 1) << "what is read does not move";
  EXPECT_EQ(post(aicha, "/tour/charges/repartition", form).status, 409) << "it is another one now";
}

TEST_F(Hands, AMoveGoesWhereTheMeetingWantsIt) {
  sample.run(
      "INSERT INTO curator_grant (curator_id, role, granted_at) "
      "SELECT id, 'coordinator', 1 FROM curator WHERE email = 'aicha@pole.example'");
  sample.run("INSERT INTO centre (key, name, zone) VALUES ('irev', 'IREV', 'Europe/Paris')");
  sample.run("INSERT INTO rota_share (centre_id, share, position) SELECT id, 1, id FROM centre");
  add_source("Le Midi", "pole");
  sample.run("UPDATE allocation SET weight_minutes = 30");
  const std::string page = aicha.get("/tour/charges?deplacements=1").body;
  const std::string seen = between(page, "name=\"vu\" value=\"", "\"");
  const std::string proposed = between(page, "vers <strong>", "</strong>");
  const std::string other = proposed == "IREV" ? "oriv" : "irev";
  EXPECT_EQ(post(aicha, "/tour/charges/acte",
                 {{"vu", seen},
                  {"deplacements", "1"},
                  {"garder", "0"},
                  {"vers-0", other},
                  {"reunion", "GT"}})
                .status,
            303);
  EXPECT_EQ(sample.number("SELECT count(*) FROM allocation JOIN centre "
                          "ON centre.id = allocation.centre_id WHERE to_at IS NULL AND key = '" +
                          other + "'"),
            1);
}

TEST_F(Hands, WhatNobodyReadsIsTakenAtOnceByOne) {
  EXPECT_TRUE(says(aicha.get("/tour/sources"), "L’Écho"));
  EXPECT_EQ(post(aicha, "/tour/sources/prise", {{"source", echo}}).status, 303);
  EXPECT_EQ(held(echo, "pole"), 1);
  const Response late = post(chloe, "/tour/sources/prise", {{"source", echo}});
  EXPECT_EQ(late.status, 409);
  EXPECT_TRUE(says(late, "Un centre lit cette source à présent"));
}

TEST_F(Hands, AnAbsenceSaysAtOnceWhoReadsAndWhatNobodyDoes) {
  const std::string midi = add_source("Le Midi", "pole");
  sample.run(
      "UPDATE allocation SET backup_centre_id = (SELECT id FROM centre WHERE key = 'oriv') "
      "WHERE source_id = " +
      midi);
  const std::string day = iso(paris_day(clock.now()) + 30);
  EXPECT_EQ(post(aicha, "/tour/absences", {{"du", day}, {"au", day}, {"motif", "salon"}}).status,
            303);
  const Response page = aicha.get("/tour/centre");
  EXPECT_TRUE(says(page, "Lisent nos sources\u00a0: ORIV (1).")) << page.body;
  EXPECT_TRUE(says(page, "1 source sans lecteur ces jours-là\u00a0: «\u00a0La Gazette\u00a0»."));
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
