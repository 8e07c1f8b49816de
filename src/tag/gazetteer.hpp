// SPDX-License-Identifier: EUPL-1.2
/// The names of France's régions, départements, communes, intercommunalities and priority
/// neighbourhoods, found by their words.
///
/// Shape   tab-separated lines → places, and an index from folded names ("saint denis", "au mans")
///         to the places that bear them. Lines: "R code name", "D code name region",
///         "C code name population", "E code name communes", "Q code name communes",
///         "A code other-name"; communes are codes parted by |; # starts a remark.
/// Units   codes: "R32", "93", "2A", "974", commune "93066", EPCI "200054781", QPV "QN09301M".
///         Populations are persons.
/// Errors  parse, with the line, for what is no such line; too_large over kGazetteerBytesMax.
/// Pure    bytes in, value out. All of France takes some milliseconds to load: the indexes are flat
///         arrays of hashes, and texts are views of the bytes kept.
/// Source  config/territories/README.md.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "tag/hash_index.hpp"

namespace vigie::text {
struct FoldedText;
}

namespace vigie::tag {

inline constexpr std::size_t kGazetteerBytesMax = 16 << 20;
inline constexpr std::size_t kNameWordsMax = 14;

enum class Level { region, departement, commune, epci, qpv };

/// The word that a script reads: "commune".
std::string_view name_of(Level level);
/// What a code names, by its shape.
Level level_of(std::string_view code);

struct Place {
  std::string_view code;
  std::string_view name;
  std::string_view departement;  ///< of a commune; of an EPCI or QPV, where its first commune lies
  std::string_view region;       ///< "" of a région itself
  std::string_view communes;     ///< of an EPCI or QPV: codes parted by |
  std::int64_t population = 0;
  Level level = Level::commune;
};

/// The places that bear one name, in the order of the lines.
class Homonyms {
 public:
  struct Entry {
    std::uint32_t place = 0;
    std::uint32_t next = 0;  ///< 0: the last; else an index of the table
  };
  class Iterator {
   public:
    Iterator(const Entry* table, std::uint32_t at) : table_(table), at_(at) {}
    std::uint32_t operator*() const { return table_[at_].place; }
    Iterator& operator++() {
      at_ = table_[at_].next;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return at_ != other.at_; }

   private:
    const Entry* table_;
    std::uint32_t at_;
  };

  Homonyms() = default;
  Homonyms(const Entry* table, std::uint32_t first) : table_(table), first_(first) {}
  bool empty() const { return first_ == 0; }
  Iterator begin() const { return {table_, first_}; }
  Iterator end() const { return {table_, 0}; }

 private:
  const Entry* table_ = nullptr;
  std::uint32_t first_ = 0;
};

class Gazetteer {
 public:
  static Result<Gazetteer> load(std::string tsv);
  /// The line, counted from 1, that `load` stops at; 0 when it takes every one.
  static std::size_t first_bad_line(std::string tsv);

  Gazetteer(Gazetteer&&) = default;
  Gazetteer& operator=(Gazetteer&&) = default;
  Gazetteer(const Gazetteer&) = delete;  // places are views of bytes_
  Gazetteer& operator=(const Gazetteer&) = delete;
  ~Gazetteer() = default;

  /// The most words that a name starting with this one has; 0 when none does.
  std::size_t longest_from(std::uint64_t first_word) const;
  /// `name`: hash_of each word, one going on from the other.
  Homonyms find(std::uint64_t name) const;
  Homonyms find_name(std::string_view name) const;
  const Place& place(std::uint32_t index) const { return places_[index]; }
  const Place* by_code(std::string_view code) const;
  const std::vector<Place>& places() const { return places_; }

 private:
  explicit Gazetteer(std::string tsv);
  /// `number` is the line it came to.
  Result<void> read_lines(std::size_t& number);
  Result<void> add_line(std::string_view line, text::FoldedText& scratch);
  void place_inside(Place& place, std::string_view departement);
  void add_place(const Place& place);
  void add_name(std::string_view name, std::uint32_t place, text::FoldedText& scratch);
  void add_grouping_names(const Place& place, std::uint32_t index, text::FoldedText& scratch);
  void add_key(std::uint64_t name, std::uint64_t first_word, std::size_t words,
               std::uint32_t place);

  std::unique_ptr<std::string> bytes_;
  std::vector<Place> places_;
  std::vector<std::uint32_t> communes_;   ///< by number: a place, counted from 1
  HashIndex<std::uint32_t> other_codes_;  ///< the same by hash, of what is no commune
  std::vector<Homonyms::Entry> names_;    ///< names_[0] is nobody
  HashIndex<std::uint32_t> by_name_;      ///< the first of its homonyms
  HashIndex<std::uint32_t> beginnings_;   ///< words of the longest name that starts so
};

/// The département of a commune's code: "93066" → "93", "97411" → "974", "2A004" → "2A".
std::string_view departement_of(std::string_view commune_code);
/// "st" → "saint", "ste" → "sainte": how names are abbreviated in print.
std::string_view spelled_out(std::string_view folded_word);
/// Is `commune` one of the codes of "33063|33522"?
bool lists_commune(std::string_view communes, std::string_view commune);

}  // namespace vigie::tag
