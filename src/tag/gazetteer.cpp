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

void Gazetteer::add_key(std::string key, std::size_t words, std::uint32_t place) {
  auto& longest = longest_[key.substr(0, key.find(' '))];
  longest = std::max(longest, static_cast<std::uint8_t>(words));
  Name& name = names_[std::move(key)];
  name.words = words;
  if (std::ranges::find(name.places, place) == name.places.end()) name.places.push_back(place);
}

void Gazetteer::add_name(std::string_view name, std::uint32_t place) {
  const std::vector<std::string> words = text::words(name);
  if (words.empty() || words.size() > kNameWordsMax) return;
  std::string rest;  // the name without its first word
  for (std::size_t i = 1; i < words.size(); ++i) {
    rest += ' ';
    rest += spelled_out(words[i]);
  }
  const std::string_view first = spelled_out(words.front());
  add_key(std::string(first) + rest, words.size(), place);
  // "Le Mans" is "au Mans" and "du Mans"; "Les Mureaux" are "aux Mureaux" and "des Mureaux".
  if (words.size() > 1 && first == "le") {
    add_key("au" + rest, words.size(), place);
    add_key("du" + rest, words.size(), place);
  }
  if (words.size() > 1 && first == "les") {
    add_key("aux" + rest, words.size(), place);
    add_key("des" + rest, words.size(), place);
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
    const auto known = by_code_.find(std::string(fields[1]));
    if (known == by_code_.end()) return fail(Code::parse, "other name of an unknown code");
    add_name(fields[2], known->second);
    return {};
  }
  if (kind != "R" && count < 4) return fail(Code::parse, "a field is missing");
  Place place{std::string(fields[1]), std::string(fields[2]), Level::region, "", "", 0};
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
  places_.push_back(std::move(place));
  return {};
}

Result<Gazetteer> Gazetteer::load(std::string_view tsv) {
  if (tsv.size() > kGazetteerBytesMax) return fail(Code::too_large, "territories");
  Gazetteer gazetteer;
  const auto lines = static_cast<std::size_t>(std::ranges::count(tsv, '\n')) + 1;
  gazetteer.places_.reserve(lines);
  gazetteer.by_code_.reserve(lines);
  gazetteer.names_.reserve(lines + lines / 4);
  gazetteer.longest_.reserve(lines / 2);
  for (std::size_t number = 1; !tsv.empty(); ++number) {
    const auto end = std::min(tsv.find('\n'), tsv.size());
    std::string_view line = tsv.substr(0, end);
    tsv.remove_prefix(std::min(tsv.size(), end + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    if (auto added = gazetteer.add_line(line); !added) {
      return fail_with(fmt::format("line {}", number), added.error());
    }
  }
  return gazetteer;
}

std::size_t Gazetteer::longest_from(const std::string& folded_word) const {
  const auto found = longest_.find(folded_word);
  return found == longest_.end() ? 0 : found->second;
}

const Name* Gazetteer::find(const std::string& folded_name) const {
  const auto found = names_.find(folded_name);
  return found == names_.end() ? nullptr : &found->second;
}

const Place* Gazetteer::by_code(std::string_view code) const {
  const auto found = by_code_.find(std::string(code));
  return found == by_code_.end() ? nullptr : &places_[found->second];
}

}  // namespace vigie::tag
