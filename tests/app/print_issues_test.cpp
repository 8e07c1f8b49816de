// SPDX-License-Identifier: EUPL-1.2
// A hundred issues of every length for script/print-estimate, which prints
// them: what the estimate says of each page is written beside it.
#include <cstdlib>
#include <random>

#include "app/letter_scene.hpp"
#include "letter/print_estimate.hpp"

namespace vigie::app {
namespace {

constexpr int kIssues = 100;

/// Words as French has them, from one seed.
class Words {
 public:
  explicit Words(unsigned seed) : chance_(seed) {}

  int between(int least, int most) {
    return least + static_cast<int>(chance_() % static_cast<unsigned>(most - least + 1));
  }
  bool once_in(int n) { return between(1, n) == 1; }
  std::string of(int signs) {
    static constexpr std::string_view kWords[] = {
        "la",         "de",       "quartier",     "habitantes", "une",        "ville",
        "et",         "les",      "contrat",      "à",          "réunion",    "médiatrices",
        "pour",       "des",      "dans",         "centre",     "ressources", "école",
        "sur",        "logement", "emploi",       "santé",      "qui",        "ne",
        "rénovation", "jeunes",   "associations", "en",         "deux",       "territoire"};
    std::string out;
    while (static_cast<int>(out.size()) < signs) {
      out += kWords[chance_() % std::size(kWords)];
      out += once_in(12) ? ". " : " ";
    }
    out.pop_back();
    return out;
  }
  std::string text(int signs) {
    std::string out;
    for (int left = signs; left > 0;) {
      const int part = std::min(left, between(150, 600));
      if (once_in(6)) {
        for (int i = 0; i < 3; ++i) out += "- " + of(part / 3) + "\n";
      } else if (once_in(9)) {
        out += "> " + of(std::min(part, 160)) + "\n> — Une habitante\n";
      } else if (once_in(12)) {
        out += "| Quartier | Ce qui s’y fait |\n| --- | --- |\n";
        for (int i = 0; i < 3; ++i) out += "| " + of(12) + " | " + of(part / 4) + " |\n";
      } else if (once_in(12)) {
        out += "## " + of(30) + "\n\n**" + of(20) + "** " + of(part) + "\n";
      } else {
        out += of(part) + "\n";
      }
      out += "\n";
      left -= part;
    }
    return out;
  }

 private:
  std::mt19937 chance_;
};

Block block_of(Words& words, const SectionPlan& section, double scale) {
  const auto signs = [&](int least, int most) {
    return static_cast<int>(words.between(least, most) * scale) + 1;
  };
  Block block;
  block.section = section.key;
  block.title = words.of(words.between(25, 90));
  block.media = words.once_in(2) ? words.of(12) : "";
  block.url = "https://exemple.org/page";
  block.link_label = words.of(words.between(20, 50));
  const auto show_picture = [&] {
    static const Picture kPictures[] = {{"cuisine.png", "Une cuisine.", 1104, 520},
                                        {"table.png", "Une table.", 540, 640},
                                        {"nuit.png", "La nuit.", 540, 360}};
    block.picture = kPictures[words.between(0, 2)];
    if (words.once_in(2)) block.picture.credit = words.of(words.between(20, 120));
  };
  switch (section.shape) {
    case SectionShape::lead:
      block.body_markdown = words.text(signs(300, 1400));
      if (words.once_in(2)) show_picture();
      block.button = words.once_in(2);
      break;
    case SectionShape::agenda:
      block.starts_at = Instant{1'796'800'000 + words.between(0, 40) * 86'400};
      block.place = words.of(15);
      block.body_markdown = words.of(signs(20, 160));
      break;
    case SectionShape::initiative:
      block.body_markdown = words.text(signs(1200, 3200));
      if (!words.once_in(4)) show_picture();
      for (int i = words.between(0, 6); i > 0; --i) {
        block.facts.push_back({"Où", words.of(words.between(10, 120))});
      }
      break;
    case SectionShape::resources:
      block.genre = "Livre";
      block.details = "212 pages, 19 €";
      block.body_markdown = words.of(signs(80, 420));
      if (words.once_in(4)) show_picture();
      break;
    case SectionShape::items:
      block.body_markdown = words.of(signs(150, 600));
      break;
  }
  return block;
}

Issue issue_of(const LetterPlan& plan, int number) {
  Words words(static_cast<unsigned>(number));
  const double scale = 0.35 + 0.012 * number;  // from nearly empty sheets to more than four
  Issue issue;
  issue.letter_key = plan.key;
  issue.number = number;
  issue.month = "2026-12";
  issue.subject = fmt::format("N° {}", number);
  issue.preheader = words.of(80);
  std::int64_t id = 0;
  for (std::size_t page = 0; page < plan.pages.size(); ++page) {
    for (const SectionPlan& section : plan.pages[page].sections) {
      const int count = words.between(std::max(1, section.minimum), section.maximum);
      for (int place = 1; place <= count; ++place) {
        Block block = block_of(words, section, scale);
        block.id = BlockId{++id};
        block.page = static_cast<int>(page) + 1;
        block.position = place;
        issue.blocks.push_back(std::move(block));
      }
    }
  }
  return issue;
}

TEST(PrintIssues, AreWrittenWithWhatIsEstimatedOfThem) {
  const char* given = std::getenv("VIGIE_PRINT_FOLDER");  // NOLINT(concurrency-mt-unsafe)
  if (given == nullptr) GTEST_SKIP() << "VIGIE_PRINT_FOLDER: see script/print-estimate";
  const std::filesystem::path folder(given);
  LetterScene scene;
  std::string index;
  for (int number = 1; number <= kIssues; ++number) {
    const Issue issue = issue_of(scene.kit.plan, number);
    const auto rendered =
        letter::render_issue(scene.kit.templates, scene.kit.plan, issue,
                             letter::addresses_of("https://exemple.org", "resonances", number));
    ASSERT_TRUE(rendered) << rendered.error().detail;
    vigie::test::write_file(folder / fmt::format("{}.html", number),
                            letter::with_sample_slots(rendered->html));
    index += fmt::format("{}", number);
    for (int page = 1; page <= static_cast<int>(scene.kit.plan.pages.size()); ++page) {
      index += fmt::format(" {}", letter::printed_pixels(scene.kit.plan, issue, page));
    }
    index += '\n';
  }
  vigie::test::write_file(folder / "index", index);
}

}  // namespace
}  // namespace vigie::app
