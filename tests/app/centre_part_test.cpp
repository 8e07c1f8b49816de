// SPDX-License-Identifier: EUPL-1.2
// What a centre takes away: all that is its own, nothing of another's, and nobody's name.
#include "app/exports/centre_part.hpp"

#include <gtest/gtest.h>

#include <map>

#include "app/exports/enquiries.hpp"
#include "support/fixture.hpp"
#include "support/press_sample.hpp"

namespace vigie::app {
namespace {

class CentrePart : public testing::Test {
 protected:
  std::map<std::string, std::string> files(const store::Curator& curator) {
    store::Reader reader = sample.db().reader();
    const auto read = read_centre_part(reader, curator, "https://vigie.example", test::kSampleNow);
    EXPECT_TRUE(read);
    std::map<std::string, std::string> by_name;
    for (const exports::NamedFile& each : *read) by_name[each.name] = each.bytes;
    return by_name;
  }
  test::TemporaryFolder folder;
  test::PressSample sample{folder.path() / "v.db"};
};

TEST_F(CentrePart, HoldsItsDecisionsItemsAndEnquiries) {
  const StoryId kept = sample.story({"=1+1 : une maison de santé", "Le Journal"});
  sample.tag(kept, "theme", "sante", "Santé", "maison");
  sample.story({"Jamais lue", "Le Journal"});
  sample.run(
      "UPDATE desk_item SET state = 'kept', decided_at = 1790000000, curator_id = 1, article_id = "
      "1 WHERE story_id = 1");
  sample.run(
      "INSERT INTO panorama_item (key, story_id, article_id, centre_id, curator_id, title, url, "
      "media, author, note, publish_at, changed_by, changed_at) VALUES ('k1', 2, 2, 1, 1, "
      "'Relayée', 'https://a.fr/', 'Le Média', 'Jo', 'Notre note.', 1790000000, 1, 1)");
  sample.run("UPDATE panorama_item SET state = 'published', published_at = publish_at");
  ASSERT_TRUE(register_enquiry(sample.db(), sample.aicha(),
                               {.received_on = paris_day(test::kSampleNow),
                                .question = "Des exemples ?",
                                .name = "Léa Martin",
                                .mail = "lea@ville.example"},
                               test::kSampleNow));
  const auto own = files(sample.aicha());
  EXPECT_NE(
      own.at("decisions.csv").find("2026-09-21;gardée;'=1+1 : une maison de santé;Le Journal"),
      std::string::npos)
      << own.at("decisions.csv");
  EXPECT_NE(own.at("decisions.csv").find(";sante;"), std::string::npos);
  EXPECT_EQ(own.at("decisions.csv").find("Jamais lue"), std::string::npos);
  EXPECT_NE(own.at("panorama.csv").find("Notre note."), std::string::npos);
  EXPECT_NE(own.at("panorama.ris").find("TI  - Relayée"), std::string::npos);
  EXPECT_NE(own.at("info-doc.csv").find("Des exemples"), std::string::npos);
  for (const auto& [name, bytes] : own) {
    EXPECT_EQ(bytes.find("Léa Martin"), std::string::npos) << name;
    EXPECT_EQ(bytes.find("Aïcha"), std::string::npos) << name;
  }
  const auto other = files(sample.chloe());
  EXPECT_EQ(other.at("decisions.csv").find("maison de santé"), std::string::npos);
  EXPECT_EQ(other.at("panorama.csv").find("Relayée"), std::string::npos);
  EXPECT_EQ(other.at("info-doc.csv").find("Des exemples"), std::string::npos);
}

}  // namespace
}  // namespace vigie::app
