// SPDX-License-Identifier: EUPL-1.2
// What points at a story, row by row, when curators part and join: desk lines and their rules,
// moves, relays, letters.
#include "app/letter/leave_letters.hpp"
#include "regroup_scene.hpp"
#include "store/letter/letter_repo.hpp"
#include "store/panorama/shelf_repo.hpp"
#include "store/story/grouping_repo.hpp"

namespace vigie::app {
namespace {

TEST_F(RegroupRows, ARelayFollowsTheStoryThatGoesAndComesBack) {
  sample.tag(one, "theme", "sante", "Santé", "soins");
  put_on_panorama(one, aicha);
  const std::string before = rows();
  merge(one, other);
  EXPECT_EQ(on_panorama(), other);
  EXPECT_EQ(line(other, sample.pole()).state, DeskState::relayed);
  auto reader = db().reader();
  EXPECT_EQ(store::panorama_tag_page(reader, "theme", "sante", std::nullopt, 10)->size(), 1U);
  done(undo_on(other));
  EXPECT_EQ(rows(), before);
}

TEST_F(RegroupRows, ARelayIsWithdrawnFromTheStoryItWentInto) {
  put_on_panorama(one, aicha);
  merge(one, other);
  ASSERT_TRUE(withdraw(db(), aicha, click(other, sample.pole()), leave_letters, kLater));
  EXPECT_EQ(sample.number("SELECT count(*) FROM panorama_item WHERE withdrawn_at IS NULL"), 0);
  EXPECT_EQ(line(other, sample.pole()).state, DeskState::kept);
}

TEST_F(RegroupRows, ARelayOverrulesWhatWasOnlyKeptAndItsUndoingFindsItsMove) {
  put_on_panorama(one, aicha);
  keep(other, aicha);
  const std::string before = rows();
  merge(one, other);
  EXPECT_EQ(line(other, sample.pole()).state, DeskState::relayed);
  done(undo_on(other));
  EXPECT_EQ(rows(), before);
  merge(one, other);
  const auto back = undo(db(), aicha, click(other, sample.pole()), leave_letters, kLater);
  ASSERT_TRUE(back) << back.error().detail;
  EXPECT_EQ(*back, DeskState::fresh);
  EXPECT_EQ(sample.number("SELECT count(*) FROM panorama_item WHERE withdrawn_at IS NULL"), 0);
}

TEST_F(RegroupRows, TwoRelayedStoriesAreNotJoined) {
  put_on_panorama(one, aicha);
  sample.lay(other, sample.oriv());
  put_on_panorama(other, chloe);
  const std::string before = rows();
  EXPECT_EQ(refused(merge_stories(db(), aicha, one, other, {}, kLater)),
            RegroupRefusal::both_relayed);
  EXPECT_EQ(rows(), before);
}

TEST_F(RegroupRows, ADecisionGoesWithTheArticleThatWasRead) {
  const ArticleId wrong = sample.add_article(one, {"Un autre incendie, à Lens"}, false);
  sample.lay(one, sample.oriv());
  put_on_panorama(one, aicha, wrong);
  keep(one, chloe, first_article(one));
  const std::string before = rows();
  const StoryId apart = split(one, {wrong}).story;
  EXPECT_EQ(on_panorama(), apart);
  EXPECT_EQ(line(apart, sample.pole()).state, DeskState::relayed);
  EXPECT_EQ(line(one, sample.pole()).state, DeskState::fresh) << "nobody decided on what is left";
  EXPECT_EQ(line(one, sample.oriv()).state, DeskState::kept);
  EXPECT_EQ(line(apart, sample.oriv()).state, DeskState::fresh);
  done(undo_on(one));
  EXPECT_EQ(rows(), before);
}

TEST_F(RegroupRows, ARelayStaysWhereItsArticleStays) {
  const ArticleId wrong = sample.add_article(one, {"Un autre incendie, à Lens"}, false);
  put_on_panorama(one, aicha, first_article(one));
  const StoryId apart = split(one, {wrong}).story;
  EXPECT_EQ(on_panorama(), one);
  EXPECT_EQ(line(one, sample.pole()).state, DeskState::relayed);
  EXPECT_EQ(line(apart, sample.pole()).state, DeskState::fresh);
}

TEST_F(RegroupRows, ARulePutsAsideOnlyWhatItLookedAt) {
  const std::string number = std::to_string(one.value);
  sample.run(
      "UPDATE desk_item SET state = 'discarded', decided_at = 1, filtered_by = 'sport' "
      "WHERE story_id = " +
      number);
  const std::string before = rows();

  const ArticleId first = first_article(one);
  merge(one, other);
  EXPECT_EQ(line(other, sample.pole()).state, DeskState::fresh) << "it was to be read";
  done(undo_on(other));
  EXPECT_EQ(rows(), before);

  merge(other, one);
  EXPECT_EQ(line(one, sample.pole()).state, DeskState::fresh) << "no rule looked at the other";
  done(undo_on(one));
  EXPECT_EQ(rows(), before);

  const ArticleId later = sample.add_article(one, {"Ce que le maire promet"}, false);
  const std::string grown = rows();
  EXPECT_EQ(line(split(one, {later}).story, sample.pole()).state, DeskState::fresh);
  EXPECT_EQ(line(one, sample.pole()).filtered_by, "sport");
  done(undo_on(one));
  EXPECT_EQ(rows(), grown);

  const StoryId apart = split(one, {first}).story;
  EXPECT_TRUE(store::put_aside_by_a_rule(line(apart, sample.pole())));
  EXPECT_EQ(line(one, sample.pole()).state, DeskState::fresh);
  done(undo_on(apart));
  EXPECT_EQ(rows(), grown);
}

TEST_F(RegroupRows, ARulesNameComesAlongToADeskThatHadNothing) {
  sample.lay(one, sample.oriv());
  sample.run("UPDATE desk_item SET state = 'discarded', filtered_by = 'sport' WHERE centre_id = " +
             std::to_string(sample.oriv().value));
  merge(one, other);
  EXPECT_TRUE(store::put_aside_by_a_rule(line(other, sample.oriv())));
}

TEST_F(RegroupRows, ALetterIsOfferedAnEventOnceAndKeepsWhatItHas) {
  sample.tag(one, "territory", "95680", "Villiers-le-Bel", "nommée");
  sample.tag(other, "territory", "95680", "Villiers-le-Bel", "nommée");
  keep(one, aicha);
  keep(other, aicha);
  sample.run("INSERT INTO letter VALUES ('resonances', 'Résonances', 1)");
  sample.run(
      "INSERT INTO issue (letter_key, number, month, subject, created_at, updated_at) "
      "VALUES ('resonances', 1, '2026-11', '', 0, 0)");
  sample.run(
      "INSERT INTO issue_block (issue_id, page, section, position, origin, kind, article_id, "
      "created_at, updated_at) VALUES (1, 2, 'local', 1, 'proposed', 'article', " +
      std::to_string(first_article(one).value) + ", 0, 0)");
  const auto offered = [this] {
    auto reader = db().reader();
    const store::Window window{"resonances", IssueId{1}, {0}, kLater + kDaySeconds};
    std::vector<std::int64_t> articles;
    const auto candidates = store::kept_candidates(reader, window).value();
    for (const auto& each : candidates) {
      articles.push_back(each.article.value);
    }
    return articles;
  };
  EXPECT_EQ(offered().size(), 2U);
  const std::string before = rows();
  const ArticleId staying = first_article(other);
  merge(one, other);
  EXPECT_EQ(offered(), std::vector{staying.value});
  done(undo_on(one));
  EXPECT_EQ(rows(), before);
  EXPECT_EQ(offered().size(), 2U);
}

TEST_F(RegroupRows, ADecisionThatCameAlongCanBeUndone) {
  keep(one, aicha);
  merge(one, other);
  EXPECT_EQ(line(other, sample.pole()).state, DeskState::kept);
  const auto back = undo(db(), aicha, click(other, sample.pole()), leave_letters, kLater);
  ASSERT_TRUE(back) << back.error().detail;
  EXPECT_EQ(line(other, sample.pole()).state, DeskState::fresh);
}

TEST_F(RegroupRows, IsNotUndoneOverADecisionOnAnArticleThatWouldGoBack) {
  sample.lay(other, sample.oriv());
  merge(one, other);
  keep(other, chloe, first_article(one));
  const std::string before = rows();
  EXPECT_EQ(refused(undo_on(other)), RegroupRefusal::decided_since);
  EXPECT_EQ(rows(), before);
}

TEST_F(RegroupRows, UndoesOnlyWhatWasDoneLast) {
  const ArticleId third = sample.add_article(one, {"Troisième regard"}, false);
  const Regrouped parted = split(one, {third});
  merge(parted.story, other);
  const std::string before = rows();
  EXPECT_EQ(refused(undo_on(one)), RegroupRefusal::nothing_to_undo);
  EXPECT_EQ(refused(undo_regrouping(db(), aicha, other, parted.decision, kLater)),
            RegroupRefusal::nothing_to_undo);
  EXPECT_EQ(rows(), before);
}

TEST_F(RegroupRows, SecondOfTwoCuratorsIsTold) {
  const ArticleId third = sample.add_article(one, {"Troisième regard"}, false);
  auto reader = db().reader();
  const auto seen = store::regroup_mark(reader, one).value();
  split(one, {third});
  const std::string before = rows();
  EXPECT_EQ(refused(split_story(db(), sample.bruno(), one, {{third}}, seen, kLater)),
            RegroupRefusal::changed_since);
  EXPECT_EQ(refused(merge_stories(db(), sample.bruno(), one, other, seen, kLater)),
            RegroupRefusal::changed_since);
  EXPECT_EQ(rows(), before);
}

TEST_F(RegroupRows, IsForTheDesksThatTheStoryLiesOn) {
  const auto answer = merge_stories(db(), chloe, one, other, {}, kLater);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, Code::not_found);
}

TEST_F(RegroupRows, WhatCameLaterIsLeftOnTheDesksWhenASplitIsUndone) {
  const ArticleId second = sample.add_article(one, {"Deuxième regard"}, false);
  const StoryId apart = split(one, {second}).story;
  sample.add_article(apart, {"Arrivé depuis, par la machine"}, false);
  sample.lay(apart, sample.oriv());
  done(undo_on(one));
  EXPECT_EQ(line(apart, sample.pole()).state, DeskState::fresh);
  EXPECT_EQ(line(apart, sample.oriv()).state, DeskState::fresh);
}

TEST_F(RegroupRows, ADeskReachedSinceKeepsItsLineWhenASplitIsUndone) {
  const ArticleId second = sample.add_article(one, {"Deuxième regard"}, false);
  const StoryId apart = split(one, {second}).story;
  sample.lay(apart, sample.oriv());  // another source showed the same article
  keep(apart, chloe);
  done(undo_on(one));
  EXPECT_EQ(line(one, sample.oriv()).state, DeskState::kept);
  EXPECT_TRUE(undo(db(), chloe, click(one, sample.oriv()), leave_letters, kLater));
}

}  // namespace
}  // namespace vigie::app
