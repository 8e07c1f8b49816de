// SPDX-License-Identifier: EUPL-1.2
#include "rota/balance.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <set>

namespace vigie::rota {
namespace {

constexpr double kNothing = 1e-9;
constexpr std::size_t kBeamWidth = 24;     // networks kept from one move to the next
constexpr std::size_t kSmallNetwork = 12;  // sources: below, every move is looked at
constexpr double kAffinityWorth = 0.1;     // of a mean load: what a reason is worth beside the gap
constexpr double kWithinShare = 1.25;      // of its share: how far a theme may fill a centre

std::vector<double> loads_of(const LoadNetwork& network) {
  std::vector<double> loads(network.centres.size(), 0);
  for (const LoadSource& source : network.sources) loads[source.holder] += source.load;
  return loads;
}

std::vector<double> fair_loads(const LoadNetwork& network) {
  double all = 0;
  double shares = 0;
  for (const LoadSource& source : network.sources) all += source.load;
  for (const LoadCentre& centre : network.centres) shares += centre.share;
  std::vector<double> fair;
  for (const LoadCentre& centre : network.centres) {
    fair.push_back(shares > 0 ? all * centre.share / shares : 0);
  }
  return fair;
}

double gap_between(const std::vector<double>& loads, const std::vector<double>& fair) {
  double gap = 0;
  for (std::size_t i = 0; i < loads.size(); ++i) gap += std::abs(loads[i] - fair[i]);
  return gap;
}

const std::string* shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto found = std::ranges::find_if(
      a, [&](const std::string& one) { return std::ranges::find(b, one) != b.end(); });
  return found == a.end() ? nullptr : &*found;
}

struct Affinity {
  MoveReason reason = MoveReason::load;
  std::string matter{};
};

Affinity affinity(const LoadSource& source, const LoadCentre& to) {
  if (const auto* theme = shared(source.themes, to.themes)) return {MoveReason::theme, *theme};
  if (const auto* place = shared(source.territory, to.territory)) {
    return {MoveReason::territory, *place};
  }
  if (!source.backup.empty() && source.backup == to.key) return {MoveReason::backup, {}};
  return {};
}

/// A network after some moves: what they cost is the gap, and a little where nothing but the load
/// speaks for a move.
struct State {
  std::vector<double> loads;
  std::vector<std::size_t> moved;  ///< sources, as they were moved
  std::vector<std::size_t> to;
  double gap = 0;
  double cost = 0;
};

struct Candidate {
  std::size_t state = 0;
  std::size_t source = 0;
  std::size_t to = 0;
  double gap = 0;
  double cost = 0;
};

struct Search {
  const LoadNetwork& network;
  std::vector<double> fair;
  std::vector<std::vector<bool>>
      is_liked;  ///< [source][centre]: something but the load speaks for it
  double plain_cost = 0;

  explicit Search(const LoadNetwork& given) : network(given), fair(fair_loads(given)) {
    double all = 0;
    for (const LoadSource& source : network.sources) {
      all += source.load;
      std::vector<bool> liked;
      for (const LoadCentre& centre : network.centres) {
        liked.push_back(affinity(source, centre).reason != MoveReason::load);
      }
      is_liked.push_back(std::move(liked));
    }
    if (!network.sources.empty()) {
      plain_cost = kAffinityWorth * all / static_cast<double>(network.sources.size());
    }
  }

