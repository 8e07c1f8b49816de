// SPDX-License-Identifier: EUPL-1.2
#include "cluster/kept.hpp"

#include <gtest/gtest.h>

#include "cluster/window.hpp"

namespace vigie::cluster {
namespace {

Kept kept_of(const char* title, const char* text) {
  return Window().keep({sketch_of(title, text), 7, Instant{1'770'000'000}}, true);
}

TEST(Kept, ComesBackFromItsBytes) {
  const Kept kept = kept_of("Météo à Lille : 12 degrés", "Le ciel sera voilé sur la ville.");
  Kept back = kept_of("Lens-Lille en direct", "Autre chose, dans un objet qui a déjà servi.");
  ASSERT_TRUE(read_kept(bytes_of(kept), back));
  EXPECT_EQ(back.piece.sketch, kept.piece.sketch);
  EXPECT_TRUE(back.piece.sketch.column);
  EXPECT_FALSE(back.piece.sketch.live);
  EXPECT_EQ(back.piece.paper, 7U);
  EXPECT_EQ(back.piece.published_at, kept.piece.published_at);
  EXPECT_TRUE(back.copy);
  EXPECT_GT(back.weight.all, back.weight.title);
  EXPECT_EQ(back.weight.all, kept.weight.all);
  EXPECT_EQ(back.weight.title, kept.weight.title);
  EXPECT_EQ(back.weight.pairs, kept.weight.pairs);
  ASSERT_GT(back.keys.count, 6);
  ASSERT_EQ(back.keys.count, kept.keys.count);
  for (std::size_t i = 0; i < back.keys.count; ++i) EXPECT_EQ(back.keys.at[i], kept.keys.at[i]);
  Kept live = kept_of("Lens-Lille en direct", "");
  live.copy = false;
  EXPECT_TRUE(read_kept(bytes_of(live), back));
  EXPECT_TRUE(back.piece.sketch.live);
  EXPECT_FALSE(back.copy);
}

TEST(Kept, IsNotMadeOfWhatIsNone) {
  const std::string head(28, '\xff');
  const auto with = [&head](std::size_t at, char byte, std::size_t terms) {
    std::string bytes = head + std::string(4 * terms, 'a');
    bytes[0] = 0;
    bytes[1] = 0x20;
    bytes[at] = byte;
    return bytes;
  };
  Kept kept;
  EXPECT_TRUE(read_kept(with(0, 0, 5), kept));
  EXPECT_FALSE(read_kept("", kept));
  EXPECT_FALSE(read_kept(head.substr(1), kept));
  EXPECT_FALSE(read_kept(with(0, 0, 5) + "a", kept));
  EXPECT_FALSE(read_kept(with(0, '\x05', 4), kept)) << "five words said, four there";
  EXPECT_FALSE(read_kept(with(1, '\xa0', 5), kept)) << "a flag of a later version";
  EXPECT_FALSE(read_kept(with(1, 0, 5), kept)) << "words of before towns were known";
  EXPECT_FALSE(read_kept(with(16, '\x05', 5), kept)) << "a key of a word that is not there";
  EXPECT_FALSE(read_kept(with(16, '\x80', 5), kept)) << "a pair without a first word";
  EXPECT_FALSE(read_kept(with(0, 0, 51), kept)) << "more than any sketch has";
}

}  // namespace
}  // namespace vigie::cluster
