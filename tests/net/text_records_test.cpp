// SPDX-License-Identifier: EUPL-1.2
#include "net/text_records.hpp"

#include <gtest/gtest.h>

namespace vigie::net {
namespace {

std::string answer_with(const std::string& data) {
  std::string bytes("\x12\x34\x81\x80\x00\x01\x00\x01\x00\x00\x00\x00", 12);
  bytes += std::string(
      "\x01"
      "a\x02"
      "fr\x00\x00\x10\x00\x01",
      10);                                                               // a.fr TXT IN
  bytes += std::string("\xC0\x0C\x00\x10\x00\x01\x00\x00\x00\x3C", 10);  // the same name
  bytes += static_cast<char>(data.size() >> 8);
  bytes += static_cast<char>(data.size());
  return bytes + data;
}

TEST(TextRecords, AreJoinedFromTheirPieces) {
  const auto texts = texts_of_answer(answer_with("\x07v=spf1 \x04-all"));
  ASSERT_EQ(texts.size(), 1U);
  EXPECT_EQ(texts[0], "v=spf1 -all");
}

TEST(TextRecords, StandAnswersThatLie) {
  EXPECT_TRUE(texts_of_answer("").empty());
  EXPECT_TRUE(texts_of_answer(std::string(12, '\xff')).empty());
  const std::string cut = answer_with("\xffv=spf1");
  EXPECT_EQ(texts_of_answer(cut).size(), 1U);
  for (std::size_t size = 0; size < cut.size(); ++size) texts_of_answer(cut.substr(0, size));
}

}  // namespace
}  // namespace vigie::net
