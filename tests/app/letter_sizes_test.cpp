// SPDX-License-Identifier: EUPL-1.2
// Both letters as they are shipped, long and as small as they may be: each sheet of paper holds its
// page. script/check-letters has the mails written, and looks at them with other people's tools.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <regex>

#include "app/letter_scene.hpp"
#include "letter/print_estimate.hpp"
#include "letter/render_issue.hpp"
#include "letter/wording.hpp"
#include "mailing/message.hpp"
#include "text/french.hpp"

namespace vigie::app {
namespace {

/// Sentences that differ, one after the other.
class Prose {
 public:
  std::string of(std::size_t signs) {
    static constexpr std::array<std::string_view, 12> kSentences{
        "Les conseils citoyens de trois communes ont relu ensemble le projet de contrat.",
        "La métropole publie la carte des équipements ouverts après 18 h et le dimanche.",
        "Un tiers des logements rénovés depuis 2021 ont changé d’occupant dans l’année.",
        "Le rapport compare douze territoires et dit ce que chacun a cessé de faire.",
        "Les médiatrices demandent un local à elles, à deux pas de l’école du quartier.",
        "La commune ouvre son budget participatif aux habitants de moins de seize ans.",
        "L’association forme chaque printemps une quinzaine d’adultes relais.",
        "La permanence se tient le mardi, sans rendez-vous, dans le hall de la mairie.",
        "Les bailleurs promettent une réponse écrite sous vingt jours ouvrés.",
        "Deux collèges partagent désormais leur gymnase avec les clubs du secteur.",
        "Le comité de pilotage retient la gratuité des ateliers pour l’année entière.",
        "Reste à savoir qui paiera l’entretien une fois les subventions éteintes."};
    std::string out;
    while (out.size() < signs) {
      out += kSentences[next_++ % kSentences.size()];
      out += ' ';
    }
    out.pop_back();
    return text::typographic(out);
  }
  std::string title() {
    static constexpr std::array<std::string_view, 10> kTitles{
        "À {}, la maison de quartier rouvre avec ses habitants",
        "{} : un budget participatif pour les moins de seize ans",
        "Rénovation urbaine à {}, ce que disent les locataires",
        "Le contrat de ville de {} se relit à plusieurs voix",
        "Emploi : les adultes relais de {} font leurs comptes",
        "À {}, l’école prête ses murs aux associations",
        "{} ouvre ses gymnases le dimanche aux familles",
        "Santé : {} tente la consultation au pied des tours",
        "La carte des équipements de {} est en ligne",
        "{} : ce que trois ans de médiation ont changé"};
    static constexpr std::array<std::string_view, 7> kTowns{
        "Nanterre", "Sarcelles", "Trappes", "Argenteuil", "Bagneux", "Garges", "Les Mureaux"};
    const std::size_t n = titles_++;
    return text::typographic(
        fmt::format(fmt::runtime(kTitles[n % kTitles.size()]), kTowns[n % kTowns.size()]));
  }
  int number() { return static_cast<int>(titles_); }

