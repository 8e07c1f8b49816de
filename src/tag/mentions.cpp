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
      "maire",      "maires",    "mairie",     "ville",      "villes",        "commune",
      "communes",   "habitants", "habitant",   "habitantes", "agglomeration", "metropole",
      "municipale", "municipal", "conseil",    "quartier",   "quartiers",     "centre",
      "hopital",    "chu",       "universite", "lycee",      "college",       "commissariat",
      "prefet",     "prefete",   "prefecture", "sous",       "departement",   "departemental",
      "region",     "academie",  "elus",       "elu",        "ecole",         "depute",
      "deputee",    "gare"};
  return has(kTitles, folded);
}

/// What stands in front of the name of an intercommunality, or of a part of a town.
constexpr std::array<std::string_view, 9> kGroupings = {
    "communes", "agglomeration", "agglo",           "metropole", "eurometropole", "urbaine",
    "cc",       "communaute",    "intercommunalite"};
constexpr std::array<std::string_view, 8> kQuarters = {
    "quartier", "quartiers", "cite", "cites", "qpv", "prioritaire", "prioritaires", "secteur"};

constexpr std::array<std::string_view, 8> kCourts = {
    "tribunal", "cour", "parquet", "procureur", "procureure", "prud'hommes", "assises", "barreau"};
/// "cour administrative d'appel de Lyon"
constexpr std::size_t kCourtWordsMax = 4;

/// "Porte de Versailles" is in Paris, the "accord de Paris" nowhere.
constexpr std::array<std::string_view, 12> kElsewhere = {
    "porte",  "rue",     "avenue", "boulevard", "quai",    "traite",
    "accord", "accords", "pacte",  "bataille",  "mosquee", "bourse"};
constexpr std::array<std::string_view, 4> kFormer = {"ancien", "ancienne", "anciens", "ex"};
constexpr std::size_t kFormerWordsMax = 5;
constexpr std::array<std::string_view, 9> kDeterminers = {"le", "la",    "les", "un", "une",
                                                          "ce", "cette", "son", "sa"};

/// What a town's name goes on with, and remains the town's: "Toulouse Métropole".
constexpr std::array<std::string_view, 8> kStillTown = {
    "metropole", "agglomeration", "agglo", "habitat", "nord", "sud", "est", "ouest"};

