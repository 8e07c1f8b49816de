// SPDX-License-Identifier: EUPL-1.2
#include "text/inflate.hpp"

#include <gtest/gtest.h>

namespace vigie::text {
namespace {

constexpr std::string_view kDocument =
    "<rss><channel><title>Le fil</title><item><title>Le port</title><link>https://a.fr/1</link>"
    "</item></channel></rss>";
constexpr std::string_view kGzip =
    "1f8b08000000000002ffb3292a2eb6b349ce48cccb4bcdb1b329c92cc949b5f3495548cbccb1d187f06c324b"
    "527391a40af28b4ae072399979d97619252505c556fafa897a6945fa8636fa60411b7d883e7db8e1fa20bb00"
    "9b3a7f3471000000";
constexpr std::string_view kZlib =
    "789cb3292a2eb6b349ce48cccb4bcdb1b329c92cc949b5f3495548cbccb1d187f06c324b527391a40af28b4a"
    "e072399979d97619252505c556fafa897a6945fa8636fa60411b7d883e7db8e1fa20bb00fa5d27ab";
/// gzip of the gzip above.
constexpr std::string_view kTwice =
    "1f8b08000000000002ff93efe6600001a6ff9b35b5f4b66df63ce771e6b4f7d98d9b354fea9cf4dcfad933d4"
    "e3f4998d17db3fe4187907154f5cc2f5a9dbeb4191e5ccca9b6592aaaaac47c37efdeaacca74fdd566f62bc1"
    "51bab6c3ae76c7c35f0abb19665bd59b1402cd05008c7dd3e060000000";

std::string bytes_of(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
  }
  return bytes;
}

TEST(Inflated, ReadsWhatAServerCompressedWithoutSayingSo) {
  for (const std::string_view given : {kGzip, kZlib, kTwice}) {
    const auto plain = inflated(bytes_of(given), 1000);
    ASSERT_TRUE(plain);
    EXPECT_EQ(plain->bytes, kDocument);
    EXPECT_FALSE(plain->cut);
  }
}

TEST(Inflated, LeavesEverythingElseAlone) {
  for (const std::string_view given : {"", "<rss/>", "x", "x-y", "\x1F\x8B"}) {
    EXPECT_FALSE(inflated(given, 1000)) << given;
  }
}

TEST(Inflated, KeepsTheBeginningOfWhatIsCutOrBroken) {
  std::string half = bytes_of(kGzip);
  half.resize(half.size() - 20);
  const auto cut = inflated(half, 1000);
  ASSERT_TRUE(cut);
  EXPECT_TRUE(cut->cut);
  EXPECT_TRUE(kDocument.starts_with(cut->bytes.substr(0, 20))) << cut->bytes;
  const auto broken = inflated("\x1F\x8B\x08" + std::string(50, 'a'), 1000);
  ASSERT_TRUE(broken);
  EXPECT_TRUE(broken->cut);
}

TEST(Inflated, NeverFillsMoreThanItMay) {
  const auto bounded = inflated(bytes_of(kGzip), 10);
  ASSERT_TRUE(bounded);
  EXPECT_EQ(bounded->bytes.size(), 11U) << "one more, so that the caller sees it";
}

}  // namespace
}  // namespace vigie::text
