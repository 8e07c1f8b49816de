// SPDX-License-Identifier: EUPL-1.2
// Rules at work over real polls: what they put aside can be taken back, and a dry run changes
// nothing.
#include "app/poll/filtering.hpp"

#include "app/desk/triage.hpp"
#include "app/ingest_fixture.hpp"
#include "config/filters.hpp"
#include "support/fixture.hpp"
#include "text/url.hpp"

namespace vigie::app {
namespace {

const FeedEntry kJob{"Une offre d’emploi au port", "https://a.fr/emploi", "Le port recrute."};
const FeedEntry kNews{"Le port rouvre", "https://a.fr/port", "Après deux ans de travaux."};

class FilteringTest : public IngestTest {
 protected:
  FilterBook book(const std::string& centre = "") {
    FilterRule rule;
    rule.key = "emploi";
    rule.name = "Offres d’emploi";
    rule.centre = centre;
    rule.condition.tests.push_back({FilterField::title, {"offre d'emploi"}});
    FilterBook made;
    made.filters = filter::Filters({rule});
    for (const auto& [id, key] : centres_) made.centre_keys.emplace(id, key);
    return made;
  }

  CentreId centre(const std::string& key) {
    const CentreId id = add_centre(key);
    centres_[id] = key;
    return id;
  }

