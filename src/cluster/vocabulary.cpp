// SPDX-License-Identifier: EUPL-1.2
#include "cluster/vocabulary.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/embedded.hpp"
#include "cluster/empty_words.hpp"
#include "text/fold.hpp"
#include "text/stem.hpp"
#include "text/utf8.hpp"
#include "text/word_memory.hpp"

VIGIE_EMBEDDED(story_words);
VIGIE_EMBEDDED(town_names);

namespace vigie::cluster {
namespace {

constexpr std::int64_t kTownInhabitants = 1'000;
constexpr std::int64_t kCityInhabitants = 20'000;
/// Communes that are better known as something else.
constexpr std::string_view kNoTowns[] = {"orange", "die", "eu", "mer", "y", "gap", "bar"};

std::string_view bytes_of(std::span<const EmbeddedFile> files, std::string_view name) {
  for (const EmbeddedFile& file : files) {
    if (file.name() == name) return file.bytes();
  }
  return {};
}

template <typename Take>
void each_line(std::string_view bytes, const Take& take) {
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = text::trimmed(bytes.substr(0, end));
    if (!line.empty() && line.front() != '#') take(line);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
}

std::uint32_t stem_of(std::string_view folded) {
  return short_hash(text::stem_hash(folded, text::word_hash(folded)));
}

/// The stems of a text's words, those of grammar left out, as a sketch leaves them out.
std::vector<std::uint32_t> telling_stems(std::string_view utf8) {
  std::vector<std::uint32_t> stems;
  for (const std::string& word : text::words(utf8)) {
    if (word.size() > 1 && !is_grammar(word) && !is_trade(word)) stems.push_back(stem_of(word));
  }
  return stems;
}

std::vector<std::uint32_t> read_stems(std::string_view file) {
  std::vector<std::uint32_t> stems;
  each_line(bytes_of(embedded::story_words_files(), file), [&stems](std::string_view line) {
    for (const std::string& word : text::words(line)) stems.push_back(stem_of(word));
  });
  std::ranges::sort(stems);
  return stems;
}

// ── towns ──────────────────────────────────────────────────────────────────────────────────────

class Towns {
 public:
  Towns() {
    each_line(bytes_of(embedded::town_names_files(), "france.tsv"), [this](std::string_view line) {
      if (line.starts_with("C\t")) read(line.substr(2));
      if (line.starts_with("D\t") || line.starts_with("R\t")) read_wider(line.substr(2));
    });
    join_homonyms();
  }
  TownFound find(std::uint64_t key) const {
    for (std::size_t i = shelves_[shelf_of(key)]; i < shelves_[shelf_of(key) + 1]; ++i) {
      if (names_[i].key == key) return names_[i].found;
    }
    return {};
  }

 private:
  /// "code name inhabitants", parted by tabulations.
  void read(std::string_view line) {
    line.remove_prefix(std::min(line.find('\t') + 1, line.size()));
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return;
    std::int64_t inhabitants = 0;
    std::from_chars(line.data() + tab + 1, line.data() + line.size(), inhabitants);
    const text::Folded name = text::fold_words(line.substr(0, tab), room_);
    const TownSize size = inhabitants >= kCityInhabitants   ? TownSize::city
                          : inhabitants >= kTownInhabitants ? TownSize::town
                                                            : TownSize::village;
    add(name, 0, size);
    // "au Havre", "des Mureaux"
    const bool article = name.words.size() > 1 && is_grammar(name.folded_of(name.words[0]));
    if (article) add(name, 1, size);
  }

  /// "code name region", or without the région.
  void read_wider(std::string_view line) {
    line.remove_prefix(std::min(line.find('\t') + 1, line.size()));
    add(text::fold_words(line.substr(0, line.find('\t')), room_), 0, TownSize::wider);
  }

