// SPDX-License-Identifier: EUPL-1.2
#include "cluster/window.hpp"

#include <gtest/gtest.h>

#include <string>

#include "cluster/decide.hpp"

namespace vigie::cluster {
namespace {

constexpr std::int64_t kNoon = 1'770'030'000;

/// A text of its own for each number: nothing in common but with its own copy.
std::string text_of(int number) {
  std::string text;
  for (int word = 0; word < 30; ++word) text += "mot" + std::to_string(number * 100 + word) + " ";
  return text;
}

Piece piece(int number, std::int64_t days = 0) {
  return {sketch_of("Titre" + std::to_string(number) + " parle de chose" + std::to_string(number) +
                        " et d’affaire" + std::to_string(number),
                    text_of(number)),
          0, Instant{kNoon + days * kDaySeconds}};
}

/// Three words that all of its kind share, and one of its own.
Piece short_piece(int number, int kind) {
  const std::string word = kind == 0 ? "vieux" : "neuf";
  return {sketch_of("Titre" + std::to_string(number) + " " + word + "alpha " + word + "beta " +
                        word + "gamma",
                    ""),
          0, Instant{kNoon}};
}

Place place(std::int64_t id) { return {ArticleId{id}, ReprintId{id}, StoryId{id}}; }

TEST(Window, FindsEveryCopyAmongThousands) {
  Window window;
  constexpr int kItems = 5'000;
  for (int i = 1; i <= kItems; ++i) window.admit(piece(i), place(i), false);
  for (int i = 1; i <= kItems; i += 97) {
    const auto matches = window.matches(piece(i));
    ASSERT_FALSE(matches.empty()) << i;
    EXPECT_EQ(matches.front().place.article, ArticleId{i});
    EXPECT_GT(matches.front().score, 0);
  }
}

TEST(Window, TakesNoMoreThanItsBytesAnArticle) {
  Window window;
  constexpr std::size_t kItems = 5'000;
  for (std::size_t i = 1; i <= kItems; ++i) {
    window.admit(piece(static_cast<int>(i)), place(static_cast<std::int64_t>(i)), false);
  }
  // Every word of this text stands in it alone, which no press does: the lexicon is at its worst.
  EXPECT_LT(window.bytes() / kItems, 900U);
}

TEST(Window, RewindsToWhatItWas) {
  Window window;
  for (int i = 1; i <= 1'500; ++i) window.admit(piece(i), place(i), false);
  const auto before = window.matches(piece(700));
  const std::size_t size = window.size();
  const Window::Mark mark = window.mark();
  for (int i = 0; i < 1'200; ++i) {
    window.admit(piece(700 + i % 3), place(2'000 + i), i % 2 == 0);
  }
  window.merge(StoryId{700}, StoryId{701});
  EXPECT_EQ(window.living(StoryId{700}), StoryId{701});
  window.rewind(mark);
  EXPECT_EQ(window.size(), size);
  EXPECT_EQ(window.living(StoryId{700}), StoryId{700});
  EXPECT_EQ(window.size_of(StoryId{700}), 1U);
  const auto after = window.matches(piece(700));
  ASSERT_EQ(after.size(), before.size());
  for (std::size_t i = 0; i < after.size(); ++i) {
    EXPECT_EQ(after[i].place.article, before[i].place.article);
    EXPECT_DOUBLE_EQ(after[i].score, before[i].score);
  }
}

void expect_same_matches(Window& one, Window& other, const Piece& piece) {
  const auto ours = one.matches(piece);
  const auto theirs = other.matches(piece);
  ASSERT_EQ(ours.size(), theirs.size());
  for (std::size_t i = 0; i < ours.size(); ++i) {
    EXPECT_EQ(ours[i].place.article, theirs[i].place.article);
    EXPECT_EQ(ours[i].score, theirs[i].score);
    EXPECT_EQ(ours[i].likeness.contained, theirs[i].likeness.contained);
    EXPECT_EQ(ours[i].story_size, theirs[i].story_size);
  }
}

/// So many that the index grows on the way.
TEST(Window, IsTheSameLaidOutAnewFromWhatWasKept) {
  Window lived;
  Window anew;
  Kept kept;
  for (int i = 1; i <= 12'000; ++i) {
    const Piece one = piece(i % 9'000);
    if (i % 7 == 0) (void)lived.matches(one);
    const Kept admitted = lived.keep(one, i % 5 == 0);
    lived.admit(admitted, place(i));
    ASSERT_TRUE(read_kept(bytes_of(admitted), kept));
    anew.admit(kept, place(i));
  }
  EXPECT_EQ(anew.size(), lived.size());
  for (int i = 1; i < 9'000; i += 83) expect_same_matches(lived, anew, piece(i));
}

TEST(Window, RewindsWhatTheIndexKnowsAndWhatItDoesNotKnowYet) {
  Window window;
  Window still;
  for (int i = 1; i <= 500; ++i) {
    window.admit(piece(i), place(i), false);
    still.admit(piece(i), place(i), false);
  }
  const Window::Mark mark = window.mark();
  for (int i = 501; i <= 600; ++i) window.admit(piece(i % 50), place(i), false);
  (void)window.matches(piece(7));
  for (int i = 601; i <= 700; ++i) window.admit(piece(i % 50), place(i), true);
  window.rewind(mark);
  for (int i = 501; i <= 520; ++i) {
    window.admit(piece(i % 30), place(i), false);
    still.admit(piece(i % 30), place(i), false);
  }
  for (int i = 1; i <= 60; ++i) expect_same_matches(window, still, piece(i));
}

/// Words of the first articles are rare again once so many others have come.
TEST(Window, KnowsTheWordsOfTheNewestArticles) {
  constexpr int kOlder = 2'500;
  constexpr int kAll = kOlder + static_cast<int>(kTextsCounted);
  Window lived;
  Window newest;
  Window anew;
  anew.expect_articles(kAll);
  const Piece of_old = short_piece(7, 0);
  const Piece of_new = short_piece(kAll / 2, 1);
  for (int i = 0; i < kAll; ++i) {
    const Piece one = short_piece(i, i < kOlder ? 0 : 1);
    const Kept kept = lived.keep(one, i % 5 == 0);
    lived.admit(kept, place(i + 1));
    anew.admit(kept, place(i + 1));
    if (i >= kOlder) newest.admit(kept, place(i + 1));
    if (i == kOlder) {
      EXPECT_LT(lived.keep(of_old, false).weight.all, 3000U);
    }
  }
  for (const Piece& one : {of_old, of_new}) {
    const auto weight = newest.keep(one, false).weight.all;
    EXPECT_EQ(lived.keep(one, false).weight.all, weight);
    EXPECT_EQ(anew.keep(one, false).weight.all, weight);
    expect_same_matches(lived, anew, one);
  }
  const Window::Mark mark = lived.mark();
  for (int i = 0; i < 400; ++i) lived.admit(short_piece(i, 0), place(kAll + i + 1), i % 3 == 0);
  EXPECT_NE(lived.keep(of_old, false).weight.all, newest.keep(of_old, false).weight.all);
  lived.rewind(mark);
  for (const Piece& one : {of_old, of_new}) {
    EXPECT_EQ(lived.keep(one, false).weight.all, newest.keep(one, false).weight.all);
    expect_same_matches(lived, anew, one);
  }
}

TEST(Window, CountsAllWordsWhereFewerArticlesComeThanExpected) {
  Window told;
  Window silent;
  told.expect_articles(100'000);
  for (int i = 0; i < 300; ++i) {
    told.admit(short_piece(i, 1), place(i + 1), false);
    silent.admit(short_piece(i, 1), place(i + 1), false);
  }
  const Piece one = short_piece(7, 1);
  (void)told.matches(one);
  EXPECT_EQ(told.keep(one, false).weight.all, silent.keep(one, false).weight.all);
}

TEST(Window, WeighsWhatItAdmitsByTheWordsOfThatMoment) {
  Window asked;
  Window silent;
  for (int i = 1; i <= 300; ++i) {
    const Piece one = piece(i % 40);
    (void)asked.matches(one);
    if (i % 3 == 0) {  // something else comes between the question and the answer
      asked.admit(piece(i % 7), place(10'000 + i), false);
      silent.admit(piece(i % 7), place(10'000 + i), false);
    }
    asked.admit(one, place(i), i % 5 == 0);
    silent.admit(one, place(i), i % 5 == 0);
  }
  for (int i = 0; i < 40; ++i) {
    const auto one = asked.matches(piece(i));
    const auto other = silent.matches(piece(i));
    ASSERT_EQ(one.size(), other.size());
    for (std::size_t at = 0; at < one.size(); ++at) {
      EXPECT_EQ(one[at].place.article, other[at].place.article);
      EXPECT_EQ(one[at].score, other[at].score);
    }
  }
}

TEST(Window, LetsTheOldOnesGoByBlocks) {
  Window window;
  for (int i = 1; i <= 4'000; ++i) window.admit(piece(i, i / 100), place(i), false);
  window.expire(Instant{kNoon + 42 * kDaySeconds});
  EXPECT_LT(window.size(), 4'000U);
  EXPECT_GE(window.size(), 2'900U);
  EXPECT_EQ(decide(piece(3, 42), window.matches(piece(3, 42))).join, Join::alone);
  EXPECT_EQ(decide(piece(3'999, 42), window.matches(piece(3'999, 42))).join, Join::reprint);
}

TEST(Window, FollowsAMergeThroughAMerge) {
  Window window;
  for (int i = 1; i <= 3; ++i) window.admit(piece(i), place(i), false);
  window.merge(StoryId{1}, StoryId{2});
  window.merge(StoryId{2}, StoryId{3});
  window.merge(StoryId{3}, StoryId{1});  // already one: no circle
  EXPECT_EQ(window.living(StoryId{1}), StoryId{3});
  EXPECT_EQ(window.size_of(StoryId{3}), 3U);
  EXPECT_EQ(window.matches(piece(1)).front().place.story, StoryId{3});
}

}  // namespace
}  // namespace vigie::cluster