  bool may_move(const State& state, std::size_t source) const {
    const LoadSource& one = network.sources[source];
    return !one.pinned && one.load > kNothing && network.centres[one.holder].takes &&
           std::ranges::find(state.moved, source) == state.moved.end();
  }
  void add_candidates(const std::vector<State>& states, std::size_t at,
                      std::vector<Candidate>& list) const;
  std::vector<State> next(const std::vector<State>& states, std::size_t width) const;
};

void Search::add_candidates(const std::vector<State>& states, std::size_t at,
                            std::vector<Candidate>& list) const {
  const State& state = states[at];
  const bool every_move = network.sources.size() <= kSmallNetwork;
  for (std::size_t s = 0; s < network.sources.size(); ++s) {
    if (!may_move(state, s)) continue;
    const std::size_t from = network.sources[s].holder;
    const double load = network.sources[s].load;
    const double over = state.loads[from] - fair[from];
    if (!every_move && over <= 0) continue;
    for (std::size_t to = 0; to < network.centres.size(); ++to) {
      const double under = fair[to] - state.loads[to];
      if (to == from || !network.centres[to].takes || network.centres[to].share <= 0) continue;
      if (!every_move && under <= 0) continue;
      const double gap = state.gap - std::abs(over) - std::abs(under) + std::abs(over - load) +
                         std::abs(under - load);
      const double cost = state.cost + gap - state.gap + (is_liked[s][to] ? 0 : plain_cost);
      if (every_move || gap < state.gap - kNothing) list.push_back({at, s, to, gap, cost});
    }
  }
}

std::vector<State> Search::next(const std::vector<State>& states, std::size_t width) const {
  std::vector<Candidate> list;
  for (std::size_t at = 0; at < states.size(); ++at) add_candidates(states, at, list);
  const auto cheaper = [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; };
  const std::size_t looked_at = std::min(list.size(), width * 4);
  std::ranges::partial_sort(list, list.begin() + static_cast<std::ptrdiff_t>(looked_at), cheaper);
  std::vector<State> kept;
  std::set<std::vector<std::pair<std::size_t, std::size_t>>> seen;
  for (std::size_t i = 0; i < looked_at && kept.size() < width; ++i) {
    const Candidate& one = list[i];
    State state = states[one.state];
    const LoadSource& source = network.sources[one.source];
    state.loads[source.holder] -= source.load;
    state.loads[one.to] += source.load;
    state.moved.push_back(one.source);
    state.to.push_back(one.to);
    state.gap = one.gap;
    state.cost = one.cost;
    std::vector<std::pair<std::size_t, std::size_t>> moves;
    for (std::size_t m = 0; m < state.moved.size(); ++m) {
      moves.emplace_back(state.moved[m], state.to[m]);
    }
    std::ranges::sort(moves);
    if (seen.insert(std::move(moves)).second) kept.push_back(std::move(state));
  }
  return kept;
}

/// The best of all states that at most `moves_max` moves reach; the fewest moves where two are as
/// good.
State search(const Search& space, std::size_t moves_max) {
  State start{.loads = loads_of(space.network), .moved = {}, .to = {}};
  start.gap = start.cost = gap_between(start.loads, space.fair);
  const bool few = space.network.sources.size() <= kSmallNetwork;
  const bool unlimited = moves_max >= space.network.sources.size();
  const std::size_t width = few ? 4'000 : unlimited ? 1 : kBeamWidth;
  State best = start;
  std::vector<State> states{std::move(start)};
  for (std::size_t move = 0; move < moves_max && !states.empty(); ++move) {
    states = space.next(states, width);
    for (const State& state : states) {
      if (state.gap < best.gap - kNothing && state.cost < best.cost - kNothing) best = state;
    }
  }
  return best;
}

/// In the order in which each helps most.
std::vector<Move> ordered(const Search& space, const State& state) {
  std::vector<std::size_t> left(state.moved.size());
  std::iota(left.begin(), left.end(), std::size_t{0});
  std::vector<double> loads = loads_of(space.network);
  std::vector<Move> moves;
  double gap = gap_between(loads, space.fair);
  while (!left.empty()) {
    std::optional<std::size_t> first;
    double least = 0;
    for (std::size_t i = 0; i < left.size(); ++i) {
      const LoadSource& source = space.network.sources[state.moved[left[i]]];
      std::vector<double> trial = loads;
      trial[source.holder] -= source.load;
      trial[state.to[left[i]]] += source.load;
      const double after = gap_between(trial, space.fair);
      if (!first || after < least - kNothing) {
        first = i;
        least = after;
      }
    }
    const std::size_t at = left[*first];
    const LoadSource& source = space.network.sources[state.moved[at]];
    const std::size_t to = state.to[at];
    loads[source.holder] -= source.load;
    loads[to] += source.load;
    Affinity why = affinity(source, space.network.centres[to]);
    moves.push_back(
        {state.moved[at], source.holder, to, why.reason, std::move(why.matter), gap, least});
    gap = least;
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(*first));
  }
  return moves;
}

}  // namespace

double gap_of(const LoadNetwork& network) {
  return gap_between(loads_of(network), fair_loads(network));
}

Balance balance(const LoadNetwork& network, std::size_t moves_max) {
  const Search space(network);
  const State best = search(space, moves_max);
  Balance result{.moves = ordered(space, best),
                 .before = loads_of(network),
                 .after = best.loads,
                 .fair = space.fair,
                 .pinned_above = {}};
  result.gap_before = gap_between(result.before, result.fair);
  result.gap_after = gap_between(result.after, result.fair);
  for (std::size_t s = 0; s < network.sources.size(); ++s) {
    const LoadSource& source = network.sources[s];
    if (source.pinned && result.after[source.holder] > result.fair[source.holder] + kNothing) {
      result.pinned_above.push_back(s);
    }
  }
  return result;
}

std::vector<std::size_t> allocate(const LoadNetwork& network) {
  const std::vector<double> fair = fair_loads(network);
  std::vector<double> loads(network.centres.size(), 0);
  std::vector<std::size_t> holders(network.sources.size());
  std::vector<std::size_t> order(network.sources.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    const bool pinned_a = network.sources[a].pinned;
    const bool pinned_b = network.sources[b].pinned;
    if (pinned_a != pinned_b) return pinned_a;
    return network.sources[a].load > network.sources[b].load;
  });
  for (const std::size_t s : order) {
    const LoadSource& source = network.sources[s];
    std::size_t best = source.holder;
    if (!source.pinned) {
      const auto least = [&](bool liked) {
        std::optional<std::size_t> found;
        for (std::size_t c = 0; c < network.centres.size(); ++c) {
          const LoadCentre& centre = network.centres[c];
          if (!centre.takes || centre.share <= 0) continue;
          if (liked && (affinity(source, centre).reason == MoveReason::load ||
                        loads[c] + source.load > kWithinShare * fair[c])) {
            continue;
          }
          if (!found ||
              (loads[c] + source.load) / centre.share <
                  (loads[*found] + source.load) / network.centres[*found].share - kNothing) {
            found = c;
          }
        }
        return found;
      };
      best = least(true).value_or(least(false).value_or(source.holder));
    }
    holders[s] = best;
    loads[best] += source.load;
  }
  return holders;
}

}  // namespace vigie::rota
