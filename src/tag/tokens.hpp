// SPDX-License-Identifier: EUPL-1.2
/// Words with what stands around them, as both taggers read them. Only for src/tag.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie::tag {

struct Token {
  std::string folded;
  std::string_view raw;  ///< as written
  bool capital = false;  ///< starts with a capital or a digit
  bool joined = false;  ///< only a hyphen, an apostrophe or one space parts it from the word before
  std::size_t begin = 0;  ///< byte in the text
  std::size_t end = 0;
};

/// `text` outlives the tokens.
std::vector<Token> tokens_of(std::string_view text);

/// "Saint-Denis" of the tokens from `first` to `last`, as the text wrote it.
std::string_view written(std::string_view text, const std::vector<Token>& tokens, std::size_t first,
                         std::size_t last);

}  // namespace vigie::tag