  std::map<CentreId, std::string> centres_;
};

TEST_F(FilteringTest, PutsAsideOnArrivalWithTheNameOfTheRule) {
  const CentreId irev = centre("irev");
  publish("a", rss({kJob, kNews}));
  add_source("a", irev);
  ASSERT_TRUE(try_poll({true, "", book()}, now_));
  EXPECT_EQ(count("SELECT count(*) FROM article"), 2) << "nothing is lost";
  EXPECT_EQ(text("SELECT filtered_by FROM desk_item WHERE state = 'discarded'"), "Offres d’emploi");
  EXPECT_EQ(count("SELECT count(*) FROM desk_item WHERE state = 'new'"), 1);
}

TEST_F(FilteringTest, ActsOnTheDeskOfItsCentreOnly) {
  const CentreId nord = centre("nord");
  const CentreId sud = centre("sud");
  publish("a", rss({kJob}));
  publish("b", rss({kJob}));
  add_source("a", nord);
  add_source("b", sud);
  ASSERT_TRUE(try_poll({true, "", book("nord")}, now_));
  EXPECT_EQ(count("SELECT count(*) FROM desk_item WHERE state = 'discarded'"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM desk_item WHERE state = 'new'"), 1);
}

TEST_F(FilteringTest, LeavesAloneWhatLiesOnADeskAlready) {
  const CentreId irev = centre("irev");
  publish("a", rss({kJob}));
  add_source("a", irev);
  ASSERT_TRUE(try_poll({true, ""}, now_));
  publish("b", rss({kJob}));
  add_source("b", irev);
  ASSERT_TRUE(try_poll({true, "", book()}, now_ + kDaySeconds));
  EXPECT_EQ(count("SELECT count(*) FROM desk_item WHERE state = 'new'"), 1);
}

TEST_F(FilteringTest, ACuratorTakesBackWhatARulePutAside) {
  const CentreId irev = centre("irev");
  publish("a", rss({kJob}));
  add_source("a", irev);
  ASSERT_TRUE(try_poll({true, "", book()}, now_));
  execute(
      "INSERT INTO curator (id, email, name, centre_id, password_hash, created_at) "
      "VALUES (1, 'a@b.fr', 'A', (SELECT id FROM centre), 'x', 0)");
  auto reader = db_.reader();
  const auto curator = store::curator_by_email(reader, "a@b.fr");
  ASSERT_TRUE(curator && *curator);
  const StoryId story{count("SELECT story_id FROM desk_item")};
  const auto kept = decide(db_, **curator, {story, 1, {}}, desk::Decision::keep, now_);
  ASSERT_TRUE(kept) << kept.error().detail;
  EXPECT_EQ(*kept, DeskState::kept);
}

TEST_F(FilteringTest, ADryRunTellsWhatWouldChangeAndChangesNothing) {
  const CentreId irev = centre("irev");
  publish("a", rss({kJob, kNews}));
  add_source("a", irev);
  ASSERT_TRUE(try_poll({true, ""}, now_));
  test::TemporaryFolder folder;
  test::write_file(folder.path() / "filters.toml",
                   "[regle.emploi]\nnom = \"Offres d’emploi\"\nsi = { titre = [\"emploi\"] }\n");
  config::VigieConfig config;
  config.filters = folder.path() / "filters.toml";
  auto reader = db_.reader();
  const auto preview = preview_filters(reader, config, now_ + kDaySeconds);
  ASSERT_TRUE(preview) << preview.error().detail;
  EXPECT_TRUE(preview->diagnostics.empty());
  EXPECT_EQ(preview->looked_at, 2U);
  ASSERT_EQ(preview->hits.size(), 1U);
  EXPECT_EQ(preview->hits[0].title, kJob.title);
  EXPECT_EQ(preview->hits[0].centre, "irev");
  EXPECT_EQ(count("SELECT count(*) FROM desk_item WHERE state = 'new'"), 2);
  const auto later = preview_filters(reader, config, now_ + 40 * kDaySeconds);
  ASSERT_TRUE(later);
  EXPECT_EQ(later->looked_at, 0U) << "only the last thirty days";
}

TEST_F(FilteringTest, ADryRunSeesWhatAnArrivalWould) {
  const std::string rules =
      "[regle.sport]\nnom = \"Sport\"\nsi = { rubrique = [\"sports\"], sauf = { rubrique = "
      "[\"quartiers\"] } }\n";
  const CentreId irev = centre("irev");
  const auto item = [](int number, const std::string& categories) {
    return "<item><title>Nouvelle numéro " + std::to_string(number) +
           "</title><link>https://a.fr/" + std::to_string(number) + "</link>" + categories +
           "</item>";
  };
  const std::string document =
      "<rss><channel>" +
      item(1, "<category>Sports, loisirs</category><category>Football</category>") +
      item(2, "<category>Sports</category><category>Vie des quartiers</category>") +
      item(3, "<category>Culture</category>") + item(4, "") + "</channel></rss>";
  publish("a", document);
  add_source("a", irev);
  ASSERT_TRUE(try_poll({true, ""}, now_));
  test::TemporaryFolder folder;
  test::write_file(folder.path() / "filters.toml", rules);
  config::VigieConfig config;
  config.filters = folder.path() / "filters.toml";
  auto reader = db_.reader();
  const auto preview = preview_filters(reader, config, now_);
  ASSERT_TRUE(preview) << preview.error().detail;
  ASSERT_EQ(preview->hits.size(), 1U);
  EXPECT_EQ(preview->hits[0].title, "Nouvelle numéro 1");

  execute("DELETE FROM desk_item; DELETE FROM source_item; DELETE FROM source_poll");
  FilterBook arrival = book();
  arrival.filters = filter::Filters(config::load_filters(config.filters, {}).value);
  publish("b", document);
  add_source("b", irev);
  ASSERT_TRUE(try_poll({true, "", arrival}, now_));
  EXPECT_EQ(count("SELECT count(*) FROM desk_item WHERE state = 'discarded'"), 1);
  EXPECT_EQ(text("SELECT title FROM desk_item JOIN reprint USING (story_id) JOIN article ON "
                 "reprint_id = reprint.id WHERE state = 'discarded'"),
            "Nouvelle numéro 1")
      << "what the dry run said";
}

TEST_F(FilteringTest, KnowASourceByTheAddressOfTheFilesWhereverItMoved) {
  const CentreId irev = centre("irev");
  publish("ailleurs", rss({kJob}));
  const SourceId source = add_source("a", irev);
  execute("INSERT INTO source_address (source_id, url, url_key, from_at, origin) VALUES (" +
          std::to_string(source.value) + ", '" + origin_.url("/ailleurs") + "', '" +
          origin_.url("/ailleurs") + "', 0, 'redirect')");
  FilterRule rule;
  rule.key = rule.name = "emploi";
  rule.source_key = text::canonical_url(origin_.url("/a"));
  rule.condition.tests.push_back({FilterField::title, {"emploi"}});
  FilterBook book;
  book.filters = filter::Filters({rule});
  ASSERT_TRUE(try_poll({true, "", book}, now_));
  EXPECT_EQ(count("SELECT count(*) FROM desk_item WHERE state = 'discarded'"), 1);
}

}  // namespace
}  // namespace vigie::app
