// SPDX-License-Identifier: EUPL-1.2
// What the watch does not see: each line that a curator reads of it.
#include "app/tag/coverage.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/fixture.hpp"
#include "support/press_sample.hpp"

namespace vigie::app {
namespace {

constexpr Instant kReadAt{test::kSampleNow.seconds + 7 * kDaySeconds};

class WhatIsCovered : public testing::Test {
 protected:
  WhatIsCovered() : sample(folder.path() / "vigie.sqlite") {
    sample.run(
        "INSERT INTO theme (code, label, valid_from, valid_to) VALUES "
        "('sante', 'Santé', '2021-01-01', NULL), ('vieux', 'Vieux', '2021-01-01', '2023-01-01')");
    sample.run(
        "INSERT INTO neighbourhood (code, name) VALUES "
        "('QP059001', 'Les Moulins'), ('QP062001', 'La Cité')");
    sample.run(
        "INSERT INTO neighbourhood_commune VALUES "
        "('QP059001', 1, '59350'), ('QP059001', 2, '59512'), ('QP062001', 1, '62041')");
  }

  /// A source in service, held by pole with oriv behind it.
  void source(int id, std::string_view territory, std::string_view themes = "") {
    const std::string number = std::to_string(id);
    sample.run("INSERT INTO source (id, url, url_key, title, added_at) VALUES (" + number +
               ", 'u', 'k" + number + "', 'Source " + number + "', 1)");
    list("source_territory", number, territory);
    list("source_theme", number, themes);
    sample.run("INSERT INTO allocation (source_id, centre_id, backup_centre_id, from_at) VALUES (" +
               number + ", 1, 2, 1)");
  }
  /// "59,62" as the rows of a source's list.
  void list(std::string_view table, const std::string& source, std::string_view codes) {
    for (int position = 1; !codes.empty(); ++position) {
      const std::string_view code = codes.substr(0, codes.find(','));
      sample.run("INSERT INTO " + std::string(table) + " VALUES (" + source + ", " +
                 std::to_string(position) + ", '" + std::string(code) + "')");
      codes.remove_prefix(std::min(codes.size(), code.size() + 1));
    }
  }
  void poll(int id, std::string_view columns, std::string_view values) {
    sample.run("INSERT INTO source_poll (source_id, " + std::string(columns) + ") VALUES (" +
               std::to_string(id) + ", " + std::string(values) + ")");
  }
  void article(std::initializer_list<std::pair<std::string_view, std::string_view>> tags) {
    const StoryId story = sample.story({});
    for (const auto& [kind, code] : tags) sample.tag(story, kind, code, code, "parce que");
  }
  Coverage seen(int weeks = 4) {
    store::Reader reader = sample.db().reader();
    auto out = coverage(reader, places, weeks, kReadAt);
    EXPECT_TRUE(out) << out.error().detail;
    return std::move(*out);
  }
  /// "1 source, 2 articles" as "1/2"; "" where nothing is amiss.
  static std::string line(const std::vector<Gap>& gaps, std::string_view code) {
    const auto gap = std::ranges::find(gaps, code, &Gap::code);
    if (gap == gaps.end()) return "";
    return std::to_string(gap->sources) + "/" + std::to_string(gap->articles);
  }
  std::string departement(std::string_view code) { return line(seen().departements, code); }
  std::string quarter(std::string_view code) {
    for (const DepartementGaps& each : seen().neighbourhoods) {
      if (const std::string found = line(each.neighbourhoods, code); !found.empty()) return found;
    }
    return "";
  }

