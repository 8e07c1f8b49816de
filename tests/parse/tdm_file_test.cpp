// SPDX-License-Identifier: EUPL-1.2
#include "parse/tdm_file.hpp"

#include <gtest/gtest.h>

namespace vigie::parse {
namespace {

TEST(TdmFile, SaysWhatItsFirstRuleForThePageSays) {
  struct Case {
    const char* why;
    std::string file;
    std::optional<bool> reserved;
  };
  const Case cases[] = {
      {"the whole site", R"([{"location":"/","tdm-reservation":1}])", true},
      {"as text", R"([{"location":"/","tdm-reservation":"1"}])", true},
      {"a folder", R"([{"location":"/actu/","tdm-reservation":1}])", true},
      {"another folder", R"([{"location":"/sport/","tdm-reservation":1}])", std::nullopt},
      {"the first rule counts",
       R"([{"location":"/actu/*","tdm-reservation":0},{"location":"/","tdm-reservation":1}])",
       false},
      {"a star in the middle", R"([{"location":"/*/port","tdm-reservation":1}])", true},
      {"stars that have to go back", R"([{"location":"/a*u/p*t?id=3$","tdm-reservation":1}])",
       true},
      {"an end that is not there", R"([{"location":"/actu/port$","tdm-reservation":1}])",
       std::nullopt},
      {"an end after a star", R"([{"location":"/*$","tdm-reservation":1}])", true},
      {"no location", R"([{"tdm-reservation":1}])", std::nullopt},
      {"a location that is no text", R"([{"location":["/"],"tdm-reservation":1}])", std::nullopt},
      {"a rule that is none", R"(["/",{"location":"/","tdm-reservation":1}])", true},
      {"another value", R"([{"location":"/","tdm-reservation":2}])", std::nullopt},
      {"no list", R"({"location":"/","tdm-reservation":1})", std::nullopt},
      {"a page of errors", "<html>404</html>", std::nullopt},
      {"nothing", "", std::nullopt},
      {"nesting without end", std::string(200'000, '['), std::nullopt},
      {"over the maximum",
       R"([{"location":"/","tdm-reservation":1}])" + std::string(kTdmFileBytesMax, ' '),
       std::nullopt}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    PublisherSignals signals;
    read_tdm_file(signals, c.file, "https://a.fr/actu/port?id=3#suite");
    EXPECT_EQ(signals.tdm_reserved, c.reserved);
  }
}

TEST(TdmFile, OpensNothingThatThePageReserves) {
  PublisherSignals signals;
  signals.tdm_reserved = true;
  signals.tdm_policy = "https://a.fr/la-page";
  read_tdm_file(signals,
                R"([{"location":"/","tdm-reservation":0,"tdm-policy":"https://a.fr/le-site"}])",
                "https://a.fr/");
  EXPECT_EQ(signals.tdm_reserved, true);
  EXPECT_EQ(signals.tdm_policy, "https://a.fr/la-page");
  PublisherSignals silent;
  read_tdm_file(silent, R"([{"location":"/","tdm-reservation":1,"tdm-policy":"/droits.json"}])",
                "https://a.fr/x");
  EXPECT_EQ(silent.tdm_policy, "https://a.fr/droits.json");
}

TEST(TdmFile, IsReadInLinearTimeWhateverItsLocations) {
  std::string stars;
  for (int i = 0; i < 240; ++i) stars += "*a";
  PublisherSignals signals;
  read_tdm_file(signals, R"([{"location":"/)" + stars + R"($","tdm-reservation":1}])",
                "https://a.fr/" + std::string(200'000, 'a') + "b");
  EXPECT_EQ(signals.tdm_reserved, std::nullopt);
}

TEST(TdmFile, StandsWhereItsSiteIs) {
  EXPECT_EQ(tdm_file_of("https://a.fr/actu/port?x=1"), "https://a.fr/.well-known/tdmrep.json");
  EXPECT_EQ(tdm_file_of("rien"), "");
}

}  // namespace
}  // namespace vigie::parse
