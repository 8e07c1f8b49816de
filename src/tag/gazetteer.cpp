// SPDX-License-Identifier: EUPL-1.2
#include "tag/gazetteer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/format.hpp"
#include "tag/grouping_names.hpp"
#include "text/fold.hpp"

namespace vigie::tag {
namespace {

constexpr std::size_t kFieldsMax = 4;
/// Of France's lines; tables grow where they are shorter.
constexpr std::size_t kUsualLineBytes = 31;

std::size_t split(std::string_view line, std::array<std::string_view, kFieldsMax>& fields) {
  std::size_t count = 0;
  while (count < kFieldsMax) {
    const auto tab = line.find('\t');
    fields[count++] = line.substr(0, tab);
    if (tab == std::string_view::npos) return count;
    line.remove_prefix(tab + 1);
  }
  return count;
}

constexpr std::uint32_t kCommuneNumbers = 100'000;

/// "93066" → 93066, "2A004" → 20004, "2B033" → 96033 (no département is 20 or 96 any more): a place
/// in a table that follows the lines. 0 for what is no commune's code.
std::uint32_t commune_number(std::string_view code) {
  if (code.size() != 5) return 0;
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < code.size(); ++at) {
    const char c = code[at];
    if (at == 1 && code[0] == '2' && (c == 'A' || c == 'B')) {
      number = c == 'A' ? 20 : 96;
    } else if (c >= '0' && c <= '9') {
      number = 10 * number + static_cast<std::uint32_t>(c - '0');
    } else {
      return 0;
    }
  }
  return number;
}

/// Communities overseas whose name is also their only commune's, and Paris: the commune is enough.
bool is_named_by_commune(std::string_view departement) {
  return departement == "75" || departement == "977" || departement == "978";
}

}  // namespace

std::string_view name_of(Level level) {
  switch (level) {
    case Level::region:
      return "region";
    case Level::departement:
      return "departement";
    case Level::commune:
      return "commune";
    case Level::epci:
      return "epci";
    case Level::qpv:
      return "qpv";
  }
  return "";
}

Level level_of(std::string_view code) {
  constexpr std::size_t kSirenBytes = 9;
  if (code.starts_with('R')) return Level::region;
  if (code.starts_with('Q')) return Level::qpv;
  if (code.size() == kSirenBytes) return Level::epci;
  return code.size() == 5 ? Level::commune : Level::departement;
}

std::string_view departement_of(std::string_view code) {
  return code.substr(0, code.starts_with("97") || code.starts_with("98") ? 3 : 2);
}

std::string_view spelled_out(std::string_view word) {
  if (word == "st") return "saint";
  return word == "ste" ? "sainte" : word;
}

bool lists_commune(std::string_view communes, std::string_view commune) {
  if (commune.empty()) return false;
  while (!communes.empty()) {
    const auto bar = std::min(communes.find('|'), communes.size());
    if (communes.substr(0, bar) == commune) return true;
    communes.remove_prefix(std::min(communes.size(), bar + 1));
  }
  return false;
}

void Gazetteer::add_key(std::uint64_t name, std::uint64_t first_word, std::size_t words,
                        std::uint32_t place) {
  std::uint32_t& longest = beginnings_.at_or_new(first_word);
  longest = std::max(longest, static_cast<std::uint32_t>(words));
  std::uint32_t& first = by_name_.at_or_new(name);
  std::uint32_t last = first;
  for (std::uint32_t at = first; at != 0; at = names_[at].next) {
    if (names_[at].place == place) return;
    last = at;
  }
  const auto made = static_cast<std::uint32_t>(names_.size());
  names_.push_back({place, 0});
  (last == 0 ? first : names_[last].next) = made;
}

void Gazetteer::add_name(std::string_view name, std::uint32_t place, text::FoldedText& scratch) {
  const text::Folded read = text::fold_words(name, scratch);
  if (read.words.empty() || read.words.size() > kNameWordsMax) return;
  const std::string_view first = spelled_out(read.folded_of(read.words.front()));
  const auto add_as = [&](std::string_view beginning) {
    const std::uint64_t start = hash_of(beginning);
    std::uint64_t whole = start;
    for (std::size_t at = 1; at < read.words.size(); ++at) {
      whole = hash_of(spelled_out(read.folded_of(read.words[at])), whole);
    }
    add_key(whole, start, scratch.words.size(), place);
  };
  add_as(first);
  if (scratch.words.size() == 1) return;
  // "Le Mans" is "au Mans" and "du Mans"; "Les Mureaux" are "aux Mureaux" and "des Mureaux".
  if (first == "le") {
    add_as("au");
    add_as("du");
  } else if (first == "les") {
    add_as("aux");
    add_as("des");
  }
}

/// An intercommunality by what follows its kind ("CC du Pays de Gex"), a neighbourhood by its whole
/// name and by the parts of it.
void Gazetteer::add_grouping_names(const Place& place, std::uint32_t index,
                                   text::FoldedText& scratch) {
  add_name(place.name, index, scratch);
  if (place.level == Level::epci) add_name(bare_epci_name(place.name), index, scratch);
  if (place.level != Level::qpv) return;
  for (const std::string_view part : parts_of_qpv_name(place.name)) add_name(part, index, scratch);
}

