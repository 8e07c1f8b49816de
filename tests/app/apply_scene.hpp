// SPDX-License-Identifier: EUPL-1.2
/// A small installation in a folder of its own: two centres, one theme, a rota, two lists of
/// sources, two places and a letter; and what `apply` makes of them.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/setup/apply.hpp"
#include "store/sql/migrate.hpp"
#include "support/fixture.hpp"

namespace vigie::app {

inline constexpr Instant kApplyNow{1'820'000'000};  // 2027-09-03, before the rota begins

inline constexpr std::string_view kCentres =
    "[centre.nord]\nnom = \"Nord\"\nterritoires = [\"59\"]\n"
    "[centre.sud]\nnom = \"Sud\"\nalias = [\"Midi\"]\n";
inline constexpr std::string_view kThemes =
    "[theme.sante]\nnom = \"Santé\"\ndepuis = 2021-01-01\nfortes = [\"hôpital\"]\n";
inline constexpr std::string_view kRota =
    "valable = { du = 2027-09-06, au = 2027-09-17 }\n"
    "[tour.panorama]\nordre = [\"nord\", \"sud\"]\n"
    "[planning.panorama]\n2027-09-06 = \"nord\"\n2027-09-13 = \"sud\"\n";
inline constexpr std::string_view kTerritories = "R\tR32\tHauts-de-France\nD\t59\tNord\tR32\n";
inline constexpr std::string_view kLetter =
    "cle = \"echo\"\nnom = \"Écho\"\ncentre = \"nord\"\n[[page]]\ntitre = \"Une\"\n"
    "[[page.rubrique]]\ncle = \"breves\"\nsources = [\"panorama\"]\n";

inline std::string opml(std::string_view outlines) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<opml version=\"2.0\" xmlns:vigie=\"urn:vigie:opml:1\">\n<body>\n" +
         std::string(outlines) + "</body>\n</opml>\n";
}

inline std::string outline(std::string_view title, std::string_view url,
                           std::string_view more = "") {
  return "<outline type=\"rss\" text=\"" + std::string(title) + "\" xmlUrl=\"" + std::string(url) +
         "\" " + std::string(more) + "/>\n";
}

/// A small installation in a folder of its own, and its database.
class Apply : public testing::Test {
 protected:
  Apply() : db_(opened()) {
    write("vigie.toml", "[fichiers]\nsources = \"feeds\"\nlettres = \"lettres\"\n");
    write("centres.toml", kCentres);
    write("themes.toml", kThemes);
    write("rota.toml", kRota);
    write("territories/france.tsv", kTerritories);
    write("lettres/echo/letter.toml", kLetter);
    write("feeds/nord.opml", opml(outline("La Gazette", "https://gazette.fr/rss",
                                          "vigie:suppleant=\"sud\" vigie:poids=\"30\"")));
    write("feeds/sud.opml", opml(outline("Le Midi", "https://midi.fr/rss")));
  }

  static store::Database opened() {
    auto db = store::Database::open(":memory:");
    EXPECT_TRUE(db);
    EXPECT_TRUE(store::migrate(*db));
    return std::move(*db);
  }

  void write(std::string_view name, std::string_view text) {
    test::write_file(folder_.path() / name, text);
  }

  ApplyOutcome run(ApplyRequest request = {}, Instant now = kApplyNow) {
    const auto config = config::load_vigie(folder_.path() / "vigie.toml");
    EXPECT_TRUE(config.diagnostics.empty());
    auto outcome = apply(db_, config.value, request, now);
    EXPECT_TRUE(outcome) << outcome.error().detail;
    return outcome ? std::move(*outcome) : ApplyOutcome{};
  }

  /// "nord.opml:4:1: …" of each diagnostic.
  std::string mistakes(const ApplyOutcome& outcome) {
    std::string all;
    for (config::Diagnostic d : outcome.diagnostics) {
      d.file = std::filesystem::path(d.file).filename().string();
      all += config::to_line(d) + "\n";
    }
    return all;
  }

  void execute(std::string_view sql) { ASSERT_TRUE(db_.execute(sql)); }

  std::int64_t count(std::string_view sql) {
    auto reader = db_.reader();
    auto query = reader.prepare(sql);
    EXPECT_TRUE(query.step().value());
    return query.integer(0);
  }

  test::TemporaryFolder folder_;
  store::Database db_;
};

inline std::vector<std::string> names(const std::vector<Change>& changes) {
  std::vector<std::string> all;
  for (const Change& change : changes) all.push_back(name_of(change.key));
  return all;
}

}  // namespace vigie::app
