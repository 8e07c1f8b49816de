// SPDX-License-Identifier: EUPL-1.2
/// The names of France's régions, départements and communes, found by their words.
///
/// Shape   tab-separated lines → places, and an index from folded names ("saint denis", "au mans")
///         to the places that bear them. Lines: "R code name", "D code name region",
///         "C code name population", "A code other-name"; # starts a remark.
/// Units   codes: "R32", "93", "2A", "974", commune "93066". Populations are persons.
/// Errors  parse, with the line, for what is no such line; too_large over kGazetteerBytesMax.
/// Pure    bytes in, value out. All of France takes tens of milliseconds to load: the index is one
///         sorted array of hashes, and texts are views of the bytes kept.
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
  std::string_view code;
  std::string_view name;
  Level level = Level::commune;
  std::string_view departement;  ///< of a commune
  std::string_view region;       ///< "" of a région itself
  std::int64_t population = 0;
};

/// A folded name, word by word. 64 bits: among 40,000 names none meets another by chance.
class NameHash {
 public:
  NameHash& add(std::string_view folded_word);
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325U;
};

/// One place that bears a name; neighbours with the same hash are homonyms.
struct NameEntry {
  std::uint64_t hash = 0;
  std::uint32_t place = 0;
};
using Homonyms = std::span<const NameEntry>;

class Gazetteer {
 public:
  static Result<Gazetteer> load(std::string_view tsv);

  Gazetteer(Gazetteer&&) = default;
  Gazetteer& operator=(Gazetteer&&) = default;
  Gazetteer(const Gazetteer&) = delete;  // places are views of bytes_
  Gazetteer& operator=(const Gazetteer&) = delete;
  ~Gazetteer() = default;

  /// The most words that a name starting with this one has; 0 when none does.
  std::size_t longest_from(std::string_view folded_word) const;
  Homonyms find(NameHash name) const;
  const Place& place(const NameEntry& entry) const { return places_[entry.place]; }
  const Place* by_code(std::string_view code) const;
  std::size_t size() const { return places_.size(); }

 private:
  struct FirstWord {
    std::uint64_t hash = 0;
    std::uint32_t words = 0;  ///< of the longest name that starts so
  };

  Gazetteer() = default;
  Result<void> add_line(std::string_view line);
  void add_name(std::string_view name, std::uint32_t place);
  void add_key(std::string_view first, std::span<const std::string> rest, std::uint32_t place);
  void sort_index();

  std::vector<char> bytes_;
  std::vector<Place> places_;
  std::unordered_map<std::string_view, std::uint32_t> by_code_;
  std::vector<NameEntry> names_;       ///< by hash, then place
  std::vector<FirstWord> beginnings_;  ///< by hash
};

/// The département of a commune's code: "93066" → "93", "97411" → "974", "2A004" → "2A".
std::string_view departement_of(std::string_view commune_code);
/// "st" → "saint", "ste" → "sainte": how names are abbreviated in print.
std::string_view spelled_out(std::string_view folded_word);

}  // namespace vigie::tag
