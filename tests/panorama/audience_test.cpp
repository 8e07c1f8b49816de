// SPDX-License-Identifier: EUPL-1.2
#include "panorama/audience.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "support/fixture.hpp"

namespace vigie::panorama {
namespace {

constexpr const char* kFirefox =
    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

/// The lists that are handed out with the program, read as plainly as can be.
AgentLists shipped_lists() {
  AgentLists lists;
  const std::string file = test::read_file(test::source_dir() / "config/audience.toml");
  const auto words = [&file](std::string_view name) {
    std::vector<std::string> found;
    const std::size_t begin = file.find('[', file.find("\n" + std::string(name)));
    std::istringstream in(file.substr(begin, file.find(']', begin) - begin));
    for (std::string before, word; std::getline(in, before, '"') && std::getline(in, word, '"');) {
      found.push_back(word);
    }
    return found;
  };
  lists.robots = words("robots");
  lists.search_engines = words("moteurs");
  lists.social = words("reseaux_sociaux");
  lists.mail = words("messageries");
  return lists;
}

Hit hit(std::string target, std::string address = "192.0.2.1", std::int64_t second = 0) {
  return {.at = Instant{1'795'000'000 + second},
          .address = std::move(address),
          .method = "GET",
          .status = 200,
          .target = std::move(target),
          .referrer = "",
          .agent = kFirefox,
          .account = false,
          .tongue = true};
}

AudienceRules rules() {
  return {.lists = shipped_lists(),
          .public_url = "https://vigie.example",
          .sites = {"https://www.centre.example"},
          .key_of = [](Day) { return std::string(32, 'k'); }};
}

TEST(AudienceLine, OfNginxAndOfVigieAreReadAlike) {
  const auto read =
      read_hit("1795000000.123\t192.0.2.1\tGET\t200\t/panorama?x=1\t-\tMozilla/5.0 (X11)\t0\t1");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->at.seconds, 1'795'000'000);
  EXPECT_EQ(read->target, "/panorama?x=1");
  EXPECT_EQ(read->referrer, "");
  EXPECT_TRUE(read->tongue);
  EXPECT_FALSE(read->account);
  Hit strange = hit("/panorama");
  strange.agent = "Mozilla/5.0\tx\n1795000000\t1.2.3.4\tGET\t200\t/panorama\t-\tMozilla/5.0\t0\t1";
  const auto again = read_hit(hit_line(strange));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->address, "192.0.2.1");
  EXPECT_EQ(hit_line(strange).find('\n'), std::string::npos) << "one line, whatever is sent";
  for (const char* bad : {"", "x", "1\t2\t3", "x\ta\tGET\t200\t/\t-\t-\t0\t1"}) {
    EXPECT_FALSE(read_hit(bad)) << bad;
  }
}

TEST(AudiencePlace, KnowsPagesEmbedsAndFeeds) {
  struct Case {
    std::string_view target;
    Asked asked;
    std::string_view page, code;
  };
  static constexpr Case kCases[] = {
      {"/", Asked::page, "/panorama", ""},
      {"/panorama?apres=3", Asked::page, "/panorama", ""},
      {"/panorama?theme=sante", Asked::page, "/panorama", "sante"},
      {"/panorama/theme/sante", Asked::page, "/panorama/theme/sante", "sante"},
      {"/panorama/2026/11/30", Asked::page, "/panorama/2026/11/30", ""},
      {"/panorama/article/k3", Asked::page, "/panorama/article/k3", ""},
      {"/panorama/recherche?q=ce+que+je+cherche", Asked::page, "/panorama/recherche", ""},
      {"/panorama/theme/sante/encart?site=x", Asked::embed, "/panorama/theme/sante/encart",
       "sante"},
      {"/panorama/cadre?site=x", Asked::embed, "/panorama/cadre", ""},
      {"/panorama/cadre?site=apercu", Asked::other, "/panorama/cadre", ""},
      {"/panorama.atom", Asked::feed, "/panorama.atom", ""},
      {"/panorama/centre/oriv/fil.rss", Asked::feed, "/panorama/centre/oriv/fil.rss", "oriv"},
      {"/panorama/encart.js", Asked::other, "/panorama/encart.js", ""},
      {"/panorama/article/k3/donnees.jsonld", Asked::other, "/panorama/article/k3/donnees.jsonld",
       ""},
      {"/panorama/dossiers/revoltes", Asked::page, "/panorama/dossiers/revoltes", ""},
      {"/panorama/dossiers/revoltes/dossier.pdf", Asked::other,
       "/panorama/dossiers/revoltes/dossier.pdf", ""},
      {"/panorama/dossiers/revoltes/fil.atom", Asked::feed, "/panorama/dossiers/revoltes/fil.atom",
       ""},
      {"/robots.txt", Asked::robots, "", ""},
      {"/vie-privee", Asked::page, "/vie-privee", ""},
      {"/pile", Asked::other, "", ""},
      {"/panoramas", Asked::other, "", ""},
      {"/abonnement/secret", Asked::other, "", ""}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.target);
    const ReadPlace place = place_of(c.target);
    EXPECT_EQ(place.asked, c.asked);
    EXPECT_EQ(place.page, c.page);
    EXPECT_EQ(place.shelf.code, c.code);
  }
  EXPECT_EQ(place_of("/panorama/article/k3").article, "k3");
  EXPECT_EQ(place_of("/panorama/dossiers/revoltes").dossier, "revoltes");
  EXPECT_EQ(place_of("/panorama/encart?nombre=3&site=https%3A%2F%2Fwww.c.example").site,
            "https://www.c.example");
  EXPECT_EQ(place_of("/panorama/" + std::string(300, 'x')).asked, Asked::other);
}

TEST(AudienceRobots, OfTheSampleAreToldFromPeopleEachOne) {
  const AgentLists lists = shipped_lists();
  std::istringstream sample(test::fixture("audience/agents.tsv"));
  int people = 0;
  int robots = 0;
  for (std::string line; std::getline(sample, line);) {
    if (line.empty() || line.front() == '#') continue;
    Hit asked = hit("/panorama");
    asked.tongue = line[2] == '1';
    asked.agent = line.substr(4);
    EXPECT_EQ(is_robot(asked, lists), line.front() == 'r') << line;
    ++(line.front() == 'r' ? robots : people);
  }
  EXPECT_EQ(people, 20);
  EXPECT_EQ(robots, 40);
}

TEST(AudienceRobots, AreKnownByWhatTheyDoWhereTheirNameIsABrowsers) {
  std::vector<Hit> hits = {hit("/panorama", "192.0.2.1"), hit("/panorama", "192.0.2.2"),
                           hit("/robots.txt", "192.0.2.2", 3)};
  for (int count = 0; count <= kPagesAMinute; ++count) {
    hits.push_back(hit("/panorama/theme/sante", "192.0.2.3"));
  }
  for (const Reading& each : readings_of(hits, rules())) {
    const bool person = each.visitor == readings_of({hits.data(), 1}, rules()).front().visitor;
    EXPECT_EQ(each.robot, !person);
  }
}

TEST(AudienceFollowers, AreThoseThatAggregatorsDeclare) {
  struct Case {
    std::string_view agent;
    std::int64_t count;
  };
  static constexpr Case kCases[] = {
      {"Feedly/1.0 (+http://www.feedly.com/fetcher.html; 12 subscribers; like FeedFetcher-Google)",
       12},
      {"Feedbin feed-id:1373711 - 40 subscribers", 40},
      {"NewsBlur Feed Fetcher - 1 subscriber - https://www.newsblur.com", 1},
      {"Mozilla/5.0 (compatible; inoreader.com-like FeedFetcher-Google; 7 readers)", 7}};
  for (const Case& c : kCases) {
    const auto followers = followers_of(c.agent);
    ASSERT_TRUE(followers) << c.agent;
    EXPECT_EQ(followers->count, c.count) << c.agent;
  }
  EXPECT_EQ(followers_of("Feedbin feed-id:1 - 40 subscribers")->aggregator,
            followers_of("Feedbin feed-id:1 - 41 subscribers")->aggregator);
  for (const char* none :
       {"", "Thunderbird/128.3", "x subscribers", " subscribers", "A 99999999999 subscribers"}) {
    EXPECT_FALSE(followers_of(none)) << none;
  }
}

TEST(AudienceReadings, LeaveOutWhatWasRefusedAndWhoHasAnAccount) {
  std::vector<Hit> hits(5, hit("/panorama"));
  hits[0].status = 404;
  hits[1].method = "HEAD";
  hits[2].account = true;
  hits[3].target = "/pile";
  hits[4].status = 304;
  EXPECT_EQ(readings_of(hits, rules()).size(), 1U) << "what the browser has already was read";
}

TEST(AudienceReadings, KnowAVisitorForADayAndNeverByTheAddress) {
  AudienceRules known = rules();
  known.key_of = [](Day day) { return std::string(32, static_cast<char>('a' + day.days % 2)); };
  const std::vector<Hit> hits = {hit("/panorama"), hit("/panorama/themes"),
                                 hit("/panorama", "192.0.2.1", kDaySeconds)};
  const auto readings = readings_of(hits, known);
  ASSERT_EQ(readings.size(), 3U);
  EXPECT_EQ(readings[0].visitor, readings[1].visitor);
  EXPECT_NE(readings[0].visitor, readings[2].visitor);
  EXPECT_EQ(readings[0].visitor.find("192"), std::string::npos);
}

TEST(AudienceReferrers, AreClassesOfSites) {
  struct Case {
    std::string_view referrer;
    Referrer expected;
  };
  static constexpr Case kCases[] = {
      {"", Referrer::direct},
      {"https://vigie.example/panorama", Referrer::inside},
      {"https://www.centre.example/actualites", Referrer::network},
      {"https://www.google.com/", Referrer::search_engine},
      {"https://mail.google.com/mail/u/0/", Referrer::mail},
      {"https://fr.linkedin.com/", Referrer::social},
      {"https://notgoogle.com/", Referrer::elsewhere},
      {"https://evil.example/?https://www.google.com/", Referrer::elsewhere},
      {"android-app", Referrer::direct}};
  for (const Case& c : kCases) {
    Hit asked = hit("/panorama");
    asked.referrer = c.referrer;
    EXPECT_EQ(readings_of({&asked, 1}, rules()).front().referrer, c.expected) << c.referrer;
  }
}

}  // namespace
}  // namespace vigie::panorama
