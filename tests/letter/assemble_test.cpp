// SPDX-License-Identifier: EUPL-1.2
#include "letter/assemble.hpp"

#include <gtest/gtest.h>

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

TEST(Assemble, FillsEachSectionFromItsSourcesWithinItsQuota) {
  const Issue issue = assemble(test::small_plan(), "2026-11", 7, test::full_material());
  EXPECT_EQ(titles_of(issue, "une"), Titles{"Le séminaire"});
  EXPECT_EQ(titles_of(issue, "national"), (Titles{"Loi nationale", "Autre loi"}));
  EXPECT_EQ(titles_of(issue, "local"), (Titles{"À Nanterre", "Dans l’Ouest"}));
  EXPECT_EQ(titles_of(issue, "ecoutes"), (Titles{"Une émission", "Troisième loi"}));
}

TEST(Assemble, UsesAPieceOnce) {
  auto material = test::full_material();
  material.kept.push_back(material.panorama[1]);
  const Issue issue = assemble(test::small_plan(), "2026-11", 7, material);
  EXPECT_EQ(titles_of(issue, "local"), (Titles{"À Nanterre", "Dans l’Ouest"}));
}

TEST(Assemble, LetsAnOwnTextStandForThePieceItLinksTo) {
  auto material = test::full_material();
  material.texts.push_back(test::own_text("national", "La loi, vue d'ici", "Notre lecture."));
  material.texts.back().url = "https://presse.example/1";
  const Issue issue = assemble(test::small_plan(), "2026-11", 7, material);
  EXPECT_EQ(titles_of(issue, "national"), (Titles{"La loi, vue d’ici", "Autre loi"}));
}

TEST(Assemble, NamesTheIssue) {
  const Issue issue = assemble(test::small_plan(), "2026-11", 7, test::full_material());
  EXPECT_EQ(issue.subject, "N°\u00a07, novembre 2026\u00a0: Le séminaire");
  EXPECT_EQ(issue.preheader,
            "Au sommaire\u00a0: Le séminaire\u202f; Loi nationale\u202f; Une émission");
}

TEST(Assemble, LeavesTheTitleOutOfASubjectThatWouldBeTooLong) {
  auto material = test::full_material();
  material.texts[0].title = std::string(100, 'a');
  EXPECT_EQ(assemble(test::small_plan(), "2026-11", 7, material).subject,
            "N°\u00a07, novembre 2026");
}

TEST(Assemble, IsTheSameTwice) {
  const auto titles = [] {
    std::string all;
    for (const Block& b :
         assemble(test::small_plan(), "2026-11", 7, test::full_material()).blocks) {
      all += b.title;
    }
    return all;
  };
  EXPECT_EQ(titles(), titles());
}

TEST(Assemble, KeepsSlotsOutOfWhatPeopleAndFeedsWrite) {
  auto material = test::full_material();
  material.panorama[0].title = "Piège %%desinscription%%";
  material.panorama[0].note = "%%%adresse%%%";
  material.texts[0].body_markdown = "[lien](https://evil.example/%%desinscription%%)";
  for (const Block& block : assemble(test::small_plan(), "2026-11", 7, material).blocks) {
    EXPECT_EQ(block.title.find("%%"), std::string::npos);
    EXPECT_EQ(block.body_markdown.find("%%"), std::string::npos);
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
