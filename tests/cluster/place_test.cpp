// SPDX-License-Identifier: EUPL-1.2
#include "cluster/place.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace vigie::cluster {
namespace {

constexpr std::int64_t kNoon = 1'770'030'000;  // 2 February 2026, noon in Paris

Piece piece() {
  return {"Roubaix : les habitants du Pile contre la démolition",
          "https://lavoix.fr/1",
          "ABCDEFGHIJKLMNOP",
          "title-key",
          Instant{kNoon},
          Instant{kNoon}};
}

Candidate candidate(std::int64_t id) {
  return {ArticleId{id},      ReprintId{id + 100}, StoryId{id + 200}, "https://nordeclair.fr/9",
          "ABCDEFGHIJKLMNOP", "title-key",         Instant{kNoon},    Instant{kNoon}};
}

Placement placed(const Piece& given, std::vector<Candidate> candidates) {
  return place(given, candidates);
}

TEST(Place, LeavesAnArticleAloneWithoutCandidate) {
  const Placement at = placed(piece(), {});
  EXPECT_EQ(at.join, Join::alone);
  EXPECT_EQ(at.reason, "");
}

TEST(Place, JoinsAReprintBySameTextUnderAnotherTitle) {
  auto known = candidate(1);
  known.title_key = "another";
  const Placement at = placed(piece(), {known});
  EXPECT_EQ(at.join, Join::reprint);
  EXPECT_EQ(at.reprint, ReprintId{101});
  EXPECT_EQ(at.story, StoryId{201});
  EXPECT_EQ(at.like, ArticleId{1});
  EXPECT_EQ(at.reason, "Même texte que l’article paru le 2 février 2026 sur nordeclair.fr.");
}

TEST(Place, JoinsAStoryBySameTitleOnTheSameDay) {
  auto known = candidate(1);
  known.text_key = "ABqqqqqqqqqqqqqq";
  const Placement at = placed(piece(), {known});
  EXPECT_EQ(at.join, Join::story);
  EXPECT_FALSE(at.reprint);
  EXPECT_EQ(at.story, StoryId{201});
  EXPECT_EQ(at.reason,
            "Même titre, à un jour près au plus, que l’article paru le 2 février 2026 sur "
            "nordeclair.fr.");
}

TEST(Place, JoinsAnEditedReprintBySameTitleAndNearText) {
  auto known = candidate(1);
  known.text_key = "ABCDEFGHIJKLqqqq";
  const Placement at = placed(piece(), {known});
  EXPECT_EQ(at.join, Join::reprint);
  EXPECT_EQ(at.reason,
            "Même titre et texte très proche (75\u00A0% de points communs) de l’article paru le "
            "2 février 2026 sur nordeclair.fr.");
}

TEST(Place, DoesNotJoin) {
  struct Case {
    std::string_view why;
    Piece piece;
    Candidate candidate;
  };
  std::vector<Case> cases;
  const auto add = [&cases](std::string_view why) -> Case& {
    cases.push_back({why, piece(), candidate(1)});
    return cases.back();
  };
  {
    Case& c = add("same title, three days apart, other text");
    c.candidate.text_key = "qqqqqqqqqqqqqqqq";
    c.candidate.published_at = Instant{kNoon - 3 * kDaySeconds};
  }
  {
    Case& c = add("same text, a month apart");
    c.candidate.published_at = Instant{kNoon - 30 * kDaySeconds};
  }
  {
    Case& c = add("same text under another title in the same paper: a standing introduction");
    c.candidate.url_key = "https://www.lavoix.fr/2";
    c.candidate.title_key = "another";
  }
  {
    Case& c = add("same title the day after in the same paper: a column");
    c.candidate.url_key = "https://lavoix.fr/2";
    c.candidate.text_key = "qqqqqqqqqqqqqqqq";
    c.candidate.published_at = Instant{kNoon - kDaySeconds};
  }
  {
    Case& c = add("generic title");
    c.piece.title = "Le journal de 20 h";
    c.candidate.text_key = "";
  }
  {
    Case& c = add("no text, other title");
    c.piece.text_key = "";
    c.candidate.text_key = "";
    c.candidate.title_key = "another";
  }
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(place(c.piece, std::span(&c.candidate, 1)).join, Join::alone);
  }
}

TEST(Place, ChoosesTheFirstSeenWhateverTheOrder) {
  auto first = candidate(7);
  first.first_seen_at = Instant{kNoon - 3600};
  std::vector<Candidate> known = {candidate(1), first, candidate(2)};
  EXPECT_EQ(place(piece(), known).like, ArticleId{7});
  std::ranges::reverse(known);
  EXPECT_EQ(place(piece(), known).like, ArticleId{7});
}

TEST(Likeness, CountsTheLanesInCommon) {
  EXPECT_DOUBLE_EQ(likeness("AABBCCDD", "AABBCCDD"), 1.0);
  EXPECT_DOUBLE_EQ(likeness("AABBCCDD", "AAxxCCxx"), 0.5);
  EXPECT_DOUBLE_EQ(likeness("", ""), 0.0);
  EXPECT_DOUBLE_EQ(likeness("AABB", ""), 0.0);
}

}  // namespace
}  // namespace vigie::cluster