  test::TemporaryFolder folder;
  test::PressSample sample;
  tag::TerritoryTagger places = std::move(*tag::TerritoryTagger::load(
      "R\tR32\tHauts-de-France\nD\t59\tNord\tR32\nD\t62\tPas-de-Calais\tR32\n"
      "C\t59350\tLille\t236000\nC\t59512\tRoubaix\t98000\nC\t62041\tArras\t42000\n"
      "E\t200093201\tMétropole européenne de Lille\t59350|59512\n"
      "E\t200033579\tCU d’Arras\t62041\n"));
};

TEST_F(WhatIsCovered, AThemeThatArticlesFeedIsNoGap) {
  EXPECT_EQ(line(seen().themes, "sante"), "0/0");
  EXPECT_EQ(line(seen().themes, "vieux"), "") << "no longer in force";
  EXPECT_EQ(seen().themes_known, 1);
  source(1, "", "sante,vieux");
  EXPECT_EQ(line(seen().themes, "sante"), "1/0") << "a source that brings nothing";
  sample.run("DELETE FROM source_theme");
  article({{"theme", "sante"}});
  EXPECT_EQ(line(seen().themes, "sante"), "") << "whoever published it";
}

TEST_F(WhatIsCovered, AGapNamesTheCentresThatWouldReadIt) {
  sample.run(
      "INSERT INTO rota_share (centre_id, share) SELECT id, 1 FROM centre WHERE key = 'oriv'");
  sample.run(
      "INSERT INTO rota_share_theme (centre_id, position, theme_code) "
      "SELECT id, 1, 'sante' FROM centre WHERE key = 'oriv'");
  const auto themes = seen().themes;
  ASSERT_EQ(themes.size(), 1U);
  EXPECT_EQ(themes[0].readers, std::vector<std::string>{"ORIV"});
}

TEST_F(WhatIsCovered, OnlyTheWeeksAskedForCount) {
  source(1, "R32", "sante");
  article({{"theme", "sante"}, {"territory", "59"}});
  sample.run("UPDATE article SET first_seen_at = first_seen_at - 21 * 86400");  // four weeks ago
  EXPECT_EQ(line(seen(3).themes, "sante"), "1/0");
  EXPECT_EQ(line(seen(5).themes, "sante"), "");
  EXPECT_EQ(line(seen(3).departements, "59"), "1/0");
  EXPECT_EQ(line(seen(5).departements, "59"), "");
}

TEST_F(WhatIsCovered, WhatWasRefusedOrOnlyLearnedIsNoNews) {
  source(1, "", "sante");
  article({{"theme", "sante"}});
  sample.run("UPDATE article_tag SET origin = 'learned'");
  EXPECT_EQ(line(seen().themes, "sante"), "1/0");
  sample.run("UPDATE article_tag SET origin = 'rule'");
  EXPECT_EQ(line(seen().themes, "sante"), "");
  sample.run(
      "INSERT INTO article_tag (article_id, kind, code, origin, rule, refused) "
      "SELECT article_id, kind, code, 'curator', '', 1 FROM article_tag");
  EXPECT_EQ(line(seen().themes, "sante"), "1/0");
}

TEST_F(WhatIsCovered, ADepartementIsReadByWhatHoldsItAndByWhatLiesInIt) {
  EXPECT_EQ(departement("59"), "0/0");
  source(1, "R32");
  EXPECT_EQ(departement("59"), "1/0");
  source(2, "59512");
  EXPECT_EQ(departement("59"), "2/0");
  EXPECT_EQ(departement("62"), "1/0");
  source(3, "200033579");
  EXPECT_EQ(departement("62"), "2/0") << "an intercommunality lies in it";
}

TEST_F(WhatIsCovered, AnArticleOfTwoTownsIsOneOfTheirDepartement) {
  article({{"territory", "59350"}, {"territory", "59512"}, {"territory", "59"}});
  EXPECT_EQ(departement("59"), "0/1");
  article({{"territory", "QP059001"}});
  EXPECT_EQ(departement("59"), "0/2") << "a neighbourhood lies in its commune's département";
  EXPECT_EQ(departement("62"), "0/0");
}

TEST_F(WhatIsCovered, ANeighbourhoodWantsItsOwnNameRead) {
  EXPECT_EQ(quarter("QP059001"), "0/0");
  source(1, "200093201");
  EXPECT_EQ(quarter("QP059001"), "1/0") << "its intercommunality is read";
  source(2, "59512");
  EXPECT_EQ(quarter("QP059001"), "2/0") << "its second commune too";
  article({{"territory", "59350"}});
  EXPECT_EQ(quarter("QP059001"), "2/0") << "news of the town are not of the neighbourhood";
  article({{"territory", "QP059001"}});
  EXPECT_EQ(quarter("QP059001"), "");
  EXPECT_EQ(quarter("QP062001"), "0/0");
  EXPECT_EQ(seen().neighbourhoods_known, 2);
}

TEST_F(WhatIsCovered, ASourceThatIsLostReadsNothing) {
  const std::string weeks_ago = std::to_string((kReadAt - 28 * kDaySeconds).seconds - 1);
  source(1, "59");
  source(2, "59");
  source(3, "59");
  source(4, "59");
  EXPECT_EQ(departement("59"), "4/0");
  poll(1, "gone", "1");
  poll(2, "failures, failing_since_at", "9, " + weeks_ago);
  poll(3, "failures, failing_since_at", "1, " + std::to_string(kReadAt.seconds));
  EXPECT_EQ(departement("59"), "2/0");
  sample.run("UPDATE source SET retired_at = 1 WHERE id = 4");
  EXPECT_EQ(departement("59"), "1/0") << "one that fails since today is still read";
  EXPECT_EQ(line(seen(5).departements, "59"), "2/0") << "within the weeks, it gave something";
}

TEST_F(WhatIsCovered, AnAbsentHolderIsNamedWithWhoReadsInstead) {
  source(1, "59");
  EXPECT_TRUE(seen().away.empty());
  const std::string today = "'" + iso(paris_day(kReadAt)) + "'";
  const auto away = [&](std::string_view centre) {
    sample.run(
        "INSERT INTO absence (centre_id, from_on, to_on, origin, created_at, changed_at) VALUES (" +
        std::string(centre) + ", " + today + ", " + today + ", 'program', 0, 0)");
  };
  away("1");
  ASSERT_EQ(seen().away.size(), 1U);
  EXPECT_EQ(seen().away.front().title, "Source 1");
  EXPECT_EQ(seen().away.front().holder, "Pôle ressources");
  EXPECT_EQ(seen().away.front().reader, "ORIV");
  away("2");
  EXPECT_EQ(seen().away.front().reader, "") << "the backup is away too";
}

}  // namespace
}  // namespace vigie::app
