// SPDX-License-Identifier: EUPL-1.2
/// An article's words against the vocabularies of the themes.
///
/// Shape   title, excerpt and categories are cut into words; at each word the longest expression
///         that starts there wins, theme by theme, and an exclusion that is longer swallows the
///         term inside it. Each different term counts once, most in the title or a category; a
///         theme is given from kThemeScoreMin on: one plain term in the title, or two in the text.
///         Terms meet by their French stems, but never words of very different lengths ("univers"
///         is no "universités"); abbreviations only as written. A source with one single theme
///         gives it to all its articles, faintly; several themes only support what the words say.
/// Units   scores 0 … 1: sum ÷ (sum + 1). One article costs microseconds: the first word finds its
///         expressions in a hash table.
/// Pure    same words, same tags; safe to share between threads.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/theme.hpp"
#include "tag/tag.hpp"
#include "tag/tokens.hpp"

namespace vigie::tag {

inline constexpr std::size_t kTaggedBytesMax = 20'000;
inline constexpr std::size_t kRuleTermsMax = 4;

class ThemeTagger {
 public:
  explicit ThemeTagger(const std::vector<ThemeVocabulary>& vocabularies);

  std::vector<Tag> tag(std::string_view title, std::string_view excerpt,
                       std::span<const std::string> source_themes = {},
                       std::span<const std::string> categories = {}) const;

 private:
  struct Word {
    std::string key;     ///< the stem, or "=QPV"
    std::string folded;  ///< to compare lengths
  };
  struct Expression {
    std::vector<Word> words;
    std::uint32_t theme = 0;
    bool exclusion = false;
    double weight = 1;
    std::string shown;
  };
  struct Found;

  static Word word_of(const Token& token);
  static bool same_word(const Word& wanted, const Word& read, std::string_view raw);
  void read(std::string_view text, bool title, std::vector<Found>& found) const;
  void match_at(const std::vector<Token>& tokens, const std::vector<Word>& words, std::size_t at,
                bool title, std::vector<Found>& found) const;

  std::vector<std::string> codes_;
  std::vector<Expression> expressions_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_first_word_;
};

}  // namespace vigie::tag
