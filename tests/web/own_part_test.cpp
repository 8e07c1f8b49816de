// SPDX-License-Identifier: EUPL-1.2
#include "web/browser.hpp"

namespace vigie::web {
namespace {

class OwnPart : public SiteTest {};

TEST_F(OwnPart, IsTakenAwayByWhoDecidesForTheCentreAlone) {
  Browser aicha{*site};
  aicha.log_in("aicha@pole.example");
  EXPECT_NE(aicha.get("/exporter").body.find("/exporter/centre.zip"), std::string::npos);
  const Response zip = aicha.get("/exporter/centre.zip");
  EXPECT_EQ(zip.status, 200);
  EXPECT_TRUE(zip.body.starts_with("PK"));
  EXPECT_EQ(header_of(zip, "Content-Disposition"),
            "attachment; filename=\"vigie-pole-2026-11-18.zip\"");
  Browser rene{*site};
  rene.log_in("rene@pole.example");
  EXPECT_EQ(rene.get("/exporter/centre.zip").status, 403);
  EXPECT_EQ(rene.get("/exporter").body.find("/exporter/centre.zip"), std::string::npos);
  Browser nobody{*site};
  EXPECT_EQ(nobody.get("/exporter/centre.zip").status, 303);
}

}  // namespace
}  // namespace vigie::web
