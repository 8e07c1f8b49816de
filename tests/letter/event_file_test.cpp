// SPDX-License-Identifier: EUPL-1.2
#include "letter/event_file.hpp"

#include <gtest/gtest.h>

#include "text/moment.hpp"

namespace vigie::letter {
namespace {

constexpr Instant kFileNow{1'795'000'000};

Block event(std::string_view start, std::string_view end) {
  Block block;
  block.id = BlockId{7};
  block.title = "Club; de l’Ouest, évaluation";
  block.starts_at = text::read_moment(start);
  if (!end.empty()) block.ends_at = text::read_moment(end, block.starts_at);
  return block;
}

TEST(EventFile, SaysHoursInUniversalTime) {
  const std::string file = event_file(event("2026-12-08 9:30", "12:30"), "vigie.example", kFileNow);
  EXPECT_NE(file.find("DTSTART:20261208T083000Z"), std::string::npos) << file;
  EXPECT_NE(file.find("DTEND:20261208T113000Z"), std::string::npos);
  EXPECT_NE(file.find("UID:lettre-7@vigie.example"), std::string::npos);
  EXPECT_NE(file.find("SUMMARY:Club\\; de l’Ouest\\, évaluation"), std::string::npos) << file;
}

TEST(EventFile, TakesAWholeDayAsADate) {
  const std::string file = event_file(event("2026-12-08", ""), "vigie.example", kFileNow);
  EXPECT_NE(file.find("DTSTART;VALUE=DATE:20261208"), std::string::npos) << file;
  EXPECT_NE(file.find("DTEND;VALUE=DATE:20261209"), std::string::npos);
}

TEST(EventFile, LetsNoTitleAddALine) {
  Block block = event("2026-12-08", "");
  block.title = "Titre\r\nATTENDEE:mailto:a@b.fr";
  const std::string file = event_file(block, "vigie.example", kFileNow);
  EXPECT_EQ(file.find("\nATTENDEE"), std::string::npos) << file;
}

}  // namespace
}  // namespace vigie::letter
