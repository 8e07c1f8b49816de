// SPDX-License-Identifier: EUPL-1.2
#include "app/story/search.hpp"

#include <charconv>

#include "base/format.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

/// A word, a phrase or key:value, as it stands in the line.
std::vector<std::string_view> terms_of(std::string_view line) {
  std::vector<std::string_view> terms;
  while (!line.empty()) {
    if (line.front() == ' ') {
      line.remove_prefix(1);
      continue;
    }
    std::size_t end = 0;
    bool quoted = false;
    while (end < line.size() && (quoted || line[end] != ' ')) {
      if (line[end] == '"') quoted = !quoted;
      ++end;
    }
    terms.push_back(line.substr(0, end));
    line.remove_prefix(end);
  }
  return terms;
}

std::string_view unquoted(std::string_view value) {
  if (value.starts_with('"')) value.remove_prefix(1);
  if (value.ends_with('"')) value.remove_suffix(1);
  return value;
}

std::optional<int> number_in(std::string_view text) {
  int value = 0;
  const auto [rest, bad] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (bad != std::errc() || rest != text.data() + text.size()) return std::nullopt;
  return value;
}

/// "2026-03-31", "31/03/2026", or the first day of "2026".
std::optional<Day> day_in(std::string_view text) {
  if (const auto day = parse_day(text)) return day;
  if (text.size() == 4 && number_in(text)) return parse_day(std::string(text) + "-01-01");
  if (text.size() != 10 || text[2] != '/' || text[5] != '/') return std::nullopt;
  return parse_day(fmt::format("{}-{}-{}", text.substr(6), text.substr(3, 2), text.substr(0, 2)));
}

/// Whether the term is key:value that was understood; none: it is no such term.
std::optional<bool> take_key(std::string_view term, store::ArticleQuestion& question) {
  const auto colon = term.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view key = term.substr(0, colon);
  const std::string_view value = unquoted(term.substr(colon + 1));
  if (key == "theme" || key == "thème") {
    question.theme = value;
  } else if (key == "territoire") {
    question.territory = value;
  } else if (key == "media" || key == "média") {
    question.media = value;
  } else if (key == "du" || key == "au") {
    const auto day = day_in(value);
    if (!day) return false;
    if (key == "du") question.from = at_utc(*day);
    // The whole of the last day.
    if (key == "au") question.to = at_utc(*day + 1);
    return true;
  } else {
    return std::nullopt;
  }
  return !value.empty();
}

}  // namespace

SearchAsked parse_search(std::string_view line) {
  SearchAsked asked;
  const std::string shown = text::showable(line.substr(0, std::min(line.size(), kSearchBytesMax)));
  std::string words;
  std::string without;
  for (const std::string_view term : terms_of(shown)) {
    if (const auto understood = take_key(term, asked.question)) {
      if (!*understood) asked.misunderstood.emplace_back(term);
    } else if (term.starts_with('-') && term.size() > 1) {
      without += fmt::format("{} ", term.substr(1));
    } else {
      words += fmt::format("{} ", term);
    }
  }
  asked.question.words = store::search_expression(words);
  asked.question.without = store::search_expression(without);
  asked.empty = asked.question.words.empty();
  return asked;
}

Result<SearchPage> search(store::Reader& reader, store::ArticleQuestion question) {
  question.limit = kSearchPageItems + 1;
  auto found = store::find_articles(reader, question);
  if (!found) return fail(found.error());
  SearchPage page{std::move(*found), std::nullopt};
  if (page.found.size() > kSearchPageItems) {
    page.found.pop_back();
    page.next = page.found.back().article;
  }
  return page;
}

}  // namespace vigie::app