/// Lines follow one another by département: the place before is mostly in the same one.
void Gazetteer::place_inside(Place& place, std::string_view departement) {
  place.departement = departement;
  if (!places_.empty() && places_.back().departement == departement) {
    place.region = places_.back().region;
    return;
  }
  const auto around = std::ranges::find_if(places_, [departement](const Place& area) {
    return area.level == Level::departement && area.code == departement;
  });
  if (around != places_.end()) place.region = around->region;
}

/// Of two places with one code, the first line's is the one.
void Gazetteer::add_place(const Place& place) {
  const std::uint32_t number = commune_number(place.code);
  std::uint32_t& known =
      number > 0 ? communes_[number] : other_codes_.at_or_new(hash_of(place.code));
  places_.push_back(place);
  if (known == 0) known = static_cast<std::uint32_t>(places_.size());
}

Result<void> Gazetteer::add_line(std::string_view line, text::FoldedText& scratch) {
  std::array<std::string_view, kFieldsMax> fields;
  const std::size_t count = split(line, fields);
  if (count < 3 || fields[1].empty() || fields[2].empty() || fields[0].size() != 1) {
    return fail(Code::parse, "no territory");
  }
  const char kind = fields[0].front();
  if (kind == 'A') {
    const Place* known = by_code(fields[1]);
    if (known == nullptr) return fail(Code::parse, "other name of an unknown code");
    add_name(fields[2], static_cast<std::uint32_t>(known - places_.data()), scratch);
    return {};
  }
  if (kind != 'R' && count < 4) return fail(Code::parse, "a field is missing");
  Place place;
  place.code = fields[1];
  place.name = fields[2];
  if (kind == 'R') {
    place.level = Level::region;
  } else if (kind == 'D') {
    place.level = Level::departement;
    place.region = fields[3];
  } else if (kind == 'C') {
    place_inside(place, departement_of(fields[1]));
    std::from_chars(fields[3].data(), fields[3].data() + fields[3].size(), place.population);
  } else if (kind == 'E' || kind == 'Q') {
    place.level = kind == 'E' ? Level::epci : Level::qpv;
    place.communes = fields[3];
    place_inside(place, departement_of(fields[3].substr(0, 5)));
  } else {
    return fail(Code::parse, "unknown kind of line");
  }
  const auto index = static_cast<std::uint32_t>(places_.size());
  if (!place.communes.empty()) {
    add_grouping_names(place, index, scratch);
  } else if (place.level != Level::departement || !is_named_by_commune(place.code)) {
    add_name(place.name, index, scratch);
  }
  add_place(place);
  return {};
}

Gazetteer::Gazetteer(std::string tsv) : bytes_(std::make_unique<std::string>(std::move(tsv))) {
  const std::size_t lines = bytes_->size() / kUsualLineBytes + 1;
  places_.reserve(lines);
  names_.reserve(lines + lines / 4);
  names_.emplace_back();
  communes_.resize(kCommuneNumbers);
  by_name_ = HashIndex<std::uint32_t>(lines + lines / 4);
  beginnings_ = HashIndex<std::uint32_t>(lines / 3);
}

Result<void> Gazetteer::read_lines(std::size_t& number) {
  std::string_view rest(*bytes_);
  text::FoldedText scratch;
  for (number = 1; !rest.empty(); ++number) {
    const auto end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(rest.size(), end + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    if (auto added = add_line(line, scratch); !added) return added;
  }
  return {};
}

Result<Gazetteer> Gazetteer::load(std::string tsv) {
  if (tsv.size() > kGazetteerBytesMax) return fail(Code::too_large, "territories");
  Gazetteer gazetteer(std::move(tsv));
  std::size_t number = 0;
  if (auto read = gazetteer.read_lines(number); !read) {
    return fail_with(fmt::format("line {}", number), read.error());
  }
  return gazetteer;
}

std::size_t Gazetteer::first_bad_line(std::string tsv) {
  Gazetteer gazetteer(std::move(tsv));
  std::size_t number = 0;
  return gazetteer.read_lines(number) ? 0 : number;
}

std::size_t Gazetteer::longest_from(std::uint64_t first_word) const {
  const std::uint32_t* words = beginnings_.find(first_word);
  return words == nullptr ? 0 : *words;
}

Homonyms Gazetteer::find(std::uint64_t name) const {
  const std::uint32_t* first = by_name_.find(name);
  return first == nullptr ? Homonyms() : Homonyms(names_.data(), *first);
}

Homonyms Gazetteer::find_name(std::string_view name) const {
  text::FoldedText room;
  const text::Folded read = text::fold_words(name, room);
  std::uint64_t hash = kHashStart;
  for (const auto& word : read.words) hash = hash_of(spelled_out(read.folded_of(word)), hash);
  return read.words.empty() ? Homonyms() : find(hash);
}

const Place* Gazetteer::by_code(std::string_view code) const {
  const std::uint32_t number = commune_number(code);
  const std::uint32_t* found = number > 0 ? &communes_[number] : other_codes_.find(hash_of(code));
  if (found == nullptr || *found == 0 || places_[*found - 1].code != code) return nullptr;
  return &places_[*found - 1];
}

}  // namespace vigie::tag
