// SPDX-License-Identifier: EUPL-1.2
#include "tag/mentions.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace vigie::tag {
namespace {

template <typename List>
bool has(const List& list, std::string_view word) {
  return std::ranges::find(list, word) != std::ranges::end(list);
}

bool is_small_word(std::string_view folded) {
  static constexpr std::array<std::string_view, 20> kSmall = {
      "de",  "du", "des", "la",  "le",   "les",  "sur",    "sous", "en", "et",
      "lez", "a",  "au",  "aux", "dans", "pres", "devant", "l",    "d",  "par"};
  return has(kSmall, folded);
}

/// Offices, places and bodies that stand before "de <place>".
bool is_title_word(std::string_view folded) {
  static constexpr std::array<std::string_view, 38> kTitles = {
      "maire",         "maires",    "mairie",     "ville",      "villes",        "commune",
      "communes",      "habitants", "habitant",   "habitantes", "agglomeration", "metropole",
      "municipale",    "municipal", "conseil",    "quartier",   "quartiers",     "centre",
      "hopital",       "chu",       "universite", "lycee",      "college",       "commissariat",
      "tribunal",      "prefet",    "prefete",    "prefecture", "sous",          "departement",
      "departemental", "region",    "academie",   "elus",       "elu",           "depute",
      "deputee",       "gare"};
  return has(kTitles, folded);
}

class MentionFinder {
 public:
  MentionFinder(std::string_view text, bool is_title, const Gazetteer& gazetteer)
      : text_(text), is_title_(is_title), gazetteer_(gazetteer), tokens_(tokens_of(text)) {}

  std::vector<Mention> find() {
    for (std::size_t at = 0; at < tokens_.size();) {
      const std::size_t taken = take_name(at);
      at += taken == 0 ? 1 : taken;
    }
    return std::move(mentions_);
  }

 private:
  /// The number of words of the longest name that starts here, which becomes a mention.
  std::size_t take_name(std::size_t at) {
    if (!may_start(at)) return 0;
    const std::size_t most =
        std::min(gazetteer_.longest_from(spelled_out(tokens_[at].folded)), tokens_.size() - at);
    NameHash name;
    std::size_t best = 0;
    Homonyms places;
    for (std::size_t count = 1; count <= most; ++count) {
      const Token& token = tokens_[at + count - 1];
      if (count > 1 && !token.joined) break;
      if (!token.capital && !is_small_word(token.folded)) break;
      name.add(spelled_out(token.folded));
      if (!token.capital) continue;
      const Homonyms found = gazetteer_.find(name);
      if (found.empty()) continue;
      best = count;
      places = found;
    }
    if (best == 0 || is_part_of_a_longer_word(at, at + best - 1)) return 0;
    add(at, at + best - 1, places);
    return best;
  }

  /// At a capital, or at the "au" of "au Mans".
  bool may_start(std::size_t at) const {
    const Token& token = tokens_[at];
    if (token.capital) return true;
    const bool next_is_name =
        at + 1 < tokens_.size() && tokens_[at + 1].capital && tokens_[at + 1].joined;
    static constexpr std::array<std::string_view, 6> kArticles = {"au",  "aux", "du",
                                                                  "des", "la",  "les"};
    return next_is_name && has(kArticles, token.folded);
  }

  /// "Paris-Saclay" and "Aulnay-Ville" name neither Paris nor Aulnay.
  bool is_part_of_a_longer_word(std::size_t first, std::size_t last) const {
    const auto hyphen_at = [this](std::size_t byte) {
      return byte < text_.size() && text_[byte] == '-';
    };
    const bool before = first > 0 && tokens_[first].begin > 0 &&
                        hyphen_at(tokens_[first].begin - 1) && tokens_[first].joined;
    const bool after = hyphen_at(tokens_[last].end) && last + 1 < tokens_.size() &&
                       tokens_[last + 1].begin == tokens_[last].end + 1;
    return before || after;
  }

  void add(std::size_t first, std::size_t last, Homonyms places) {
    Mention mention;
    mention.places = places;
    mention.words = last - first + 1;
    mention.shown = written(text_, tokens_, first, last);
    const std::string_view start = tokens_[first].folded;
    const bool contracted = !tokens_[first].capital && start != "la" && start != "les";
    mention.in_place = (contracted && start.starts_with("au")) || follows_place_word(first);
    mention.titled = follows_title(first, contracted && !start.starts_with("au"));
    mention.heads_title = is_title_ && first == 0 && ends_like_a_head(last);
    mention.in_brackets = bracket_after(last);
    mention.bracketed = is_alone_in_brackets(first, last);
    mention.person = follows_capital(first);
    mention.folded = folded_name(first, last, contracted);
    mentions_.push_back(std::move(mention));
  }

