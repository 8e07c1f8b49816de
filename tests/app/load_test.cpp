// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/act_moves.hpp"
#include "apply_scene.hpp"

namespace vigie::app {
namespace {

class Load : public Apply {
 protected:
  Load() {
    write("feeds/nord.opml", opml(outline("La Gazette", "https://gazette.fr/rss",
                                          "vigie:suppleant=\"sud\" vigie:poids=\"30\"") +
                                  outline("Le Progrès", "https://progres.fr/rss",
                                          "vigie:poids=\"20\" vigie:fixe=\"oui\"") +
                                  outline("Le Fil", "https://fil.fr/rss", "vigie:poids=\"10\"")));
    write("feeds/sud.opml", opml(outline("Le Midi", "https://midi.fr/rss")));
  }
  LoadPage page(std::optional<int> moves = {}) {
    auto reader = db_.reader();
    auto read = read_load(reader, moves, kApplyNow);
    EXPECT_TRUE(read) << read.error().detail;
    return std::move(*read);
  }
};

TEST_F(Load, IsTheMinutesThatTheFilesSayAgainstTheShares) {
  const ApplyOutcome outcome = run();
  ASSERT_TRUE(outcome.applied) << mistakes(outcome);
  const LoadPage shown = page();
  ASSERT_EQ(shown.network.centres.size(), 2U);
  EXPECT_EQ(shown.balance.before, (std::vector<double>{60, 0}));
  EXPECT_EQ(shown.balance.fair, (std::vector<double>{30, 30}));
  EXPECT_EQ(shown.balance.gap_before, 60);
  EXPECT_EQ(shown.moves, 4) << "what the file says, or its default";
  EXPECT_EQ(shown.silent.size(), 4U) << "nothing was polled yet";
}

TEST_F(Load, ProposesAMoveWithItsReasonAndWritesNothing) {
  ASSERT_TRUE(run().applied);
  const LoadPage shown = page();
  ASSERT_EQ(shown.balance.moves.size(), 1U);
  const rota::Move& move = shown.balance.moves[0];
  EXPECT_EQ(shown.network.sources[move.source].title, "La Gazette");
  EXPECT_EQ(reason_words(move), "déjà suppléant");
  EXPECT_EQ(shown.balance.gap_after, 0);
  EXPECT_EQ(count("SELECT count(*) FROM allocation WHERE to_at IS NOT NULL"), 0);
}

TEST_F(Load, MovesAtMostWhatIsAllowed) {
  write("rota.toml", std::string(kRota) + "[equilibre]\ndeplacements = 0\n");
  ASSERT_TRUE(run().applied);
  EXPECT_TRUE(page().balance.moves.empty());
  EXPECT_EQ(page(3).balance.moves.size(), 1U);
  EXPECT_EQ(page().gap_all_free, 0);
}

TEST_F(Load, WhatAMeetingKeptIsActedAndThePastStaysTrue) {
  ASSERT_TRUE(run().applied);
  const auto moves = moves_of(page());
  const auto answer = act_moves(db_, {{}, "nord", "nord"}, moves, "GT", kApplyNow);
  ASSERT_TRUE(answer) << answer.error().detail;
  EXPECT_EQ(std::get<int>(*answer), 1);
  EXPECT_EQ(page().balance.before, (std::vector<double>{30, 30}));
  EXPECT_EQ(count("SELECT count(*) FROM allocation WHERE to_at IS NOT NULL"), 1);
  const auto again = act_moves(db_, {{}, "nord", "nord"}, moves, "GT", kApplyNow);
  EXPECT_EQ(std::get<MovesRefusal>(*again), MovesRefusal::changed);
  EXPECT_EQ(std::get<MovesRefusal>(*act_moves(db_, {}, {}, "GT", kApplyNow)),
            MovesRefusal::none_chosen);
  // The files, which still say Nord, do not take it back.
  run({}, kApplyNow + kDaySeconds);
  EXPECT_EQ(page().balance.before, (std::vector<double>{30, 30}));
}

}  // namespace
}  // namespace vigie::app
