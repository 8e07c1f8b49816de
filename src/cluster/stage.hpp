// SPDX-License-Identifier: EUPL-1.2
/// How far a decision has come, as a title tells it: a law examined, voted, promulgated.
///
/// Shape   the stem of a word → the stage that it names; none for most words. Two titles of one
///         decision at two stages tell one story at most, never one text.
/// Pure    yes.
#pragma once

#include <cstdint>

namespace vigie::cluster {

enum class Stage : std::uint8_t { none, ahead, taken, in_force, refused, several };

/// `stem` is a term's number.
Stage stage_of(std::uint32_t stem);

/// What a title's next word makes of it: a title that tells two stages has neither.
constexpr Stage with(Stage before, Stage next) {
  if (next == Stage::none || next == before) return before;
  return before == Stage::none ? next : Stage::several;
}

constexpr bool other_stage(Stage one, Stage other) {
  const bool told = one != Stage::none && one != Stage::several;
  return told && other != Stage::none && other != Stage::several && one != other;
}

}  // namespace vigie::cluster
