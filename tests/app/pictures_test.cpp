// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/pictures.hpp"

#include <cstdlib>

#include "app/letter_scene.hpp"
#include "store/letter/picture_repo.hpp"

namespace vigie::app {
namespace {

std::string drawing() {
  return vigie::test::read_file(vigie::test::source_dir() /
                                "newsletter/resonances/images/cuisine.png");
}
bool has_vips() { return std::system("command -v vipsthumbnail > /dev/null 2>&1") == 0; }  // NOLINT

TEST(ShrinkPicture, WritesThePictureAnewWithoutWhatHidBehindIt) {
  if (!has_vips()) GTEST_SKIP() << "vipsthumbnail (libvips-tools)";
  const auto shrunk = shrink_picture(drawing() + "<script>alert(1)</script>");
  ASSERT_TRUE(shrunk) << shrunk.error().detail;
  EXPECT_EQ(shrunk->type, "image/png");
  EXPECT_EQ(shrunk->width, 1104);
  EXPECT_EQ(shrunk->bytes.find("<script>"), std::string::npos);
}

TEST(ShrinkPicture, RefusesWhatVipsCannotRead) {
  if (!has_vips()) GTEST_SKIP() << "vipsthumbnail (libvips-tools)";
  // A head that says what it is, and nothing behind it.
  const std::string broken = std::string("RIFF\x40\0\0\0WEBPVP8X\x0a\0\0\0", 20) +
                             std::string(4, '\0') + "\x63" + std::string(40, '\x01');
  const auto shrunk = shrink_picture(broken);
  ASSERT_FALSE(shrunk);
  EXPECT_FALSE(shrunk.error().sentence.empty());
  EXPECT_EQ(shrink_picture("<svg/>").error().code, Code::unsupported);
}

TEST(KeepPicture, KeepsOnePictureOnceUnderOneAddress) {
  if (!has_vips()) GTEST_SKIP() << "vipsthumbnail (libvips-tools)";
  LetterScene scene;
  scene.draft();
  const auto first = keep_picture(scene.db, "resonances", drawing(), {}, scene.clock.now());
  ASSERT_TRUE(first) << first.error().detail;
  EXPECT_TRUE(first->url.starts_with("depot-"));
  EXPECT_EQ(first->height, 520);
  const auto second = keep_picture(scene.db, "resonances", drawing(), {}, scene.clock.now());
  EXPECT_EQ(second->url, first->url);
  store::Reader reader = scene.db.reader();
  const auto kept = store::picture_named(reader, "resonances", first->url);
  ASSERT_TRUE(kept && *kept);
  EXPECT_EQ((*kept)->type, "image/png");
  EXPECT_FALSE(*store::picture_named(reader, "breves", first->url));  // of one letter alone
}

}  // namespace
}  // namespace vigie::app
