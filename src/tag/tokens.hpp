// SPDX-License-Identifier: EUPL-1.2
/// The words of an article, read once for all who tag it.
///
/// Shape   `read_article` cuts title, excerpt and categories into tokens: what stands in the text,
///         its folded form, and hashes of that form and of its French stem, so that whoever looks a
///         word up compares numbers.
/// Units   bytes of the text; of a longer one only kTaggedBytesMax are read where its words do not
///         come with it, of more categories only kCategoriesMax.
/// Pure    yes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tag/hash_index.hpp"
#include "text/fold.hpp"

namespace vigie::tag {

inline constexpr std::size_t kTaggedBytesMax = 20'000;
inline constexpr std::size_t kCategoriesMax = 20;

struct Token {
  std::uint64_t word = 0;  ///< hash of the folded word
  std::uint64_t stem = 0;  ///< hash of its stem, and of an é at its end
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t folded_begin = 0;
  std::uint32_t start = 0;  ///< the first four bytes of the folded word; 0 where it has less
  std::uint16_t folded_bytes = 0;
  bool capital = false;       ///< starts with a capital or a digit
  bool abbreviation = false;  ///< two capitals at least, and nothing but capitals and digits
  bool joined = false;  ///< only a hyphen, an apostrophe or one space parts it from the word before
};

/// One text with its tokens. The text given outlives it.
class Tokens {
 public:
  Tokens() = default;
  explicit Tokens(std::string_view text);
  explicit Tokens(const text::Folded& read);

  std::string_view text() const { return text_; }
  std::size_t size() const { return tokens_.size(); }
  const Token& operator[](std::size_t at) const { return tokens_[at]; }
  std::string_view folded(std::size_t at) const {
    return std::string_view(folded_).substr(tokens_[at].folded_begin, tokens_[at].folded_bytes);
  }
  std::string_view raw(std::size_t at) const { return written(at, at); }
  /// "Saint-Denis" of the tokens from `first` to `last`, as the text wrote it.
  std::string_view written(std::size_t first, std::size_t last) const {
    return text_.substr(tokens_[first].begin, tokens_[last].end - tokens_[first].begin);
  }

 private:
  std::string_view text_;
  std::string folded_;
  std::vector<Token> tokens_;
};

struct ArticleWords {
  Tokens title;
  Tokens excerpt;
  std::vector<Tokens> categories;
};

/// The texts outlive the words. Title and excerpt may come with their words; those are not kept.
ArticleWords read_article(const text::Folded& title, const text::Folded& excerpt,
                          std::span<const std::string> categories);
ArticleWords read_article(std::string_view title, std::string_view excerpt,
                          std::span<const std::string> categories = {});

}  // namespace vigie::tag
