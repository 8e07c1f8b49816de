// SPDX-License-Identifier: EUPL-1.2
/// Words that mean something to grouping whatever the window holds: towns, rubrics, acronyms.
///
/// Shape   lists of config/ made part of the program: a sketch is kept in the database, so that the
///         same words must give the same terms wherever and whenever they are read. What is asked
///         by the word is asked by its hash or its stem's.
///         A town is told by all words of its name ("saint", "brieuc"), an acronym by the telling
///         words of its long form, in order.
/// Units   `word_hash` of folded words; stems as 29-bit numbers, as terms have them.
/// Pure    yes: read once, the same everywhere.
/// Source  config/stories/README.md; the names of communes are those of config/territories.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace vigie::cluster {

/// What a hash or a stem's hash is among terms.
constexpr std::uint32_t short_hash(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash ^ (hash >> 32U)) & 0x1fffffffU;
}

/// Of a title's rubric or institution: no event by itself.
bool is_common(std::uint32_t stem);
bool is_first_name(std::uint32_t stem);

/// A key for a name read word by word.
std::uint64_t name_key(std::uint64_t so_far, std::uint64_t word);

/// The larger, the less must stand around a name to take it for the town's.
/// `wider`: of a département or a région, where no commune bears the name.
enum class TownSize : std::uint8_t { none, wider, village, town, city };
struct TownFound {
  TownSize size = TownSize::none;
  bool goes_on = false;  ///< a longer name begins so too
};
TownFound town_of(std::uint64_t name_key);

/// The acronym whose long form ends with these stems, and how many of them are its own; 0 for none.
struct AcronymFound {
  std::uint32_t stem = 0;
  std::size_t words = 0;
};
/// Does any long form end with this stem?
bool ends_long_form(std::uint32_t stem);
AcronymFound acronym_of(std::span<const std::uint32_t> stems);

}  // namespace vigie::cluster
