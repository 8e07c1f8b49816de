// SPDX-License-Identifier: EUPL-1.2
#include "store/article/search_repo.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "base/format.hpp"
#include "text/utf8.hpp"

namespace vigie::store {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

constexpr std::size_t kEverywhereBytes = 4;

constexpr std::uint32_t packed(std::string_view word) {
  std::uint32_t bytes = 0;
  for (const char c : word) bytes = (bytes << 8U) | static_cast<unsigned char>(c);
  return bytes;
}

/// Of a third of all words: nobody finds anything by them.
bool is_everywhere(std::string_view folded) {
  if (folded.size() > kEverywhereBytes) return false;
  switch (packed(folded)) {
    case packed("a"):
    case packed("au"):
    case packed("aux"):
    case packed("avec"):
    case packed("ce"):
    case packed("dans"):
    case packed("de"):
    case packed("des"):
    case packed("du"):
    case packed("en"):
    case packed("et"):
    case packed("il"):
    case packed("la"):
    case packed("le"):
    case packed("les"):
    case packed("par"):
    case packed("pour"):
    case packed("que"):
    case packed("qui"):
    case packed("se"):
    case packed("un"):
    case packed("une"):
      return true;
    default:
      return false;
  }
}

FoundArticle read_found(const Statement& row) {
  return {row.id<ArticleId>(0), row.id<StoryId>(1), row.text(2),
          row.text(3),          row.text(4),        access_named(row.text_view(5)),
          row.maybe_instant(6), row.instant(7)};
}

}  // namespace

std::string search_expression(std::string_view question) {
  std::string match;
  std::size_t words = 0;
  while (!question.empty() && words < kQueryWordsMax) {
    if (is_space(question.front())) {
      question.remove_prefix(1);
      continue;
    }
    const bool phrase = question.front() == '"';
    if (phrase) question.remove_prefix(1);
    std::size_t end = 0;
    while (end < question.size() && (phrase ? question[end] != '"' : !is_space(question[end]))) {
      ++end;
    }
    std::string_view word = question.substr(0, end);
    question.remove_prefix(std::min(question.size(), end + (phrase ? 1 : 0)));
    const bool goes_on = !phrase && word.ends_with('*');
    const std::string folded = goes_on ? text::folded_words(word) : words_to_find(word);
    if (folded.empty()) continue;
    match += fmt::format("{}\"{}\"{}", match.empty() ? "" : " ", folded, goes_on ? "*" : "");
    ++words;
  }
  return match;
}

std::string words_to_find(const text::Folded& text) {
  std::string found;
  found.reserve(text.folded.size());
  std::size_t begin = 0;  // of a run of words to find, with the space behind each
  for (const text::FoldedWord& word : text.words) {
    if (!is_everywhere(text.folded_of(word))) continue;
    found.append(text.folded, begin, word.folded_begin - begin);
    begin = word.folded_end + 1;
  }
  if (begin < text.folded.size()) found.append(text.folded, begin);
  if (found.ends_with(' ')) found.pop_back();
  if (found.size() > kSearchedBytesMax) {
    found.resize(text::utf8_prefix(found, kSearchedBytesMax).size());
  }
  return found;
}

std::string words_to_find(std::string_view text) {
  text::FoldedText room;
  return words_to_find(text::fold_words(text, room));
}

Result<void> insert_search_row(Transaction& tx, const SearchRow& row) {
  auto insert = tx.prepare("INSERT INTO search (rowid, title, body) VALUES (?1, ?2, ?3)");
  return insert.run(row.article, row.title, row.body);
}

Result<std::optional<SearchRow>> search_row(Reader& reader, ArticleId article) {
  auto query = reader.prepare("SELECT title, body FROM search WHERE rowid = ?1");
  const auto row = query.bind(article).step();
  if (!row) return fail(row.error());
  if (!*row) return std::optional<SearchRow>();
  return std::optional(SearchRow{article, query.text(0), query.text(1)});
}

Result<void> update_search_row(Transaction& tx, const SearchRow& row) {
  auto update = tx.prepare("UPDATE search SET title = ?2, body = ?3 WHERE rowid = ?1");
  return update.run(row.article, row.title, row.body);
}

Result<void> forget_search_bodies(Transaction& tx, Instant before) {
  auto update = tx.prepare(R"sql(
      UPDATE search SET body = ''
      WHERE rowid IN (SELECT article_id FROM article_text WHERE kept_since_at < ?1))sql");
  return update.run(before);
}

Result<void> merge_search_segments(Transaction& tx) {
  auto merge = tx.prepare("INSERT INTO search (search, rank) VALUES ('merge', ?1)");
  return merge.bind(kMergedPages).run();
}

Result<std::vector<FoundArticle>> search_articles(Reader& reader, std::string_view question,
                                                  CentreId centre, std::optional<ArticleId> before,
                                                  int limit) {
  const std::string match = search_expression(question);
  if (match.empty()) {
    return fail(Code::invalid_input, "no word to search for", "il n’y a aucun mot à chercher");
  }
  auto query = reader.prepare(R"sql(
      SELECT article.id, reprint.story_id, article.title, article.url, article.media,
             article.access, article.published_at, article.first_seen_at
      FROM search JOIN article ON article.id = search.rowid
      JOIN reprint ON reprint.id = article.reprint_id
      WHERE search MATCH ?1 AND search.rowid < ?2
        AND (?3 IS NULL OR EXISTS (
              SELECT 1 FROM desk_item
              WHERE desk_item.story_id = reprint.story_id AND desk_item.centre_id = ?3))
      ORDER BY search.rowid DESC LIMIT ?4)sql");
  query.bind(match, before ? before->value : std::numeric_limits<std::int64_t>::max(), centre,
             limit);
  return query.all(read_found);
}

}  // namespace vigie::store
