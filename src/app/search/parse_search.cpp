// SPDX-License-Identifier: EUPL-1.2
#include "app/search/parse_search.hpp"

#include <algorithm>
#include <charconv>

#include "base/format.hpp"
#include "model/access_words.hpp"
#include "store/article/search_repo.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

/// A word, a phrase or key:value, as it stands in the line.
std::vector<std::string_view> terms_of(std::string_view line) {
  std::vector<std::string_view> terms;
  while (!line.empty() && terms.size() < kSearchTermsMax) {
    if (text::is_ascii_space(line.front())) {
      line.remove_prefix(1);
      continue;
    }
    std::size_t end = 0;
    bool quoted = false;
    while (end < line.size() && (quoted || !text::is_ascii_space(line[end]))) {
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

bool is_number(std::string_view text) {
  int value = 0;
  const auto [rest, bad] = std::from_chars(text.data(), text.data() + text.size(), value);
  return bad == std::errc() && rest == text.data() + text.size();
}

/// First and last day of what is written: "2026-03-31", "31/03/2026", "2026-03", "2026".
struct Days {
  Day first;
  Day last;
};
std::optional<Days> days_in(std::string_view text) {
  if (const auto day = parse_day(text)) return Days{*day, *day};
  if (text.size() == 4 && is_number(text)) {
    const auto first = parse_day(std::string(text) + "-01-01");
    const auto last = parse_day(std::string(text) + "-12-31");
    if (first && last) return Days{*first, *last};
  }
  if (text.size() == 7 && text[4] == '-') {
    const auto first = parse_day(std::string(text) + "-01");
    if (!first) return std::nullopt;
    Day last = *first;
    while (civil(last + 1).month == civil(*first).month) last = last + 1;
    return Days{*first, last};
  }
  if (text.size() != 10 || text[2] != '/' || text[5] != '/') return std::nullopt;
  const auto day =
      parse_day(fmt::format("{}-{}-{}", text.substr(6), text.substr(3, 2), text.substr(0, 2)));
  if (!day) return std::nullopt;
  return Days{*day, *day};
}

std::optional<DeskState> state_in(const std::string& folded) {
  if (folded == "lire" || folded == "a lire" || folded == "nouvelle") return DeskState::fresh;
  if (folded == "plus-tard" || folded == "plus tard") return DeskState::later;
  if (folded.starts_with("garde")) return DeskState::kept;
  if (folded.starts_with("relaye")) return DeskState::relayed;
  if (folded.starts_with("ecarte")) return DeskState::discarded;
  if (folded.starts_with("passe")) return DeskState::passed;
  return std::nullopt;
}

std::optional<Access> access_in(const std::string& folded) {
  if (folded.starts_with("libre")) return Access::free;
  if (folded.starts_with("abonne")) return Access::subscribers;
  if (folded.starts_with("inscription")) return Access::registration;
  return std::nullopt;
}

bool take_day(std::string_view key, std::string_view value, store::ArticleQuestion& question) {
  const auto days = days_in(value);
  if (!days) return false;
  if (key == "du") question.from = at_utc(days->first);
  if (key == "au") question.to = at_utc(days->last + 1);
  if (key == "arrivee-du") question.arrived_from = at_utc(days->first);
  if (key == "arrivee-au") question.arrived_to = at_utc(days->last + 1);
  return true;
}

constexpr std::string_view kKeys[] = {"theme",      "territoire", "media",    "source", "centre",
                                      "etat",       "acces",      "note",     "du",     "au",
                                      "arrivee-du", "arrivee-au", "recherche"};

/// Takes what stands behind the key; false where it is nothing of the kind.
bool take_value(std::string_view key, std::string_view value, SearchAsked& asked) {
  store::ArticleQuestion& question = asked.question;
  if (value.empty()) return false;
  if (key == "theme") question.theme = value;
  if (key == "territoire") question.territory = value;
  if (key == "media") question.media = value;
  if (key == "source") question.source = value;
  if (key == "centre") question.decided_by = value;
  if (key == "note") asked.note += (asked.note.empty() ? "" : " ") + std::string(value);
  if (key == "recherche") asked.saved.emplace_back(value);
  if (key == "etat") {
    const auto state = state_in(text::fold(value));
    if (!state) return false;
    question.state = *state;
  }
  if (key == "acces") {
    const auto access = access_in(text::fold(value));
    if (!access) return false;
    question.access = *access;
  }
  if (key == "du" || key == "au" || key.starts_with("arrivee")) {
    return take_day(key, value, question);
  }
  return true;
}

/// The key and the value of key:value; none: it is no such term.
std::optional<std::pair<std::string, std::string_view>> key_of(std::string_view term) {
  const auto colon = term.find(':');
  if (colon == std::string_view::npos || term.starts_with('"')) return std::nullopt;
  const std::string key = text::fold(term.substr(0, colon));
  const auto* known = std::find(std::begin(kKeys), std::end(kKeys), key);
  if (known == std::end(kKeys)) return std::nullopt;
  return std::pair(std::string(*known), unquoted(term.substr(colon + 1)));
}

/// Each word beside the next, but those between which OU stands: "a" ("b" OR "c").
class Expression {
 public:
  void add(const std::string& word, bool alternative) {
    if (word.empty()) return;
    if (alternative && !groups_.empty()) {
      groups_.back() += " OR " + word;
    } else {
      groups_.push_back(word);
    }
  }
  std::string joined(std::string_view between) const {
    std::string all;
    for (const std::string& group : groups_) {
      all += fmt::format("{}({})", all.empty() ? "" : between, group);
    }
    return all;
  }

 private:
  std::vector<std::string> groups_;
};

std::string folded_word(std::string_view term) {
  std::string folded =
      text::folded_words(term.ends_with('*') ? term.substr(0, term.size() - 1) : unquoted(term));
  if (term.ends_with('*') && !folded.empty()) folded += '*';
  return folded;
}

}  // namespace

SearchAsked parse_search(std::string_view line) {
  SearchAsked asked;
  const std::string shown = text::showable(text::utf8_prefix(line, kSearchBytesMax));
  Expression words;
  Expression without;
  bool alternative = false;
  for (const std::string_view term : terms_of(shown)) {
    if (const auto key = key_of(term)) {
      if (!take_value(key->first, key->second, asked)) asked.misunderstood.emplace_back(term);
      asked.terms.push_back({std::string(term), key->first, std::string(key->second)});
    } else if (term == "OU" || term == "OR") {
      asked.terms.push_back({std::string(term), "OU", ""});
      alternative = true;
      continue;
    } else if (term.starts_with('-') && term.size() > 1) {
      without.add(store::search_expression(term.substr(1)), false);
      asked.terms.push_back({std::string(term), "-", std::string(unquoted(term.substr(1)))});
    } else {
      words.add(store::search_expression(term), alternative);
      asked.terms.push_back({std::string(term), "", std::string(unquoted(term))});
      if (std::string word = folded_word(term); !word.empty()) asked.words.push_back(word);
    }
    alternative = false;
  }
  asked.question.match = words.joined(" AND ");
  asked.question.without = without.joined(" OR ");
  return asked;
}

std::string without_term(const SearchAsked& asked, std::size_t index) {
  std::string line;
  for (std::size_t at = 0; at < asked.terms.size(); ++at) {
    const bool beside = asked.terms[at].key == "OU" && (at == index + 1 || at + 1 == index);
    if (at == index || beside) continue;
    line += (line.empty() ? "" : " ") + asked.terms[at].text;
  }
  return line;
}

std::string with_term(std::string_view line, std::string_view key, std::string_view value) {
  const SearchAsked asked = parse_search(line);
  std::string kept;
  for (const SearchTerm& term : asked.terms) {
    if (term.key != key) kept += term.text + " ";
  }
  std::string plain(value);
  std::erase(plain, '"');
  const bool spaced = plain.find(' ') != std::string::npos;
  return fmt::format("{}{}:{}{}{}", kept, key, spaced ? "\"" : "", plain, spaced ? "\"" : "");
}

void narrow(SearchAsked& asked, const SearchAsked& by) {
  store::ArticleQuestion& question = asked.question;
  const store::ArticleQuestion& other = by.question;
  const auto both = [](std::string& mine, const std::string& others, std::string_view word) {
    if (others.empty()) return;
    mine = mine.empty() ? others : fmt::format("({}) {} ({})", mine, word, others);
  };
  both(question.match, other.match, "AND");
  both(question.without, other.without, "OR");
  for (const auto field : {&store::ArticleQuestion::theme, &store::ArticleQuestion::territory,
                           &store::ArticleQuestion::media, &store::ArticleQuestion::source,
                           &store::ArticleQuestion::decided_by}) {
    if ((question.*field).empty()) question.*field = other.*field;
  }
  if (!question.state) question.state = other.state;
  if (!question.access) question.access = other.access;
  for (const auto bound : {&store::ArticleQuestion::from, &store::ArticleQuestion::arrived_from}) {
    if (other.*bound) question.*bound = std::max(question.*bound, other.*bound);
  }
  for (const auto bound : {&store::ArticleQuestion::to, &store::ArticleQuestion::arrived_to}) {
    if (other.*bound) {
      question.*bound = question.*bound ? std::min(question.*bound, other.*bound) : other.*bound;
    }
  }
  if (asked.note.empty()) asked.note = by.note;
  asked.words.insert(asked.words.end(), by.words.begin(), by.words.end());
}

}  // namespace vigie::app
