// SPDX-License-Identifier: EUPL-1.2
#include "fetch/order.hpp"

#include <algorithm>
#include <unordered_map>

namespace vigie::fetch {

std::vector<std::size_t> interleaved(const std::vector<std::string>& hosts) {
  struct Place {
    std::size_t turn;
    std::size_t index;
    bool operator<(const Place& other) const {
      return turn != other.turn ? turn < other.turn : index < other.index;
    }
  };
  std::unordered_map<std::string_view, std::size_t> turns;
  std::vector<Place> places;
  places.reserve(hosts.size());
  for (std::size_t i = 0; i < hosts.size(); ++i) places.push_back({turns[hosts[i]]++, i});
  std::sort(places.begin(), places.end());
  std::vector<std::size_t> order;
  order.reserve(places.size());
  for (const Place& place : places) order.push_back(place.index);
  return order;
}

}  // namespace vigie::fetch
