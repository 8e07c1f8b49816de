// SPDX-License-Identifier: EUPL-1.2
#include "letter/propose.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

#include "letter/content.hpp"
#include "letter/sample_issue.hpp"

namespace vigie::letter {
namespace {

std::vector<std::string> titles_of(const Issue& issue, std::string_view section) {
  std::vector<std::string> titles;
  for (const Block& block : issue.blocks) {
    if (block.section == section) titles.push_back(block.title);
  }
  return titles;
}

using Titles = std::vector<std::string>;

TEST(Propose, FillsEachSectionFromItsSourcesWithinItsQuota) {
  const Issue issue = test::assemble(test::small_plan(), "2026-11", 7, test::full_material());
  EXPECT_EQ(titles_of(issue, "une"), Titles{"Le séminaire"});
  EXPECT_EQ(titles_of(issue, "national"), (Titles{"Loi nationale", "Autre loi"}));
  EXPECT_EQ(titles_of(issue, "local"), (Titles{"À Nanterre", "Dans l’Ouest"}));
  EXPECT_EQ(titles_of(issue, "ecoutes"), (Titles{"Une émission", "Troisième loi"}));
}

TEST(Propose, UsesAPieceOnce) {
  auto material = test::full_material();
  material.kept.push_back(material.panorama[1]);
  const Issue issue = test::assemble(test::small_plan(), "2026-11", 7, material);
  EXPECT_EQ(titles_of(issue, "local"), (Titles{"À Nanterre", "Dans l’Ouest"}));
}

TEST(Propose, LetsAnOwnTextStandForThePieceItLinksTo) {
  auto material = test::full_material();
  material.texts.push_back(test::own_text("national", "La loi, vue d'ici", "Notre lecture."));
  material.texts.back().url = "https://presse.example/1";
  const Issue issue = test::assemble(test::small_plan(), "2026-11", 7, material);
  EXPECT_EQ(titles_of(issue, "national"), (Titles{"La loi, vue d’ici", "Autre loi"}));
}

TEST(Propose, NamesTheIssue) {
  const Issue issue = test::assemble(test::small_plan(), "2026-11", 7, test::full_material());
  EXPECT_EQ(issue.subject, "N°\u00a07, novembre 2026\u00a0: Le séminaire");
  EXPECT_EQ(issue.preheader,
            "Au sommaire\u00a0: Le séminaire\u202f; Loi nationale\u202f; Une émission");
}

TEST(Propose, LeavesTheTitleOutOfASubjectThatWouldBeTooLong) {
  auto material = test::full_material();
  material.texts[0].title = std::string(100, 'a');
  EXPECT_EQ(test::assemble(test::small_plan(), "2026-11", 7, material).subject,
            "N°\u00a07, novembre 2026");
}

TEST(Propose, IsTheSameTwice) {
  const auto titles = [] {
    std::string all;
    for (const Block& b :
         test::assemble(test::small_plan(), "2026-11", 7, test::full_material()).blocks) {
      all += b.title;
    }
    return all;
  };
  EXPECT_EQ(titles(), titles());
}

/// As it is gathered: every text has a file.
Material gathered() {
  Material material = test::full_material();
  for (OwnText& text : material.texts) text.file = "2026-11/" + text.title + ".md";
  return material;
}

/// As the store would keep a proposal: every block has an id and a version.
std::vector<Block> kept(std::vector<Block> blocks, std::int64_t next_id = 1) {
  for (Block& block : blocks) {
    if (block.id) continue;
    block.id = BlockId{next_id++};
    block.version = 1;
  }
  return blocks;
}

Block by_hand(std::string section, int position, std::string title) {
  Block block;
  block.id = BlockId{1000 + position};
  block.version = 3;
  block.origin = BlockOrigin::written;
  block.section = std::move(section);
  block.position = position;
  block.title = std::move(title);
  return block;
}

TEST(Propose, FillsThePlacesThatAPersonLeftAndMovesNothingOfHers) {
  Standing standing;
  standing.blocks = {by_hand("national", 2, "Notre édito")};
  const Proposal proposal = propose(test::small_plan(), standing, test::full_material());
  std::vector<std::pair<int, std::string>> national;
  for (const Block& block : proposal.blocks) {
    if (block.section == "national") national.emplace_back(block.position, block.title);
  }
  EXPECT_EQ(national,
            (std::vector<std::pair<int, std::string>>{{1, "Loi nationale"}, {2, "Notre édito"}}));
}

TEST(Propose, AddsNothingToASectionThatIsFull) {
  Standing standing;
  for (int place = 1; place <= 3; ++place) {  // one more than the plan takes: hers all the same
    standing.blocks.push_back(by_hand("local", place, "Texte " + std::to_string(place)));
  }
  const Proposal proposal = propose(test::small_plan(), standing, test::full_material());
  EXPECT_EQ(std::ranges::count(proposal.blocks, "local", &Block::section), 3);
}

TEST(Propose, DoesNotBringBackWhatAPersonTookOut) {
  Standing standing;
  standing.taken_out.resize(1);
  standing.taken_out[0].article = ArticleId{1};
  const Proposal proposal = propose(test::small_plan(), standing, test::full_material());
  for (const Block& block : proposal.blocks) EXPECT_NE(block.article, ArticleId{1}) << block.title;
}

TEST(Propose, GivesAPieceThatAPersonPlacedElsewhereNoSecondPlace) {
  Standing standing;
  Block moved = by_hand("une", 1, "Loi nationale");
  moved.kind = BlockKind::article;
  moved.origin = BlockOrigin::placed;
  moved.article = ArticleId{1};
  standing.blocks = {moved};
  const Proposal proposal = propose(test::small_plan(), standing, test::full_material());
  EXPECT_EQ(std::ranges::count(proposal.blocks, ArticleId{1}, &Block::article), 1);
}

TEST(Propose, DropsAProposalWhosePieceWentAndKeepsTheIdsOfTheOthers) {
  Standing standing;
  standing.blocks = kept(propose(test::small_plan(), {}, gathered()).blocks);
  auto material = gathered();
  material.panorama.erase(material.panorama.begin());  // "Loi nationale" was withdrawn
  const Proposal proposal = propose(test::small_plan(), standing, material);
  ASSERT_EQ(proposal.dropped.size(), 1U);
  EXPECT_EQ(proposal.dropped[0].title, "Loi nationale");
  for (const Block& block : proposal.blocks) {
    const auto before = std::ranges::find(standing.blocks, block.title, &Block::title);
    if (before == standing.blocks.end()) continue;
    EXPECT_EQ(block.id, before->id) << block.title;
  }
}

/// What a person's blocks are, to the letter: place, text and version.
std::multiset<std::string> of_a_person(const std::vector<Block>& blocks) {
  std::multiset<std::string> out;
  for (const Block& block : blocks) {
    if (block.origin == BlockOrigin::proposed) continue;
    out.insert(block.section + "/" + std::to_string(block.position) + "/" +
               std::to_string(block.version) + "/" + text_bytes(block));
  }
  return out;
}

std::vector<std::string> lines_of(const std::vector<Block>& blocks) {
  std::vector<std::string> out;
  for (const Block& block : blocks) {
    out.push_back(std::to_string(block.id.value) + "/" + block.section + "/" +
                  std::to_string(block.position) + "/" + text_bytes(block));
  }
  return out;
}

RC_GTEST_PROP(Propose, NeverTouchesAPersonsBlockAndTwiceChangesNothing, ()) {
  const LetterPlan plan = test::small_plan();
  Material material = gathered();
  material.panorama.resize(*rc::gen::inRange<std::size_t>(0, material.panorama.size() + 1));
  Standing standing;
  standing.blocks = kept(propose(plan, {}, gathered()).blocks);
  const std::vector<std::string> sections{"une", "national", "local", "ecoutes"};
  for (Block& block : standing.blocks) {  // some are hers now, some she moved
    if (!*rc::gen::arbitrary<bool>()) continue;
    block.origin = BlockOrigin::placed;
    block.section = *rc::gen::elementOf(sections);
    block.position = *rc::gen::inRange(1, 6);
  }
  const Proposal once = propose(plan, standing, material);
  RC_ASSERT(of_a_person(once.blocks) == of_a_person(standing.blocks));
  for (const PagePlan& page : plan.pages) {
    for (const SectionPlan& section : page.sections) {
      const auto hers = std::ranges::count_if(standing.blocks, [&](const Block& block) {
        return block.origin != BlockOrigin::proposed && block.section == section.key;
      });
      RC_ASSERT(std::ranges::count(once.blocks, section.key, &Block::section) <=
                std::max<std::ptrdiff_t>(hers, section.maximum));
    }
  }
  const std::vector<Block> stored = kept(once.blocks, 500);
  const Proposal twice = propose(plan, {stored, {}}, material);
  RC_ASSERT(twice.dropped.empty());
  RC_ASSERT(lines_of(twice.blocks) == lines_of(stored));
}

TEST(ContentHash, ChangesWithAnythingThatAReaderSeesAndWithNothingElse) {
  const LetterPlan plan = test::small_plan();
  const Issue issue = test::assemble(plan, "2026-11", 7, test::full_material());
  const std::string hash = content_hash(plan, issue);
  struct Case {
    const char* why;
    bool differs;
    void (*change)(Issue&, LetterPlan&);
  };
  static const Case kCases[] = {
      {"nothing", false, [](Issue&, LetterPlan&) {}},
      {"who wrote it, and its version", false,
       [](Issue& i, LetterPlan&) {
         i.blocks[0].origin = BlockOrigin::written;
         i.blocks[0].version = 9;
         i.blocks[0].id = BlockId{5};
       }},
      {"a title", true, [](Issue& i, LetterPlan&) { i.blocks[0].title += "."; }},
      {"a text", true, [](Issue& i, LetterPlan&) { i.blocks[0].body_markdown += " "; }},
      {"what stands in a label moves into a value", true,
       [](Issue& i, LetterPlan&) {
         i.blocks[0].facts = {{"Où", "ici"}};
       }},
      {"the alternative text of a picture", true,
       [](Issue& i, LetterPlan&) { i.blocks[0].picture.alt = "x"; }},
      {"the order", true, [](Issue& i, LetterPlan&) { std::swap(i.blocks[1], i.blocks[2]); }},
      {"a block less", true, [](Issue& i, LetterPlan&) { i.blocks.pop_back(); }},
      {"the subject", true, [](Issue& i, LetterPlan&) { i.subject += "!"; }},
      {"the director of publication", true,
       [](Issue&, LetterPlan& p) { p.mentions.director = "Autre"; }},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    Issue other = issue;
    LetterPlan its_plan = plan;
    c.change(other, its_plan);
    EXPECT_EQ(content_hash(its_plan, other) != hash, c.differs);
  }
}

TEST(Concerns, KnowsTheCommunesOfADepartement) {
  struct Case {
    const char* why;
    std::vector<std::string> codes;
    bool expected;
  };
  const Case kCases[] = {{"the département", {"92"}, true},
                         {"a commune of it", {"92050"}, true},
                         {"the region", {"R11"}, true},
                         {"another département", {"93"}, false},
                         {"a commune elsewhere", {"93066"}, false},
                         {"one of several", {"13", "92"}, true},
                         {"nowhere", {}, false}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(concerns({"92", "R11"}, c.codes), c.expected);
  }
}

}  // namespace
}  // namespace vigie::letter
