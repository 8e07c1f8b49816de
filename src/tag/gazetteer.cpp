// SPDX-License-Identifier: EUPL-1.2
#include "tag/gazetteer.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/format.hpp"
#include "text/fold.hpp"

namespace vigie::tag {
namespace {

constexpr std::size_t kFieldsMax = 4;

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

/// Communities overseas whose name is also their only commune's, and Paris: the commune is enough.
bool is_named_by_commune(std::string_view departement) {
  return departement == "75" || departement == "977" || departement == "978";
}

}  // namespace

std::string_view departement_of(std::string_view code) {
  return code.substr(0, code.starts_with("97") || code.starts_with("98") ? 3 : 2);
}

std::string_view spelled_out(std::string_view word) {
  if (word == "st") return "saint";
  return word == "ste" ? "sainte" : word;
}

NameHash& NameHash::add(std::string_view folded_word) {
  constexpr std::uint64_t kFnvPrime = 0x100000001b3U;
  for (const char c : folded_word) value_ = (value_ ^ static_cast<unsigned char>(c)) * kFnvPrime;
  value_ = (value_ ^ 0xFFU) * kFnvPrime;  // ends the word: "a bc" is not "ab c"
  return *this;
}

void Gazetteer::add_key(std::string_view first, std::span<const std::string> rest,
                        std::uint32_t place) {
  NameHash name;
  name.add(first);
  beginnings_.push_back({name.value(), static_cast<std::uint32_t>(rest.size() + 1)});
  for (const std::string& word : rest) name.add(spelled_out(word));
  names_.push_back({name.value(), place});
}

void Gazetteer::add_name(std::string_view name, std::uint32_t place) {
  const std::vector<std::string> words = text::words(name);
  if (words.empty() || words.size() > kNameWordsMax) return;
  const std::string_view first = spelled_out(words.front());
  const auto rest = std::span(words).subspan(1);
  add_key(first, rest, place);
  if (rest.empty()) return;
  // "Le Mans" is "au Mans" and "du Mans"; "Les Mureaux" are "aux Mureaux" and "des Mureaux".
  if (first == "le") {
    add_key("au", rest, place);
    add_key("du", rest, place);
  }
  if (first == "les") {
    add_key("aux", rest, place);
    add_key("des", rest, place);
  }
}

Result<void> Gazetteer::add_line(std::string_view line) {
  std::array<std::string_view, kFieldsMax> fields;
  const std::size_t count = split(line, fields);
  const std::string_view kind = fields[0];
  if (count < 3 || fields[1].empty() || fields[2].empty() || kind.size() != 1) {
    return fail(Code::parse, "no territory");
  }
  if (kind == "A") {
    const auto known = by_code_.find(fields[1]);
    if (known == by_code_.end()) return fail(Code::parse, "other name of an unknown code");
    add_name(fields[2], known->second);
    return {};
  }
  if (kind != "R" && count < 4) return fail(Code::parse, "a field is missing");
  Place place{fields[1], fields[2], Level::region, "", "", 0};
  if (kind == "D") {
    place.level = Level::departement;
    place.region = fields[3];
  } else if (kind == "C") {
    place.level = Level::commune;
    place.departement = departement_of(fields[1]);
    const auto departement = by_code_.find(place.departement);
    if (departement != by_code_.end()) place.region = places_[departement->second].region;
    std::from_chars(fields[3].data(), fields[3].data() + fields[3].size(), place.population);
  } else if (kind != "R") {
    return fail(Code::parse, "unknown kind of line");
  }
  const auto index = static_cast<std::uint32_t>(places_.size());
  by_code_.emplace(place.code, index);
  if (place.level != Level::departement || !is_named_by_commune(place.code)) {
    add_name(place.name, index);
  }
  places_.push_back(place);
  return {};
}

void Gazetteer::sort_index() {
  std::ranges::sort(names_, [](const NameEntry& a, const NameEntry& b) {
    return std::pair(a.hash, a.place) < std::pair(b.hash, b.place);
  });
  const auto same = [](const NameEntry& a, const NameEntry& b) {
    return a.hash == b.hash && a.place == b.place;
  };
  names_.erase(std::unique(names_.begin(), names_.end(), same), names_.end());
  // The longest name of each beginning comes first, and alone stays.
  std::ranges::sort(beginnings_, [](const FirstWord& a, const FirstWord& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.words > b.words;
  });
  const auto same_word = [](const FirstWord& a, const FirstWord& b) { return a.hash == b.hash; };
  beginnings_.erase(std::unique(beginnings_.begin(), beginnings_.end(), same_word),
                    beginnings_.end());
}

Result<Gazetteer> Gazetteer::load(std::string_view tsv) {
  if (tsv.size() > kGazetteerBytesMax) return fail(Code::too_large, "territories");
  Gazetteer gazetteer;
  gazetteer.bytes_.assign(tsv.begin(), tsv.end());
  std::string_view rest(gazetteer.bytes_.data(), gazetteer.bytes_.size());
  const auto lines = static_cast<std::size_t>(std::ranges::count(tsv, '\n')) + 1;
  gazetteer.places_.reserve(lines);
  gazetteer.by_code_.reserve(lines);
  gazetteer.names_.reserve(lines + lines / 4);
  gazetteer.beginnings_.reserve(lines + lines / 4);
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const auto end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(rest.size(), end + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    if (auto added = gazetteer.add_line(line); !added) {
      return fail_with(fmt::format("line {}", number), added.error());
    }
  }
  gazetteer.sort_index();
  return gazetteer;
}

std::size_t Gazetteer::longest_from(std::string_view folded_word) const {
  const std::uint64_t hash = NameHash().add(folded_word).value();
  const auto found = std::ranges::lower_bound(beginnings_, hash, {}, &FirstWord::hash);
  return found == beginnings_.end() || found->hash != hash ? 0 : found->words;
}

Homonyms Gazetteer::find(NameHash name) const {
  // Two bounds rather than equal_range: clang 14 cannot read libstdc++'s subrange.
  const auto first = std::ranges::lower_bound(names_, name.value(), {}, &NameEntry::hash);
  const auto last = std::ranges::upper_bound(names_, name.value(), {}, &NameEntry::hash);
  return {first, last};
}

const Place* Gazetteer::by_code(std::string_view code) const {
  const auto found = by_code_.find(code);
  return found == by_code_.end() ? nullptr : &places_[found->second];
}

}  // namespace vigie::tag