  void add(const text::Folded& name, std::size_t first, TownSize size) {
    const std::string_view alone = name.folded_of(name.words[first]);
    const bool one_word = first + 1 == name.words.size();
    if (one_word && (std::ranges::find(kNoTowns, alone) != std::end(kNoTowns) ||
                     is_common(stem_of(alone)) || is_calendar(alone) || is_grammar(alone))) {
      return;
    }
    std::uint64_t key = 0;
    for (std::size_t i = first; i < name.words.size(); ++i) {
      key = name_key(key, text::word_hash(name.folded_of(name.words[i])));
      const bool last = i + 1 == name.words.size();
      names_.push_back({key, {last ? size : TownSize::none, !last}});
    }
  }

  void join_homonyms() {
    std::ranges::sort(names_, {}, &Name::key);
    std::vector<Name> joined;
    for (const Name& name : names_) {
      if (joined.empty() || joined.back().key != name.key) {
        joined.push_back(name);
        continue;
      }
      TownFound& known = joined.back().found;
      known.size = std::max(known.size, name.found.size);
      known.goes_on = known.goes_on || name.found.goes_on;
    }
    joined.shrink_to_fit();
    names_ = std::move(joined);
    shelves_.assign(kShelves + 1, 0);
    for (const Name& name : names_) ++shelves_[shelf_of(name.key) + 1];
    for (std::size_t i = 1; i <= kShelves; ++i) shelves_[i] += shelves_[i - 1];
  }

  /// Names by the upper bits of their keys: one or two to a shelf.
  static constexpr std::size_t kShelves = 1U << 16U;
  static std::size_t shelf_of(std::uint64_t key) { return key >> 48U; }

  struct Name {
    std::uint64_t key = 0;
    TownFound found;
  };
  text::FoldedText room_;
  std::vector<Name> names_;             ///< by key
  std::vector<std::uint32_t> shelves_;  ///< where each begins
};

// ── acronyms ───────────────────────────────────────────────────────────────────────────────────

struct LongForm {
  std::vector<std::uint32_t> stems;
  std::uint32_t acronym = 0;
};

/// By their last stem.
std::unordered_multimap<std::uint32_t, LongForm> read_acronyms() {
  std::vector<LongForm> forms;
  each_line(bytes_of(embedded::story_words_files(), "sigles.tsv"), [&](std::string_view line) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return;
    const auto acronym = telling_stems(line.substr(0, tab));
    auto stems = telling_stems(line.substr(tab + 1));
    if (acronym.size() == 1 && stems.size() > 1) forms.push_back({std::move(stems), acronym[0]});
  });
  std::unordered_multimap<std::uint32_t, LongForm> by_end;
  for (LongForm& form : forms) by_end.emplace(form.stems.back(), std::move(form));
  return by_end;
}

const std::unordered_multimap<std::uint32_t, LongForm>& acronyms() {
  static const auto table = read_acronyms();
  return table;
}

}  // namespace

bool is_common(std::uint32_t stem) {
  static const std::vector<std::uint32_t> stems = read_stems("mots_communs.txt");
  return std::ranges::binary_search(stems, stem);
}

bool is_first_name(std::uint32_t stem) {
  static const std::vector<std::uint32_t> stems = read_stems("prenoms.txt");
  return std::ranges::binary_search(stems, stem);
}

std::uint64_t name_key(std::uint64_t so_far, std::uint64_t word) {
  return (so_far ^ word) * 0x9E3779B97F4A7C15U + (so_far >> 29U);
}

TownFound town_of(std::uint64_t name_key) {
  static const Towns towns;
  return towns.find(name_key);
}

bool ends_long_form(std::uint32_t stem) { return acronyms().contains(stem); }

AcronymFound acronym_of(std::span<const std::uint32_t> stems) {
  AcronymFound found;
  if (stems.empty()) return found;
  const auto [first, last] = acronyms().equal_range(stems.back());
  for (auto form = first; form != last; ++form) {
    const auto& long_form = form->second.stems;
    const bool longer = long_form.size() > found.words && long_form.size() <= stems.size();
    if (longer && std::ranges::equal(long_form, stems.last(long_form.size()))) {
      found = {form->second.acronym, long_form.size()};
    }
  }
  return found;
}

}  // namespace vigie::cluster
