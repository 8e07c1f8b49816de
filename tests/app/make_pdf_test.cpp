// SPDX-License-Identifier: EUPL-1.2
// A page becomes a PDF by another program, which is given our own files and nothing else.
#include "app/jobs/make_pdf.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "support/fixture.hpp"

namespace vigie::app {
namespace {

class MakePdf : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists("/usr/lib/python3/dist-packages/weasyprint")) {
      GTEST_SKIP() << "weasyprint is not installed";
    }
  }
  /// A picture of one point, as any tool would write it.
  static constexpr std::string_view kPicture =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">"
      "<text>secret</text></svg>";

  test::TemporaryFolder folder;
};

TEST_F(MakePdf, GivesThePageItsOwnFilesAndNothingOfTheMachineOrTheNet) {
  const auto other = folder.path() / "autre.svg";
  std::ofstream(other) << kPicture;
  const auto pdf = make_pdf(
      "<html><body><p>Le dossier</p><img src=\"vigie:dessin.svg\"><img src=\"file:///etc/passwd\">"
      "<img src=\"file://" +
          other.string() +
          "\"><img src=\"http://127.0.0.1:9/x.png\"><img src=\"../page.html\">"
          "<img src=\"vigie:../page.html\"><link rel=\"stylesheet\" href=\"file:///etc/passwd\">"
          "<object data=\"file:///etc/passwd\"></object></body></html>",
      {{"dessin.svg", kPicture}});
  ASSERT_TRUE(pdf) << pdf.error().detail;
  EXPECT_TRUE(pdf->bytes.starts_with("%PDF-"));
  const auto refused = [&](std::string_view address) {
    return std::ranges::find(pdf->refused, address) != pdf->refused.end();
  };
  EXPECT_TRUE(refused("file:///etc/passwd"));
  EXPECT_TRUE(refused("file://" + other.string()));
  EXPECT_TRUE(refused("http://127.0.0.1:9/x.png"));
  EXPECT_FALSE(refused("vigie:dessin.svg"));
  for (const std::string& each : pdf->refused) EXPECT_NE(each, "vigie:dessin.svg");
  EXPECT_EQ(pdf->bytes.find("root:"), std::string::npos);
}

TEST_F(MakePdf, LeavesNothingBehind) {
  const auto count = [] {
    int found = 0;
    for (const auto& each :
         std::filesystem::directory_iterator(std::filesystem::temp_directory_path())) {
      found += each.path().filename().string().starts_with("vigie-atelier-") ? 1 : 0;
    }
    return found;
  };
  const int before = count();
  ASSERT_TRUE(make_pdf("<p>Une page</p>", {}));
  EXPECT_LE(count(), before);
}

}  // namespace
}  // namespace vigie::app