  std::string folded_name(std::size_t first, std::size_t last, bool contracted) const {
    const std::string_view start = tokens_[first].folded;
    std::string folded(spelled_out(start));
    if (contracted) folded = start == "aux" || start == "des" ? "les" : "le";
    for (std::size_t at = first + 1; at <= last; ++at) {
      folded += ' ';
      folded += spelled_out(tokens_[at].folded);
    }
    return folded;
  }

  /// The word before, past an article: "dans la Somme".
  std::size_t past_article(std::size_t first) const {
    static constexpr std::array<std::string_view, 3> kArticles = {"la", "le", "les"};
    std::size_t before = first;
    if (before > 0 && tokens_[before].joined && has(kArticles, tokens_[before - 1].folded))
      --before;
    return before;
  }

  bool follows_place_word(std::size_t first) const {
    const std::size_t before = past_article(first);
    if (before == 0 || !tokens_[before].joined) return false;
    const Token& word = tokens_[before - 1];
    // "à" is a place, "a" is the verb; at the start of a sentence À is often written A.
    if (word.folded == "a") return word.raw != "a";
    static constexpr std::array<std::string_view, 6> kPlaceWords = {"dans",   "en",   "vers",
                                                                    "depuis", "pres", "chez"};
    if (has(kPlaceWords, word.folded)) return word.folded != "chez";
    return word.folded == "de" && before > 1 && tokens_[before - 2].folded == "pres";
  }

  /// "maire de Lille", "ville d'Évry", "département de la Somme", "maire du Mans".
  bool follows_title(std::size_t first, bool contracted) const {
    const std::size_t before = past_article(first);
    if (before == 0 || !tokens_[before].joined) return false;
    if (contracted) return is_title_word(tokens_[before - 1].folded);
    const std::string_view gap =
        text_.substr(tokens_[before - 1].end, tokens_[before].begin - tokens_[before - 1].end);
    const bool elided = gap.find('\'') != gap.npos || gap.find("’") != gap.npos;
    if (elided) return is_title_word(tokens_[before - 1].folded);
    static constexpr std::array<std::string_view, 3> kOf = {"de", "du", "des"};
    return before > 1 && has(kOf, tokens_[before - 1].folded) &&
           is_title_word(tokens_[before - 2].folded);
  }

  bool ends_like_a_head(std::size_t last) const {
    std::string_view after = text_.substr(tokens_[last].end);
    if (after.starts_with(" (")) after.remove_prefix(std::min(after.size(), after.find(')') + 1));
    while (after.starts_with(' ') || after.starts_with("\u00A0") || after.starts_with("\u202F")) {
      after.remove_prefix(after.front() == ' ' ? 1 : after.starts_with("\u00A0") ? 2 : 3);
    }
    return after.starts_with('.') || after.starts_with(':') || after.starts_with('|') ||
           after.starts_with("- ") || after.starts_with("– ") || after.starts_with("— ");
  }

  std::string bracket_after(std::size_t last) const {
    std::string_view after = text_.substr(tokens_[last].end);
    after = text::trimmed(after);
    if (!after.starts_with('(')) return "";
    const auto close = after.find(')');
    constexpr std::size_t kBracketBytesMax = 40;
    return close > kBracketBytesMax ? "" : std::string(after.substr(1, close - 1));
  }

  bool is_alone_in_brackets(std::size_t first, std::size_t last) const {
    const std::size_t begin = tokens_[first].begin;
    return begin > 0 && text_[begin - 1] == '(' && tokens_[last].end < text_.size() &&
           text_[tokens_[last].end] == ')';
  }

  /// "Jean Castres" may be a person; "Ville de Castres" is not, nor the second word of a sentence.
  bool follows_capital(std::size_t first) const {
    if (first == 0 || !tokens_[first].joined) return false;
    const Token& before = tokens_[first - 1];
    return before.capital && tokens_[first].begin - before.end == 1 &&
           !is_small_word(before.folded);
  }

  std::string_view text_;
  bool is_title_;
  const Gazetteer& gazetteer_;
  std::vector<Token> tokens_;
  std::vector<Mention> mentions_;
};

}  // namespace

std::vector<Mention> mentions_of(std::string_view text, bool is_title, const Gazetteer& gazetteer) {
  return MentionFinder(text, is_title, gazetteer).find();
}

}  // namespace vigie::tag
