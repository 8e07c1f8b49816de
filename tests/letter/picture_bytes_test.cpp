// SPDX-License-Identifier: EUPL-1.2
#include "letter/picture_bytes.hpp"

#include <gtest/gtest.h>

#include "support/fixture.hpp"

namespace vigie::letter {
namespace {

std::string png(std::uint32_t width, std::uint32_t height) {
  std::string out("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
  for (const std::uint32_t side : {width, height}) {
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(side >> shift & 255U);
  }
  return out;
}

TEST(ReadPictureHead, ReadsTheSizeOfOurOwnPictures) {
  const auto head = read_picture_head(vigie::test::read_file(
      vigie::test::source_dir() / "newsletter/resonances/images/cuisine.png"));
  ASSERT_TRUE(head) << head.error().detail;
  EXPECT_EQ(head->format, PictureFormat::png);
  EXPECT_EQ(head->width, 1104);
  EXPECT_EQ(head->height, 520);
}

TEST(ReadPictureHead, ReadsAJpegPastItsOtherSegments) {
  const std::string jpeg("\xff\xd8\xff\xe0\0\x04zz\xff\xc0\0\x11\x08\0\x64\0\xc8\x03\x01\x11\0",
                         21);
  const auto head = read_picture_head(jpeg);
  ASSERT_TRUE(head) << head.error().detail;
  EXPECT_EQ(head->width, 200);
  EXPECT_EQ(head->height, 100);
}

TEST(ReadPictureHead, RefusesWhatIsNoPicture) {
  struct Case {
    const char* why;
    std::string bytes;
    Code code;
  };
  const Case cases[] = {
      {"a drawing that is a program", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x()\"/>",
       Code::unsupported},
      {"a page with a picture's name", "GIF89a<script>alert(1)</script>", Code::unsupported},
      {"nothing", "", Code::unsupported},
      {"cut", std::string("\x89PNG\r\n\x1a\n"), Code::unsupported},
      {"no height", png(10, 0), Code::unsupported},
      {"a bomb", png(60'000, 60'000), Code::too_large},
      {"a bomb whose sides overflow", png(0xFFFFFFFF, 0xFFFFFFFF), Code::too_large},
      {"a JPEG without a frame", std::string("\xff\xd8\xff\xe0\0\0", 6), Code::unsupported},
      {"too heavy", std::string(kUploadBytesMax + 1, 'x'), Code::too_large}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    const auto head = read_picture_head(c.bytes);
    ASSERT_FALSE(head);
    EXPECT_EQ(head.error().code, c.code);
  }
}

}  // namespace
}  // namespace vigie::letter
