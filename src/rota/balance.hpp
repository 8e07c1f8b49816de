// SPDX-License-Identifier: EUPL-1.2
/// Who should read what, when loads have drifted: at most k sources change hands, each with a
/// reason.
///
/// Shape   centres with their shares, themes and territory; sources with their load, holder and what
///         pins them -> moves in the order in which they help, the loads before and after, and what
///         pinned sources leave. Nothing is applied. The gap is the sum over centres of
///         |load − share of all|; only moves that narrow it are proposed.
///         `allocate` is for an empty network: the heaviest source first, to whoever has least for
///         its share, centres that read its theme first as long as they stay within a quarter.
/// Units   loads are minutes a week, or whatever measure the caller chose.
/// Pure    yes: same values, same moves; ties by the order of the lists.
/// Source  LPT (Graham 1969) for `allocate`. For moves: steepest descent on single moves, then moves
///         of two at once where no single one helps.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace vigie::rota {

struct LoadCentre {
  std::string key;
  double share = 1;
  std::vector<std::string> themes{};
  std::vector<std::string> territory{};
  bool takes = true;  ///< false: retired or away for long, gives and receives nothing
};

struct LoadSource {
  std::string key;
  std::string title;
  double load = 0;
  std::size_t holder = 0;  ///< in the list of centres
  std::vector<std::string> themes{};
  std::vector<std::string> territory{};
  std::string backup{};  ///< a centre's key; "" : none
  bool pinned = false;   ///< fixed by its file, or a regional title
};

struct LoadNetwork {
  std::vector<LoadCentre> centres;
  std::vector<LoadSource> sources;
};

enum class MoveReason { theme, territory, backup, load };

struct Move {
  std::size_t source = 0;
  std::size_t from = 0;
  std::size_t to = 0;
  MoveReason reason = MoveReason::load;
  std::string matter{};  ///< the theme or the territory
  double gap_before = 0;
  double gap_after = 0;
};

struct Balance {
  std::vector<Move> moves;
  std::vector<double> before;  ///< loads, by centre
  std::vector<double> after;
  std::vector<double> fair;  ///< each centre's share of all
  double gap_before = 0;
  double gap_after = 0;
  std::vector<std::size_t> pinned_above;  ///< pinned sources of centres still above their share
};

/// Unlimited where `moves_max` is the number of sources.
Balance balance(const LoadNetwork& network, std::size_t moves_max);
double gap_of(const LoadNetwork& network);

/// The holder of each source, in the order of the sources; those that are pinned stay.
std::vector<std::size_t> allocate(const LoadNetwork& network);

}  // namespace vigie::rota
