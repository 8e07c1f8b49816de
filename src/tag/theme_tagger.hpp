// SPDX-License-Identifier: EUPL-1.2
/// An article's words against the vocabularies of the themes.
///
/// Shape   at each word the longest expression that starts there wins, theme by theme, and an
///         exclusion that is longer swallows the term inside it. Each different term counts once,
///         most in the title or a category; a theme is given from kThemeScoreMin on, while it is no
///         mere aside of another one (kAsideShare). A strong term is enough; a plain one is in the
///         title; common ones need company: another term of the theme, a public actor (field_words)
///         or a strong term of another theme; weak ones alone never give a theme. Where the article
///         is about another country, a death, a match, a market, a film, a trial, a theme needs
///         much more (tag/field.hpp). Which words are the same: tag/term.hpp. A source with one
///         single theme gives it to all its articles, faintly; several themes only support what the
///         words say.
/// Units   scores 0 … 1: sum ÷ (sum + 1). One article costs microseconds: a word finds its
///         expressions in a hash table, those of the field in the same one.
/// Pure    same words, same tags; safe to share between threads.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/theme.hpp"
#include "tag/field.hpp"
#include "tag/hash_index.hpp"
#include "tag/tag.hpp"
#include "tag/term.hpp"
#include "tag/tokens.hpp"

namespace vigie::tag {

inline constexpr std::size_t kRuleTermsMax = 4;

/// A term of a theme that an article holds.
struct TermHit {
  std::uint32_t expression = 0;
  bool in_title = false;
  std::uint32_t at = 0;  ///< its first word, counted over title, categories and text
};

/// The themes that the rules give, and what they weigh of each in the order of `codes`.
struct ThemeFindings {
  std::vector<Tag> tags;
  std::vector<double> sums;
  FieldOpinion field;
};

class ThemeTagger {
 public:
  explicit ThemeTagger(const std::vector<ThemeVocabulary>& vocabularies);

  ThemeFindings find(const ArticleWords& article,
                     std::span<const std::string> source_themes = {}) const;
  std::vector<Tag> tag(const ArticleWords& article,
                       std::span<const std::string> source_themes = {}) const {
    return find(article, source_themes).tags;
  }

  const std::vector<std::string>& codes() const { return codes_; }
  std::vector<double> sums(const ArticleWords& article) const;
  /// Each term of a theme that is found, once.
  std::vector<TermHit> hits(const ArticleWords& article) const;
  std::size_t terms() const { return terms_; }
  bool is_exclusion(const TermHit& hit) const { return expressions_[hit.expression].exclusion; }
  double weight_of(const TermHit& hit) const { return expressions_[hit.expression].weight; }
  const std::string& theme_of(const TermHit& hit) const {
    return codes_[expressions_[hit.expression].theme];
  }
  const std::string& term_of(const TermHit& hit) const {
    return expressions_[hit.expression].shown;
  }

 private:
  struct Expression {
    std::uint32_t first_word = 0;  ///< in words_
    std::uint32_t words = 0;
    std::uint32_t theme = 0;  ///< or a group of the field, behind the themes
    bool exclusion = false;
    double weight = 1;
    std::string shown;
  };
  struct Start {
    std::uint32_t expression = 0;
    std::uint64_t second = 0;  ///< key of its second word; 0 where that is none or an abbreviation
  };
  /// Expressions that start with one word: a stretch of by_start_, the longest first.
  struct Stretch {
    std::uint32_t begin = 0;
    std::uint32_t count = 0;
  };
  struct Reading;

  void add_expression(const ThemeTerm& term, std::uint32_t theme);
  void index_by_first_word();
  bool matches(const Expression& expression, const Tokens& tokens, std::size_t at) const;
  Start start_of(std::uint32_t expression) const;
  void match(const Stretch& starting, const Tokens& tokens, std::size_t at, bool title,
             Reading& reading) const;
  void read(const Tokens& tokens, bool title, Reading& reading) const;
  Reading read(const ArticleWords& article) const;
  double support(std::uint32_t theme, const Reading& reading) const;
  void weigh(const ArticleWords& article, Reading& reading) const;
  std::string rule_of(const std::vector<TermHit>& hits, std::uint32_t theme) const;

  std::vector<std::string> codes_;
  std::vector<Expression> expressions_;
  std::size_t terms_ = 0;  ///< expressions of themes: they come first
  std::vector<TermWord> words_;
  std::string folded_;  ///< of all words, one behind the other
  std::vector<Start> by_start_;
  HashIndex<Stretch> starts_;
};

}  // namespace vigie::tag
