// SPDX-License-Identifier: EUPL-1.2
/// The full-text index of articles: words of titles for ever, of texts as long as these are kept.
///
/// Shape   one row an article, under its id. What is written and what is asked for are the words of
///         "text/fold.hpp", so that accents, ligatures, elisions and the ways of inclusive writing
///         do not count, without the few that every French text has: « la politique de la ville »
///         is "politique ville". Answers come latest arrival first, by keyset.
/// Errors  storage; invalid_input for a question without a word in it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "model/rota.hpp"
#include "store/sql/database.hpp"
#include "text/fold.hpp"

namespace vigie::store {

inline constexpr std::size_t kQueryWordsMax = 20;
/// What the index holds of one text, at most.
inline constexpr std::size_t kSearchedBytesMax = 16 * 1024;
/// Of 4 KB, written by one merge: 60 ms.
inline constexpr int kMergedPages = 1000;

struct SearchRow {
  ArticleId article;
  std::string title;  ///< its words, by `words_to_find`
  std::string body;   ///< those of its text

  bool operator==(const SearchRow&) const = default;
};

struct FoundArticle {
  ArticleId article;
  StoryId story;
  std::string title;
  std::string url;
  std::string media;
  Access access = Access::free;
  std::optional<Instant> published_at;
  Instant first_seen_at;
};

/// The folded words by which a text is found, a space apart.
std::string words_to_find(const text::Folded& text);
std::string words_to_find(std::string_view text);

Result<void> insert_search_row(Transaction& tx, const SearchRow& row);
Result<std::optional<SearchRow>> search_row(Reader& reader, ArticleId article);
Result<void> update_search_row(Transaction& tx, const SearchRow& row);
/// Before the texts kept since before `before` go.
Result<void> forget_search_bodies(Transaction& tx, Instant before);

/// Merges segments of the index where eight of a size lie side by side: kMergedPages at most, so
/// that nobody waits long for the write lock. What is left is for the next time.
Result<void> merge_search_segments(Transaction& tx);

/// What FTS5 is asked: every word quoted, so that none of them is an operator. What people take for
/// one word may be two ("centre-ville"): then these follow one another. "" without a word.
std::string search_expression(std::string_view question);

/// Articles that have all the words of `question`, in any order; words between quotes in this
/// order, and a word that ends in * may go on. Of one centre's desk where `centre` is there.
Result<std::vector<FoundArticle>> search_articles(Reader& reader, std::string_view question,
                                                  CentreId centre, std::optional<ArticleId> before,
                                                  int limit);

}  // namespace vigie::store