class MentionFinder {
 public:
  MentionFinder(const Tokens& tokens, bool is_title, const Gazetteer& gazetteer)
      : text_(tokens.text()), is_title_(is_title), gazetteer_(gazetteer), tokens_(tokens) {}

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
    const std::size_t most = std::min(gazetteer_.longest_from(word_hash(at)), tokens_.size() - at);
    std::uint64_t name = kHashStart;
    std::size_t best = 0;
    Homonyms places;
    for (std::size_t count = 1; count <= most; ++count) {
      const Token& token = tokens_[at + count - 1];
      if (count > 1 && !token.joined) break;
      if (!token.capital && !is_small_word(folded(at + count - 1))) break;
      name = hash_of(spelled_out(folded(at + count - 1)), name);
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

  std::string_view folded(std::size_t at) const { return tokens_.folded(at); }

  std::uint64_t word_hash(std::size_t at) const {
    const std::string_view word = folded(at);
    const std::string_view spelled = spelled_out(word);
    return spelled.size() == word.size() ? tokens_[at].word : hash_of(spelled);
  }

  /// At a capital, or at the "au" of "au Mans".
  bool may_start(std::size_t at) const {
    const Token& token = tokens_[at];
    if (token.capital) return true;
    const bool next_is_name =
        at + 1 < tokens_.size() && tokens_[at + 1].capital && tokens_[at + 1].joined;
    static constexpr std::array<std::string_view, 6> kArticles = {"au",  "aux", "du",
                                                                  "des", "la",  "les"};
    return next_is_name && has(kArticles, folded(at));
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
    mention.shown = tokens_.written(first, last);
    const std::string_view start = folded(first);
    const bool contracted = !tokens_[first].capital && start != "la" && start != "les";
    mention.in_place = (contracted && start.starts_with("au")) || follows_place_word(first);
    mention.titled = follows_title(first, contracted && !start.starts_with("au"));
    mention.of_grouping = follows_one_of(kGroupings, first, contracted);
    mention.of_quarter = follows_one_of(kQuarters, first, contracted);
    mention.proper = is_proper(first, last);
    mention.in_title = is_title_;
    mention.heads_title = is_title_ && first == 0 && ends_like_a_head(last);
    mention.heads_by_colon =
        mention.heads_title && text_.find(':', tokens_[last].end) < tokens_[last].end + 5;
    mention.in_brackets = bracket_after(last);
    mention.bracketed = is_alone_in_brackets(first, last);
    mention.person = follows_capital(first);
    mention.forename = goes_on_as_a_name(last);
    mention.of_court = follows_court(first);
    mention.elsewhere = follows_one_of(kElsewhere, first, contracted) || follows_former(first);
    mention.counted =
        !contracted && first > 0 && tokens_[first].joined && has(kDeterminers, folded(first - 1));
    mention.afloat = first > 0 && folded(first - 1) == "en";
    mention.folded = folded_name(first, last, contracted);
    mentions_.push_back(std::move(mention));
  }

  std::string folded_name(std::size_t first, std::size_t last, bool contracted) const {
    const std::string_view start = folded(first);
    std::string name(spelled_out(start));
    if (contracted) name = start == "aux" || start == "des" ? "les" : "le";
    for (std::size_t at = first + 1; at <= last; ++at) {
      name += ' ';
      name += spelled_out(folded(at));
    }
    return name;
  }

  /// The word before, past an article: "dans la Somme".
  std::size_t past_article(std::size_t first) const {
    static constexpr std::array<std::string_view, 3> kArticles = {"la", "le", "les"};
    std::size_t before = first;
    if (before > 0 && tokens_[before].joined && has(kArticles, folded(before - 1))) --before;
    return before;
  }

  bool follows_place_word(std::size_t first) const {
    const std::size_t before = past_article(first);
    if (before == 0 || !tokens_[before].joined) return false;
    const std::string_view word = folded(before - 1);
    // "à" is a place, "a" is the verb; at the start of a sentence À is often written A.
    if (word == "a") return tokens_.raw(before - 1) != "a";
    static constexpr std::array<std::string_view, 6> kPlaceWords = {"dans",   "en",   "vers",
                                                                    "depuis", "pres", "chez"};
    if (has(kPlaceWords, word)) return word != "chez";
    return word == "de" && before > 1 && folded(before - 2) == "pres";
  }

  /// The word that the name belongs to: "maire" of "maire de Lille", "ville" of "ville d'Évry",
  /// "département" of "département de la Somme". The number of tokens when there is none.
  std::size_t owner_of(std::size_t first, bool contracted) const {
    const std::size_t before = past_article(first);
    if (before == 0 || !tokens_[before].joined) return tokens_.size();
    if (contracted) return before - 1;
    const std::string_view gap =
        text_.substr(tokens_[before - 1].end, tokens_[before].begin - tokens_[before - 1].end);
    if (gap.find('\'') != gap.npos || gap.find("’") != gap.npos) return before - 1;
    static constexpr std::array<std::string_view, 3> kOf = {"de", "du", "des"};
    return before > 1 && has(kOf, folded(before - 1)) ? before - 2 : tokens_.size();
  }

  bool follows_title(std::size_t first, bool contracted) const {
    const std::size_t owner = owner_of(first, contracted);
    return owner < tokens_.size() && is_title_word(folded(owner));
  }

  /// Behind one of these words, with or without "de".
  template <typename List>
  bool follows_one_of(const List& list, std::size_t first, bool contracted) const {
    const std::size_t owner = owner_of(first, contracted);
    if (owner < tokens_.size() && has(list, folded(owner))) return true;
    const std::size_t before = past_article(first);
    return before > 0 && tokens_[before].joined && has(list, folded(before - 1));
  }

  bool is_proper(std::size_t first, std::size_t last) const {
    for (std::size_t at = first; at <= last; ++at) {
      if (!tokens_[at].capital && !is_small_word(folded(at))) return false;
    }
    return tokens_[first].capital;
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
           !is_small_word(folded(first - 1));
  }

  /// "Lorraine Petit", "Paris Match": a capital behind one plain space.
  bool goes_on_as_a_name(std::size_t last) const {
    if (last + 1 >= tokens_.size()) return false;
    const Token& next = tokens_[last + 1];
    const std::string_view gap = text_.substr(tokens_[last].end, next.begin - tokens_[last].end);
    const char first = text_[next.begin];
    const bool digit = first >= '0' && first <= '9';
    return gap == " " && next.capital && !digit && !has(kStillTown, folded(last + 1));
  }

  bool follows_former(std::size_t first) const {
    for (std::size_t at = first; at > 0 && first - at < kFormerWordsMax && tokens_[at].joined;
         --at) {
      if (has(kFormer, folded(at - 1))) return true;
    }
    return false;
  }

  bool follows_court(std::size_t first) const {
    for (std::size_t at = first; at > 0 && first - at < kCourtWordsMax && tokens_[at].joined;
         --at) {
      if (has(kCourts, folded(at - 1))) return true;
    }
    return false;
  }

  std::string_view text_;
  bool is_title_;
  const Gazetteer& gazetteer_;
  const Tokens& tokens_;
  std::vector<Mention> mentions_;
};

}  // namespace

std::vector<Mention> mentions_of(const Tokens& tokens, bool is_title, const Gazetteer& gazetteer) {
  return MentionFinder(tokens, is_title, gazetteer).find();
}

}  // namespace vigie::tag
