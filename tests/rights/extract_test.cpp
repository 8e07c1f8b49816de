// SPDX-License-Identifier: EUPL-1.2
#include "rights/extract.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "text/utf8.hpp"

namespace vigie::rights {
namespace {

constexpr std::string_view kText =
    "Les habitants ont réparé eux-mêmes la passerelle du canal pendant l’été.";

PublisherSignals snippet(int characters) {
  PublisherSignals signals;
  signals.max_snippet = characters;
  return signals;
}

PublisherSignals reserved(bool mining) {
  PublisherSignals signals;
  signals.tdm_reserved = mining;
  return signals;
}

PublisherSignals not_indexed() {
  PublisherSignals signals;
  signals.no_index = true;
  return signals;
}

TEST(PublicExtract, ShowsWhatIsGrantedAndThePageAllows) {
  struct Case {
    const char* why;
    std::string_view text;
    int words;
    std::optional<PublisherSignals> signals;
    std::string_view expected;
  };
  const Case cases[] = {
      {"nothing is granted by default", kText, 0, std::nullopt, ""},
      {"nor by a page that allows all", kText, 0, snippet(500), ""},
      {"a grant in words", kText, 4, std::nullopt, "Les habitants ont réparé…"},
      {"a page that was never read", "Deux mots", 25, std::nullopt, "Deux mots"},
      {"a page that says nothing", kText, 25, PublisherSignals{}, kText},
      {"nosnippet", kText, 25, snippet(0), ""},
      {"max-snippet, the ellipsis counted", kText, 25, snippet(18), "Les habitants ont…"},
      {"one character less is one word less", kText, 25, snippet(17), "Les habitants…"},
      {"exactly as long as the text", "Six mots", 25, snippet(8), "Six mots"},
      {"no word fits", kText, 25, snippet(3), ""},
      {"a word fits, the ellipsis does not", kText, 25, snippet(1), ""},
      {"max-snippet never gives more than the grant", kText, 2, snippet(500), "Les habitants…"},
      {"noindex", kText, 25, not_indexed(), ""},
      {"tdm-reservation: 1", kText, 25, reserved(true), ""},
      {"tdm-reservation: 0", "Deux mots", 25, reserved(false), "Deux mots"},
      {"a sign set apart is a word of its own", "« Oui » dit-il", 2, std::nullopt, "« Oui…"},
      {"spaces around", "  Deux\n mots ", 25, std::nullopt, "Deux\n mots"},
      {"no text", "", 25, std::nullopt, ""},
      {"a grant below nothing", kText, -1, std::nullopt, ""}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(public_extract(c.text, c.words, c.signals), c.expected);
  }
}

TEST(PublicExtract, IsVeryShortWhateverIsGranted) {
  std::string words;
  for (int i = 0; i < 40; ++i) words += "mot ";
  const std::string many = public_extract(words, 1000, std::nullopt);
  EXPECT_EQ(std::count(many.begin(), many.end(), ' '), kExtractWordsMax - 1);
  const std::string one_long_word(4'000, 'x');
  EXPECT_EQ(public_extract(one_long_word, 25, std::nullopt), "");
  const std::string long_words = std::string(200, 'x') + " " + std::string(200, 'y');
  EXPECT_EQ(public_extract(long_words, 25, std::nullopt), std::string(200, 'x') + "…");
}

TEST(PublicExtract, NeverHasMoreCharactersThanThePageAllows) {
  for (int characters = 0; characters < 90; ++characters) {
    const std::string extract = public_extract(kText, 25, snippet(characters));
    EXPECT_LE(text::utf8_length(extract), static_cast<std::size_t>(characters)) << extract;
    EXPECT_TRUE(text::is_utf8(extract));
  }
}

TEST(KeptDescription, KeepsNoMoreThanThePageAllows) {
  struct Case {
    const char* why;
    PublisherSignals signals;
    std::string_view expected;
  };
  const Case cases[] = {{"it says nothing", {}, "Été à Lille"},
                        {"max-snippet counts characters, not bytes", snippet(5), "Été à"},
                        {"nosnippet", snippet(0), ""},
                        {"longer than the text", snippet(500), "Été à Lille"},
                        {"mining is reserved", reserved(true), ""},
                        {"mining is not reserved", reserved(false), "Été à Lille"},
                        {"noindex speaks to what is shown", not_indexed(), "Été à Lille"}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(kept_description("Été à Lille", c.signals), c.expected);
  }
}

TEST(ToldAccess, BelievesAPageThatIsNotFree) {
  PublisherSignals paid, open;
  paid.free_access = false;
  open.free_access = true;
  EXPECT_EQ(told_access(Access::free, paid), Access::subscribers);
  EXPECT_EQ(told_access(Access::registration, paid), Access::subscribers);
  EXPECT_EQ(told_access(Access::free, {}), Access::free);
  EXPECT_EQ(told_access(Access::subscribers, open), Access::subscribers) << "nothing is opened";
}

}  // namespace
}  // namespace vigie::rights
