// SPDX-License-Identifier: EUPL-1.2
#include "identify/item_words.hpp"

#include <gtest/gtest.h>

namespace vigie::identify {
namespace {

/// Each word where it stands in its text: whatever was folded with what, these must be the same.
std::string placed(const text::Folded& words) {
  std::string out(words.text);
  for (const auto& word : words.words) {
    out += '|' + std::string(words.text.substr(word.begin, word.end - word.begin)) + '=' +
           std::string(words.folded_of(word));
  }
  return out + '|' + std::string(words.folded);
}

std::string placed_alone(std::string_view text) {
  text::FoldedText room;
  return placed(text::fold_words(text, room));
}

FeedItem item(std::string summary_html, std::string excerpt) {
  FeedItem item;
  item.title = "L’été des chargé·es";
  item.summary_html = std::move(summary_html);
  item.excerpt = std::move(excerpt);
  return item;
}

TEST(ItemWords, AreThoseOfEachTextAlone) {
  const std::string whole =
      "À Évry, l’école accueille les habitant·es du quartier. Puis elle ferme.";
  const struct {
    FeedItem item;
    std::string plain;
  } cases[] = {
      {item("<p>" + whole + "</p>", whole), whole},
      {item("<p>" + whole + "</p>", "À Évry, l’école accueille les…"), whole},
      {item("<p>" + whole + "</p>", "À Évry, l’éco…"), whole},
      {item("<p>" + whole + "</p>", "Un autre texte…"), whole},
      {item("<p>" + whole + "</p>", "…"), whole},
      {item("<p>" + whole + "</p>", ""), whole},
      {item("", "À Évry…"), "À Évry…"},
      {item("", ""), ""},
  };
  ItemWords words;
  for (const auto& c : cases) {
    SCOPED_TRACE(c.item.excerpt);
    words.read(c.item);
    EXPECT_EQ(placed(words.title()), placed_alone(c.item.title));
    EXPECT_EQ(placed(words.excerpt()), placed_alone(c.item.excerpt));
    EXPECT_EQ(placed(words.plain()), placed_alone(c.plain));
  }
}

}  // namespace
}  // namespace vigie::identify
