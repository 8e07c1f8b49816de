// SPDX-License-Identifier: EUPL-1.2
// Themes, places and likelihood against items labelled by reading for the network: the bars are
// what may not be lost again.
#include <gtest/gtest.h>

#include <iostream>
#include <map>
#include <set>

#include "config/themes.hpp"
#include "support/fixture.hpp"
#include "support/shared_data.hpp"
#include "tag/likelihood.hpp"

namespace vigie::tag {
namespace {

constexpr double kDomainPrecisionMin = 0.90;
constexpr double kDomainRecallMin = 0.75;
constexpr double kDomainMacroF1Min = 0.75;
constexpr double kDomainOffTopicMin = 0.95;
constexpr double kDomainAucMin = 0.90;
constexpr double kDomainPlacePrecisionMin = 0.95;
constexpr int kDomainThemeItemsMin = 8;

struct Tally {
  int right = 0, wrong = 0, missed = 0;
  double precision() const { return 1.0 * right / std::max(1, right + wrong); }
  double recall() const { return 1.0 * right / std::max(1, right + missed); }
  double f1() const { return right == 0 ? 0 : 2.0 * right / (2.0 * right + wrong + missed); }
};

std::set<std::string> parted(std::string_view joined) {
  std::set<std::string> codes;
  while (!joined.empty()) {
    const auto bar = std::min(joined.size(), joined.find('|'));
    codes.emplace(joined.substr(0, bar));
    joined.remove_prefix(std::min(joined.size(), bar + 1));
  }
  return codes;
}

void count(const std::set<std::string>& meant, const std::set<std::string>& said, Tally& all) {
  for (const std::string& code : said) ++(meant.contains(code) ? all.right : all.wrong);
  for (const std::string& code : meant) all.missed += said.contains(code) ? 0 : 1;
}

/// A département and a région of the same overseas land are one.
std::string land_of(const std::string& code) {
  static const std::map<std::string, std::string> kLands = {
      {"971", "R01"}, {"972", "R02"}, {"973", "R03"}, {"974", "R04"}, {"976", "R06"}};
  const auto land = kLands.find(code);
  return land == kLands.end() ? code : land->second;
}

class Domain : public testing::Test {
 protected:
  Domain()
      : themes_(config::load_themes(test::source_dir() / "config/themes.toml").value),
        tagger_(vocabulary_on(themes_, parse_day("2026-11-01").value())),
        places_(TerritoryTagger::load(
            test::read_file(test::source_dir() / "config/territories/france.tsv") + "\n" +
            test::read_file(test::source_dir() / "config/territories/epci.tsv"))) {}

  void read(const test::Table& table, const std::vector<std::string>& row) {
    const auto field = [&](std::string_view name) -> const std::string& {
      return row[table.column(name)];
    };
    const ArticleWords words = read_article(field("title"), field("excerpt"));
    const ThemeFindings found = tagger_.find(words);
    const TerritoryFindings where = places_->find(words);
    count_themes(parted(field("themes")), found);
    likelihoods_[field("panorama")].push_back(panorama_likelihood(found, where));
    if (field("territories").empty()) return;
    std::set<std::string> meant, said;
    for (const std::string& code : parted(field("territories"))) {
      if (code != "none") meant.insert(land_of(code));
    }
    for (const Tag& tag : where.tags) {
      const Level level = level_of(tag.code);
      if (level != Level::epci && level != Level::qpv) said.insert(land_of(tag.code));
    }
    count(meant, said, in_places_);
  }

  void count_themes(const std::set<std::string>& meant, const ThemeFindings& found) {
    std::set<std::string> said;
    for (const Tag& tag : found.tags) said.insert(tag.code);
    count(meant, said, in_all_);
    off_topic_ += meant.empty() ? 1 : 0;
    clean_ += meant.empty() && said.empty() ? 1 : 0;
    for (const std::string& code : tagger_.codes()) {
      Tally& theme = by_theme_[code];
      const bool wanted = meant.contains(code), given = said.contains(code);
      theme.right += wanted && given ? 1 : 0;
      theme.wrong += !wanted && given ? 1 : 0;
      theme.missed += wanted && !given ? 1 : 0;
    }
  }

  double macro_f1() const {
    double sum = 0;
    int themes = 0;
    for (const auto& [code, theme] : by_theme_) {
      std::cout << code << " right " << theme.right << " wrong " << theme.wrong << " missed "
                << theme.missed << "\n";
      if (theme.right + theme.missed < kDomainThemeItemsMin) continue;
      sum += theme.f1();
      ++themes;
    }
    return sum / std::max(1, themes);
  }

