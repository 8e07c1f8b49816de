// SPDX-License-Identifier: EUPL-1.2
#include "config/medias.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "config/write_toml.hpp"
#include "support/fixture.hpp"
#include "text/tracker_list.hpp"
#include "text/url.hpp"

namespace vigie::config {
namespace {

class MediasTest : public ::testing::Test {
 protected:
  Loaded<MediaList> medias(const std::string& toml) {
    test::write_file(folder_.path() / "medias.toml", toml);
    return load_medias(folder_.path() / "medias.toml");
  }
  Loaded<TrackerSites> trackers(const std::string& toml) {
    test::write_file(folder_.path() / "trackers.toml", toml);
    return load_trackers(folder_.path() / "trackers.toml");
  }

  test::TemporaryFolder folder_;
};

const std::string kGazette =
    "[media.la-gazette]\nnom = \"La Gazette\"\nalias = [\"La Gazette des communes\"]\n"
    "hotes = [\"gazette.fr\"]\nanciens_hotes = [\"vieille-gazette.fr\"]\nissn = \"0769-3508\"\n"
    "rythme = \"semaine\"\nacces = \"abonnes\"\ncatalogue_titre = \"Gazette (La)\"\n";

TEST_F(MediasTest, AreReadAndWrittenBack) {
  const auto loaded = medias(kGazette + "\n[media.video]\nnom = \"Vidéos\"\nplateforme = true\n");
  EXPECT_TRUE(loaded.diagnostics.empty());
  ASSERT_EQ(loaded.value.size(), 2U);
  const Media& gazette = loaded.value[0];
  EXPECT_EQ(gazette.key, "la-gazette");
  EXPECT_EQ(gazette.former_hosts, std::vector<std::string>{"vieille-gazette.fr"});
  EXPECT_EQ(gazette.rhythm, MediaRhythm::week);
  EXPECT_EQ(gazette.access, Access::subscribers);
  EXPECT_TRUE(loaded.value[1].platform);
  const auto again = medias(write_media(loaded.value[0]) + "\n" + write_media(loaded.value[1]));
  EXPECT_TRUE(again.diagnostics.empty());
  EXPECT_EQ(again.value, loaded.value);
}

TEST_F(MediasTest, SayWhatIsWrongAndWhere) {
  struct Case {
    std::string why, toml, words;
    int line;
  };
  const Case kCases[] = {
      {"a key", "[media.Gazette]\nnom = \"a\"\n", "minuscules", 1},
      {"no name", "[media.a]\nhotes = [\"a.fr\"]\n", "nom", 1},
      {"an address", "[media.a]\nnom = \"a\"\nhotes = [\"https://a.fr\"]\n", "hôte", 3},
      {"a host with www", "[media.a]\nnom = \"a\"\nhotes = [\"www.a.fr\"]\n", "hôte", 3},
      {"a wrong figure", "[media.a]\nnom = \"a\"\nissn = \"0769-3509\"\n", "ISSN", 3},
      {"a rhythm", "[media.a]\nnom = \"a\"\nrythme = \"parfois\"\n", "rythme", 3},
      {"an access", "[media.a]\nnom = \"a\"\nacces = \"payant\"\n", "acces", 3},
      {"one host, two media",
       "[media.a]\nnom = \"a\"\nhotes = [\"a.fr\"]\n[media.b]\nnom = \"b\"\nhotes = [\"a.fr\"]\n",
       "déjà", 6},
      {"one name, two media",
       "[media.a]\nnom = \"Écho\"\n[media.b]\nnom = \"b\"\n"
       "alias = [\"echo\"]\n",
       "déjà", 5},
      {"an unknown key", "[media.a]\nnom = \"a\"\nhote = [\"a.fr\"]\n", "hote", 3}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const auto loaded = medias(c.toml);
    ASSERT_EQ(loaded.diagnostics.size(), 1U);
    EXPECT_NE(loaded.diagnostics[0].message.find(c.words), std::string::npos)
        << loaded.diagnostics[0].message;
    EXPECT_EQ(loaded.diagnostics[0].line, c.line);
  }
}

TEST_F(MediasTest, MayBeAbsent) {
  EXPECT_TRUE(load_medias(folder_.path() / "rien.toml").diagnostics.empty());
  EXPECT_TRUE(load_trackers(folder_.path() / "rien.toml").value.empty());
}

TEST_F(MediasTest, TrackersAreReadAndWrittenBack) {
  const auto loaded = trackers(
      "[site.partout]\nparametres = [\"utm_*\", \"fbclid\"]\n"
      "[site.\"video.fr\"]\nparametres = [\"si\"]\n");
  EXPECT_TRUE(loaded.diagnostics.empty());
  ASSERT_EQ(loaded.value.size(), 2U);
  EXPECT_EQ(loaded.value[1].site, "video.fr");
  const auto again =
      trackers(write_tracker_site(loaded.value[0]) + write_tracker_site(loaded.value[1]));
  EXPECT_EQ(again.value, loaded.value);
  EXPECT_EQ(trackers("[site.partout]\nparametres = [\"*\", \"a=b\"]\n").diagnostics.size(), 2U);
  EXPECT_EQ(trackers("[site.\"https://a.fr\"]\nparametres = [\"a\"]\n").diagnostics.size(), 1U);
}

TEST(Issn, EndsWithTheSignThatItsFiguresGive) {
  for (const char* right : {"0395-2037", "1154-516X", "0008-042X", "0769-3508"}) {
    EXPECT_TRUE(is_issn(right)) << right;
  }
  for (const char* wrong : {"0395-2038", "03952037", "0395-203", "X395-2037", ""}) {
    EXPECT_FALSE(is_issn(wrong)) << wrong;
  }
}

TEST(ShippedMedias, KnowThePressAndTheInstitutionsOfTheNetwork) {
  const auto loaded = load_medias(test::source_dir() / "config/medias.toml");
  for (const Diagnostic& d : loaded.diagnostics) ADD_FAILURE() << to_line(d);
  const auto at = [&](std::string_view host) -> std::string {
    for (const Media& media : loaded.value) {
      for (const auto* hosts : {&media.hosts, &media.former_hosts}) {
        if (std::ranges::find(*hosts, host) != hosts->end()) return media.name;
      }
    }
    return "";
  };
  EXPECT_EQ(at("lemonde.fr"), "Le Monde");
  EXPECT_EQ(at("lagazettedescommunes.com"), "La Gazette des communes");
  EXPECT_EQ(at("banquedesterritoires.fr"), "Banque des Territoires");
  EXPECT_EQ(at("localtis.info"), "Localtis");
  EXPECT_EQ(at("cget.gouv.fr"), "ANCT") << "what it became";
  EXPECT_EQ(at("onpv.fr"), "ONPV");
  EXPECT_EQ(at("maire-info.com"), "Maire info");
  EXPECT_EQ(at("bondyblog.fr"), "Bondy Blog");
  EXPECT_EQ(at("mediacites.fr"), "Mediacités");
  EXPECT_EQ(at("rue89strasbourg.com"), "Rue89 Strasbourg");
}

TEST(ShippedTrackers, LeaveNoLinkOfThePapers) {
  const auto loaded = load_trackers(test::source_dir() / "config/trackers.toml");
  for (const Diagnostic& d : loaded.diagnostics) ADD_FAILURE() << to_line(d);
  text::TrackerList trackers;
  for (const TrackerSite& site : loaded.value) {
    for (const std::string& name : site.parameters) {
      trackers.add(site.site == kEverySite ? std::string_view() : site.site, name);
    }
  }
  const std::string page = "https://a.fr/ville/logement-12.html";
  for (const char* tail :
       {"?utm_source=rss&utm_medium=feed&utm_campaign=x", "#xtor=RSS-3208", "?xtor=RSS-1",
        "?fbclid=IwAR0", "?at_medium=rss&at_campaign=y", "?lmd_source=a", "#Echobox=1699",
        "?mc_cid=1&mc_eid=2", "?gclid=1&gad_source=2", "?pk_campaign=a", "?mtm_source=rss",
        "?_hsenc=p2&_hsmi=1", "?igshid=1", "?cmpid=rss", "?ns_mchannel=rss&ns_source=a"}) {
    EXPECT_EQ(trackers.clean(page + tail), page) << tail;
  }
  for (const char* kept : {"?p=2", "?id_article=12&page=3", "?lang=fr", "?q=ville", "#comments"}) {
    EXPECT_EQ(trackers.clean(page + kept), page + kept);
  }
}

}  // namespace
}  // namespace vigie::config
