// SPDX-License-Identifier: EUPL-1.2
/// Does the vocabulary do what it should? Sentences that must and must not match, and terms that
/// never match or match everywhere.
///
/// Shape   `test_sentences`: one file a theme, <code>.txt, lines "+ phrase" and "- phrase", # for
///         remarks → the lines that came out wrong. `lint_terms`: the terms against the articles of
///         late → those that found none, those that found more than kFloodShare of them (words that
///         plead against a theme aside), and those that can find nothing, because another term or
///         an exclusion of their theme takes their own words; and those that misled: behind a
///         theme that the curators left in less than kPrecisionMin of at least kJudgedMin articles.
/// Errors  not_found, invalid_input (a line that is neither, with its number), storage.
#pragma once

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "store/sql/database.hpp"
#include "tag/theme_tagger.hpp"

namespace vigie::app {

inline constexpr double kFloodShare = 0.05;
inline constexpr std::int64_t kLintArticlesMax = 500'000;
inline constexpr double kPrecisionMin = 0.7;
inline constexpr std::int64_t kJudgedMin = 5;
inline constexpr std::int64_t kJudgedArticlesMax = 50'000;
inline constexpr std::int64_t kFloodArticlesMin = 200;  ///< fewer articles say nothing of a flood

struct WrongSentence {
  std::string file;
  int line = 0;
  std::string sentence;  ///< French: what was expected, and what the rules said
};

struct SentenceReport {
  std::size_t sentences = 0;
  std::size_t themes = 0;
  std::vector<std::string> untested;  ///< themes in force without a file
  std::vector<WrongSentence> wrong;
};

Result<SentenceReport> test_sentences(const std::filesystem::path& folder,
                                      const tag::ThemeTagger& rules);

struct TermCount {
  std::string theme;
  std::string term;
  std::int64_t articles = 0;
};

struct CoveredTerm {
  std::string theme;
  std::string term;
  std::string by;  ///< the other term; "": an exclusion
};

/// A term behind a theme that the rules gave, against what curators left of it.
struct MisleadingTerm {
  std::string theme;
  std::string term;
  std::int64_t right = 0;
  std::int64_t wrong = 0;

  double precision() const {
    return static_cast<double>(right) /
           static_cast<double>(std::max<std::int64_t>(right + wrong, 1));
  }
};

struct LintReport {
  std::int64_t articles = 0;
  std::optional<Instant> oldest_at;  ///< of those articles
  std::vector<TermCount> silent;
  std::vector<CoveredTerm> covered;
  std::vector<TermCount> flooding;         ///< most first
  std::vector<MisleadingTerm> misleading;  ///< most wrong first
};

Result<LintReport> lint_terms(store::Reader& reader, const tag::ThemeTagger& rules, Instant since);

}  // namespace vigie::app