  /// How often an item to relay is likelier than one that is of no use.
  double auc() {
    double won = 0;
    for (const double high : likelihoods_["2"]) {
      for (const double low : likelihoods_["0"]) won += high > low ? 1 : high == low ? 0.5 : 0;
    }
    const auto pairs = likelihoods_["2"].size() * likelihoods_["0"].size();
    return won / static_cast<double>(std::max<std::size_t>(1, pairs));
  }

  const Themes themes_;
  const ThemeTagger tagger_;
  const Result<TerritoryTagger> places_;
  std::map<std::string, Tally> by_theme_;
  std::map<std::string, std::vector<double>> likelihoods_;
  Tally in_all_, in_places_;
  int off_topic_ = 0, clean_ = 0;
};

TEST_F(Domain, IsFiledAsAnInformationOfficerWould) {
  const auto path = test::shared_dir() / "data/themes/domain_open.tsv";
  VIGIE_NEEDS_SHARED(path);
  ASSERT_TRUE(places_) << places_.error().detail;
  const test::Table table = test::read_table(path);
  for (const auto& row : table.rows) {
    if (row[table.column("doubt")] != "1") read(table, row);
  }
  const double macro = macro_f1(), likely = auc();
  std::cout << "themes: precision " << in_all_.precision() << " recall " << in_all_.recall()
            << " macro-F1 " << macro << ", off-topic left untagged " << clean_ << " of "
            << off_topic_ << "; panorama 2 over 0: " << likely << "; places: precision "
            << in_places_.precision() << " recall " << in_places_.recall() << "\n";
  EXPECT_GE(in_all_.precision(), kDomainPrecisionMin);
  EXPECT_GE(in_all_.recall(), kDomainRecallMin);
  EXPECT_GE(macro, kDomainMacroF1Min);
  EXPECT_GE(clean_, kDomainOffTopicMin * off_topic_);
  EXPECT_GE(likely, kDomainAucMin);
  EXPECT_GE(in_places_.precision(), kDomainPlacePrecisionMin);
}

TEST_F(Domain, NeverTakesAHomographForATheme) {
  const auto path = test::shared_dir() / "cases/tags/never.tsv";
  VIGIE_NEEDS_SHARED(path);
  ASSERT_TRUE(places_) << places_.error().detail;
  const test::Table table = test::read_table(path);
  for (const auto& row : table.rows) {
    const std::string& never = row[table.column("never")];
    const ArticleWords words = read_article(row[table.column("title")], "");
    for (const Tag& tag : tagger_.tag(words)) EXPECT_NE(tag.code, never) << words.title.text();
    for (const Tag& tag : places_->find(words).tags) {
      EXPECT_FALSE(tag.code == never || places_->lies_in(tag.code, never)) << words.title.text();
    }
  }
}

/// The same kinds as above, in other words.
TEST_F(Domain, NeverTakesAWordForTheSubject) {
  struct Case {
    std::string_view why, never, title;
  };
  static constexpr Case kCases[] = {
      {"a name", "transition-ecologique", "L'opération Climat, nouveau parfum de la maison"},
      {"a stem", "valeurs-republique-laicite", "Burkina Faso : l'armée annonce une trêve"},
      {"markets", "developpement-economique", "La Bourse de Paris termine en hausse de 2 %"},
      {"savings", "developpement-economique", "Assurance-vie : où placer son argent en 2027 ?"},
      {"a ring road", "questions-urbaines", "Bouchons sur la rocade de Bordeaux ce matin"},
      {"a match", "sport", "Top 14 : Toulouse l'emporte à Castres"},
      {"a final", "sport", "Handball : les Bleues en finale de la Coupe du monde"},
      {"weather", "transition-ecologique", "Orages : dix départements en vigilance orange"},
      {"a film", "culture", "Le film qui réunit deux actrices sort mercredi"},
      {"a book", "education", "Un roman sur les élèves d'un lycée anglais"},
      {"a trial", "prevention-securite", "Procès : quinze ans de prison pour un meurtre"},
      {"an epidemic", "sante", "Covid-19 : 200 patients en réanimation"},
      {"a candidate", "politique-de-la-ville", "Présidentielle : le candidat en meeting à Lyon"},
      {"a quarter that is an address", "politique-de-la-ville",
       "Un incendie dans le quartier de la gare"},
      {"a village's diary", "participation", "Loto de l'association samedi à la salle des fêtes"},
      {"another country", "education", "Au Japon, l'école se passe de devoirs"},
      {"a mode of use", "developpement-economique", "Mode d'emploi : bien choisir ses skis"},
      {"a quiz", "education", "Quiz : quel élève de philosophie êtes-vous ?"},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    for (const Tag& tag : tagger_.tag(read_article(c.title, ""))) EXPECT_NE(tag.code, c.never);
  }
}

}  // namespace
}  // namespace vigie::tag
