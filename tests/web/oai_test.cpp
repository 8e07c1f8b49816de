// SPDX-License-Identifier: EUPL-1.2
#include <set>

#include "app/panorama/relay.hpp"
#include "web/browser.hpp"

namespace vigie::web {
namespace {

int count_of(std::string_view text, std::string_view word) {
  int count = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    ++count;
  }
  return count;
}

class Oai : public SiteTest {
 protected:
  /// Items published a second apart, without the ways of the desk.
  void publish(int items) {
    const std::string numbers =
        "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < " +
        std::to_string(items) + ") ";
    sample.run(
        "INSERT INTO theme (code, label, valid_from) VALUES ('sante', 'Santé', '2020-01-01')");
    sample.run(numbers + "INSERT INTO story (id, created_at) SELECT i, 1 FROM n");
    sample.run(numbers + "INSERT INTO reprint (id, story_id, created_at) SELECT i, i, 1 FROM n");
    sample.run(numbers +
               "INSERT INTO article (id, reprint_id, url, url_key, title, media, published_at, "
               "first_seen_at, title_key) SELECT i, i, 'https://a.example/' || i, 'a' || i, "
               "'Titre ' || i, 'Le Média', 1794800000, 1794800000, x'00' FROM n");
    sample.run(
        "INSERT INTO article_tag (article_id, kind, code, origin, rule) SELECT id, 'theme', "
        "'sante', 'rule', 'mot' FROM article WHERE id <= 2");
    sample.run(
        numbers +
        "INSERT INTO panorama_item (key, story_id, article_id, centre_id, curator_id, title, "
        "url, media, author, dated_at, note, publish_at, changed_by, changed_at) "
        "SELECT 'k' || i, i, i, 1, 1, 'Titre ' || i, 'https://a.example/' || i, 'Le Média', "
        "'', 1794800000, 'Une note du centre.', 1794900000 + i, 1, 1794900000 + i FROM n");
    sample.run(
        "UPDATE panorama_item SET state = 'published', published_at = publish_at, "
        "version = version + 1");
  }
  std::string ask(const std::string& query) { return Browser(*site).get("/oai?" + query).body; }
  /// Every identifier that a harvest meets, in order; `between` runs after the first page.
  template <typename Between>
  std::vector<std::string> harvest(std::string query, const Between& after_first) {
    std::vector<std::string> found;
    for (int pages = 0; pages < 50; ++pages) {
      const std::string page = ask(query);
      for (std::size_t at = page.find("<identifier>"); at != std::string::npos;
           at = page.find("<identifier>", at + 1)) {
        found.push_back(between(std::string_view(page).substr(at), "<identifier>", "<"));
      }
      const std::string tag = between(page, "<resumptionToken", "/resumptionToken>");
      const std::string token = between(tag, ">", "<");
      if (pages == 0) after_first();
      if (token.empty()) break;
      query = "verb=ListRecords&resumptionToken=" + token;
    }
    return found;
  }
};

TEST_F(Oai, SaysWhoItIs) {
  publish(3);
  const std::string page = ask("verb=Identify");
  EXPECT_NE(page.find("<request verb=\"Identify\">https://vigie.example/oai</request>"),
            std::string::npos)
      << page;
  EXPECT_NE(page.find("<earliestDatestamp>2026-11-17T07:20:01Z</earliestDatestamp>"),
            std::string::npos)
      << page;
  EXPECT_NE(page.find("<deletedRecord>persistent</deletedRecord>"), std::string::npos);
}

TEST_F(Oai, TellsEachMistakeByItsCode) {
  publish(2);
  struct Case {
    std::string_view query, code;
  };
  static constexpr Case kCases[] = {
      {"", "badVerb"},
      {"verb=Nothing", "badVerb"},
      {"verb=Identify&verb=Identify", "badVerb"},
      {"verb=ListRecords", "badArgument"},
      {"verb=Identify&set=theme", "badArgument"},
      {"verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc", "badArgument"},
      {"verb=ListRecords&metadataPrefix=oai_dc&from=hier", "badArgument"},
      {"verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-01T00:00:00Z",
       "badArgument"},
      {"verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-01&until=2026-01-01", "badArgument"},
      {"verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x", "badArgument"},
      {"verb=ListRecords&resumptionToken=x", "badResumptionToken"},
      {"verb=ListRecords&metadataPrefix=marc21", "cannotDisseminateFormat"},
      {"verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:vigie.example:panorama-99",
       "idDoesNotExist"},
      {"verb=GetRecord&metadataPrefix=oai_dc&identifier=nonsense", "idDoesNotExist"},
      {"verb=ListRecords&metadataPrefix=oai_dc&until=2013-12-31", "noRecordsMatch"},
      {"verb=ListRecords&metadataPrefix=oai_dc&set=theme:inconnu", "noRecordsMatch"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.query);
    const Response response = Browser(*site).get("/oai?" + std::string(c.query));
    EXPECT_EQ(response.status, 200);
    EXPECT_NE(response.body.find("<error code=\"" + std::string(c.code) + "\""), std::string::npos)
        << response.body;
    const bool silent = c.code == "badVerb" || c.code == "badArgument";
    EXPECT_EQ(response.body.find("<request>") != std::string::npos, silent);
  }
}

TEST_F(Oai, GivesAllOfAListOnceAndEndsWithAnEmptyToken) {
  publish(250);
  const auto found = harvest("verb=ListRecords&metadataPrefix=oai_dc", [] {});
  EXPECT_EQ(found.size(), 250U);
  EXPECT_EQ(std::set<std::string>(found.begin(), found.end()).size(), 250U);
}

TEST_F(Oai, LosesNothingThatChangesDuringAHarvest) {
  publish(250);
  const auto found = harvest("verb=ListRecords&metadataPrefix=oai_dc", [this] {
    sample.run(
        "UPDATE panorama_item SET title = 'Corrigé', version = version + 1, "
        "changed_at = 1794990000 WHERE id IN (5, 150)");
  });
  EXPECT_EQ(std::set<std::string>(found.begin(), found.end()).size(), 250U);
  EXPECT_LE(found.size(), 252U);
}

TEST_F(Oai, TheSameTokenIsTheSamePageAfterARestart) {
  publish(150);
  const std::string first = ask("verb=ListIdentifiers&metadataPrefix=oai_dc");
  EXPECT_NE(first.find("completeListSize=\"150\" cursor=\"0\""), std::string::npos);
  const std::string token =
      between(between(first, "<resumptionToken", "/resumptionToken>"), ">", "<");
  const std::string second = ask("verb=ListIdentifiers&resumptionToken=" + token);
  EXPECT_NE(second.find("cursor=\"100\"></resumptionToken>"), std::string::npos) << second;
  test::SeededEntropy other;
  const auto restarted = make_site(other);
  EXPECT_EQ(Browser(*restarted).get("/oai?verb=ListIdentifiers&resumptionToken=" + token).body,
            second);
  EXPECT_NE(ask("verb=ListRecords&resumptionToken=" + token).find("badResumptionToken"),
            std::string::npos)
      << "it was made for another verb";
  clock.advance(3 * kDaySeconds);
  EXPECT_NE(ask("verb=ListIdentifiers&resumptionToken=" + token).find("badResumptionToken"),
            std::string::npos);
}

TEST_F(Oai, TellsAWithdrawalToWhoHarvestedItsTheme) {
  publish(3);
  EXPECT_EQ(count_of(ask("verb=ListIdentifiers&metadataPrefix=oai_dc&set=theme:sante"), "<header"),
            2);
  sample.run(
      "UPDATE panorama_item SET state = 'withdrawn', withdrawn_at = 1794990000, "
      "version = version + 1, changed_at = 1794990000 WHERE id = 1");
  const std::string page =
      ask("verb=ListRecords&metadataPrefix=oai_dc&set=theme:sante&from=2026-11-18");
  EXPECT_EQ(count_of(page, "<header status=\"deleted\">"), 1) << page;
  EXPECT_EQ(count_of(page, "<metadata>"), 0);
}

TEST_F(Oai, SetsAreThemesCentresAndAccess) {
  publish(3);
  const std::string page = ask("verb=ListSets");
  for (const char* spec : {"theme:sante", "centre:pole", "acces:libre", "theme"}) {
    EXPECT_NE(page.find("<setSpec>" + std::string(spec) + "</setSpec>"), std::string::npos) << page;
  }
  EXPECT_EQ(count_of(ask("verb=ListIdentifiers&metadataPrefix=oai_dc&set=theme"), "<header"), 2);
  EXPECT_EQ(count_of(ask("verb=ListIdentifiers&metadataPrefix=oai_dc&set=centre:pole"), "<header"),
            3);
}

TEST_F(Oai, DeclaresEveryNamespaceOnTheMetadataItself) {
  publish(1);
  const std::string id = "&identifier=oai:vigie.example:panorama-1";
  EXPECT_NE(ask("verb=GetRecord&metadataPrefix=pmb_xml_unimarc" + id)
                .find("<metadata>\n<notice xmlns=\"http://www.pmbservices.fr\">"),
            std::string::npos);
  EXPECT_NE(ask("verb=GetRecord&metadataPrefix=oai_dc" + id)
                .find("<oai_dc:dc xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\""),
            std::string::npos);
}

TEST_F(Oai, SlowsDownWhoAsksTooFastWithAnEmptyAnswer) {
  publish(1);
  Browser harvester(*site);
  for (int page = 0; page < 30; ++page) EXPECT_EQ(harvester.get("/oai?verb=Identify").status, 200);
  const Response refused = harvester.get("/oai?verb=Identify");
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.body, "");
  EXPECT_EQ(header_of(refused, "Retry-After"), "2");
  clock.advance(1);
  EXPECT_EQ(harvester.get("/oai?verb=Identify").status, 200);
}

TEST_F(Oai, IsAskedByAFormToo) {
  publish(1);
  EXPECT_NE(Browser(*site).post("/oai", {{"verb", "Identify"}}).body.find("<Identify>"),
            std::string::npos);
}

}  // namespace
}  // namespace vigie::web