 private:
  std::size_t next_ = 0;
  std::size_t titles_ = 0;
};

/// What one kind of issue holds.
struct Sizes {
  bool own_texts = false;  ///< those that travel with the program
  bool full = false;       ///< each sheet as full as it may be
  double scale = 1;        ///< of what is written
};
constexpr Sizes kShipped{.own_texts = true, .scale = 1.2};
constexpr Sizes kLong{.full = true};
constexpr Sizes kMinimal{.scale = 0.7};

std::size_t scaled(double scale, int signs) { return static_cast<std::size_t>(scale * signs); }

Block block_of(Prose& prose, const SectionPlan& section, double scale) {
  Block block;
  block.section = section.key;
  block.title = prose.title();
  block.url = fmt::format("https://www.ville-et-quartiers.fr/{}", prose.number());
  block.media = "La Gazette des communes";
  block.body_markdown = prose.of(scaled(scale, 330));
  if (section.shape == SectionShape::lead) block.body_markdown = prose.of(scaled(scale, 600));
  if (section.shape == SectionShape::agenda) {
    block.starts_at = Instant{1'797'000'000 + prose.number() * kDaySeconds};
    block.place = "Nanterre, maison des associations";
    block.body_markdown.clear();
  }
  if (section.shape == SectionShape::initiative) {
    const std::string half = prose.of(scaled(scale, 1200));
    block.body_markdown =
        half + "\n\n> " + prose.of(100) + "\n> — Une habitante\n\n" + prose.of(scaled(scale, 1200));
    for (int i = 0; i < 4; ++i) {
      block.facts.push_back({fmt::format("Point {}", i + 1), prose.of(70)});
    }
  }
  if (section.shape == SectionShape::resources) {
    block.genre = "Livre";
    block.details = "212\u00a0pages, 19\u00a0€";
  }
  if (section.shape == SectionShape::items) {
    block.published_at = Instant{1'795'000'000 - prose.number() * kDaySeconds};
  }
  return block;
}

void show(Block& block, Picture picture) {
  block.picture = std::move(picture);
  block.picture.alt = "Un dessin de quartier, vu de haut.";
  block.picture.credit = "Dessin du projet, CC0";
}

int count_of(const SectionPlan& section, const Sizes& sizes) {
  if (sizes.own_texts) return std::min(3, section.maximum);
  if (!sizes.full) return std::max(1, section.minimum);
  if (section.shape == SectionShape::resources) return 4;
  return section.maximum > 2 ? 3 : 1;
}

/// What a page lacks, written at a scale.
void write_page(Issue& issue, const PagePlan& page, int number, const Sizes& sizes, double scale) {
  Prose prose;
  for (int i = 0; i < number * 7; ++i) prose.title();
  for (const SectionPlan& section : page.sections) {
    const auto there = std::ranges::count(issue.blocks, section.key, &Block::section);
    if (there > 0) continue;
    for (int place = 1; place <= count_of(section, sizes); ++place) {
      Block block = block_of(prose, section, scale);
      if (sizes.full && place == 1) {
        if (section.shape == SectionShape::lead) show(block, {"table.png", "", 540, 640});
        if (section.shape == SectionShape::initiative) show(block, {"cuisine.png", "", 1104, 520});
        if (section.shape == SectionShape::resources) show(block, {"nuit.png", "", 540, 360});
      }
      block.id = BlockId{1000 + static_cast<std::int64_t>(issue.blocks.size())};
      block.page = number;
      block.position = place;
      issue.blocks.push_back(std::move(block));
    }
  }
}

Issue filled(const LetterPlan& plan, Issue issue, const Sizes& sizes) {
  // The first page announces titles of the others: it is written last.
  for (std::size_t i = plan.pages.size(); i-- > 0;) {
    const int number = static_cast<int>(i) + 1;
    if (!sizes.full) {
      write_page(issue, plan.pages[i], number, sizes, sizes.scale);
      continue;
    }
    for (int tenths = 40; tenths > 0; --tenths) {  // the most that the sheet holds
      Issue tried = issue;
      write_page(tried, plan.pages[i], number, sizes, tenths / 10.0);
      const bool fits = letter::printed_lines(plan, tried, number) <= letter::kPrintedLinesMax;
      if (!fits && tenths > 1) continue;
      issue = std::move(tried);
      break;
    }
  }
  std::ranges::stable_sort(issue.blocks, {}, &Block::page);
  issue.subject = letter::subject_of(plan, issue);
  issue.preheader = letter::preheader_of(plan, issue);
  return issue;
}

/// Signs that a reader sees.
std::size_t seen_of(const std::string& html) {
  std::string text = html.substr(html.find("</head>"));
  text = std::regex_replace(text, std::regex("<[^>]*>"), "");
  text = std::regex_replace(text, std::regex("&[a-z#0-9]+;"), "x");
  return letter::length_of(std::regex_replace(text, std::regex("\\s+"), " "));
}

/// The mail of one reader, as it would leave.
std::string mail_of(const config::VigieConfig& config, const LetterPlan& plan,
                    const store::IssueRow& row, const Issue& issue,
                    const letter::RenderedIssue& rendered) {
  auto head = letter_head(config, row, plan.sender);
  head.subject = issue.subject;
  const auto composer = mailing::Composer::make(head, rendered.html, rendered.text);
  EXPECT_TRUE(composer);
  const mailing::Recipient reader{"lectrice@exemple.net",
                                  "Léa Petit",
                                  "1f0c9d8e7b6a5432.1@lettre.example.org",
                                  "https://vigie.example.org/d/4f6c1b2a9d8e7c6b5a4f3e2d",
                                  "4f6c1b2a9d8e7c6b5a4f3e2d",
                                  letter::reason_of("inscription"),
                                  "https://vigie.example.org/preferences/4f6c1b2a9d8e7c6b5a4f3e2d"};
  const auto mail = composer->compose(reader, Instant{1'796'000'000});
  EXPECT_TRUE(mail);
  return mail ? *mail : "";
}

struct Kind {
  const char* name;
  Sizes sizes;
};

TEST(LetterSizes, ShippedLongAndMinimalEachSheetHoldsItsPage) {
  const char* given = std::getenv("VIGIE_MAIL_FOLDER");  // NOLINT(concurrency-mt-unsafe)
  LetterScene scene;
  {
    Centre centre;
    centre.key = "irev";
    centre.name = "IREV";
    centre.zone = "Europe/Paris";
    auto tx = scene.db.begin();
    ASSERT_TRUE(store::put_centre(*tx, centre));
    ASSERT_TRUE(tx->commit());
  }
  for (const auto& [letter, month] : {std::pair{"resonances", "2026-11"}, {"breves", "2026-12"}}) {
    const auto files = open_letter(scene.config, letter, scene.diagnostics);
    ASSERT_TRUE(files);
    const LetterPlan& plan = files->plan;
    const auto drafted = draft_issue(scene.db, scene.config, *files, {letter, month, std::nullopt},
                                     {}, scene.clock.now(), scene.diagnostics);
    ASSERT_TRUE(drafted);
    const Draft& draft = std::get<Drafted>(*drafted).draft;
    for (const auto& [name, sizes] :
         {Kind{"shipped", kShipped}, Kind{"long", kLong}, Kind{"minimal", kMinimal}}) {
      SCOPED_TRACE(fmt::format("{} {}", letter, name));
      Issue bare = draft.issue;
      if (!sizes.own_texts) bare.blocks.clear();
      const Issue issue = filled(plan, std::move(bare), sizes);
      for (int page = 1; page <= static_cast<int>(plan.pages.size()); ++page) {
        const int lines = letter::printed_lines(plan, issue, page);
        EXPECT_LE(lines, letter::kPrintedLinesMax) << "page " << page;
        if (sizes.own_texts && plan.pages.size() == 4) {
          EXPECT_GE(lines, 45) << "page " << page << " is under 70 % full";
        }
      }
      const auto rendered = letter::render_issue(
          files->templates, plan, issue,
          letter::addresses_of(scene.config.web.public_url, letter, draft.row.number));
      ASSERT_TRUE(rendered);
      EXPECT_LE(rendered->html.size(), std::size_t{60} << 10U);
      if (sizes.full && plan.pages.size() == 4) {
        EXPECT_GE(seen_of(rendered->html), 10'000);
        EXPECT_EQ(std::ranges::count_if(
                      issue.blocks, [](const Block& block) { return !block.picture.url.empty(); }),
                  3);
      }
      if (given == nullptr) continue;
      vigie::test::write_file(std::filesystem::path(given) /
                                  fmt::format("{}-{}-{}.eml", letter, name, plan.pages.size()),
                              mail_of(scene.config, plan, draft.row, issue, *rendered));
    }
  }
}

}  // namespace
}  // namespace vigie::app
