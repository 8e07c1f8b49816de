// SPDX-License-Identifier: EUPL-1.2
/// The names of France's régions, départements and communes, found by their words.
///
/// Shape   tab-separated lines → places, and an index from folded names ("saint denis", "au mans")
///         to the places that bear them. Lines: "R code name", "D code name region",
///         "C code name population", "A code other-name"; # starts a remark.
/// Units   codes: "R32", "93", "2A", "974", commune "93066". Populations are persons.
/// Errors  parse, with the line, for what is no such line; too_large over kGazetteerBytesMax.
/// Pure    bytes in, value out; loading all of France takes some 40 ms.
/// Source  config/territories/README.md.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"

namespace vigie::tag {

inline constexpr std::size_t kGazetteerBytesMax = 8 << 20;
inline constexpr std::size_t kNameWordsMax = 10;

enum class Level { region, departement, commune };

struct Place {
  std::string code;
  std::string name;
  Level level = Level::commune;
  std::string departement;  ///< of a commune
  std::string region;       ///< "" of a région itself
  std::int64_t population = 0;
};

/// Which places bear a name; several are homonyms.
struct Name {
  std::vector<std::uint32_t> places;
  std::size_t words = 0;
};

class Gazetteer {
 public:
  static Result<Gazetteer> load(std::string_view tsv);

  /// The most words that a name starting with this one has; 0 when none does.
  std::size_t longest_from(const std::string& folded_word) const;
  const Name* find(const std::string& folded_name) const;
  const Place& place(std::uint32_t index) const { return places_[index]; }
  const Place* by_code(std::string_view code) const;
  std::size_t size() const { return places_.size(); }

 private:
  Result<void> add_line(std::string_view line);
  void add_name(std::string_view name, std::uint32_t place);
  void add_key(std::string key, std::size_t words, std::uint32_t place);

  std::vector<Place> places_;
  std::unordered_map<std::string, std::uint32_t> by_code_;
  std::unordered_map<std::string, Name> names_;
  std::unordered_map<std::string, std::uint8_t> longest_;
};

/// The département of a commune's code: "93066" → "93", "97411" → "974", "2A004" → "2A".
std::string_view departement_of(std::string_view commune_code);
/// "st" → "saint", "ste" → "sainte": how names are abbreviated in print.
std::string_view spelled_out(std::string_view folded_word);

}  // namespace vigie::tag
