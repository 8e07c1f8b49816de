// SPDX-License-Identifier: EUPL-1.2
#include "rota/hand_over.hpp"

#include <algorithm>

#include "rota/duty.hpp"

namespace vigie::rota {
namespace {

constexpr std::string_view kWeekdays[] = {"lundi",    "mardi",  "mercredi", "jeudi",
                                          "vendredi", "samedi", "dimanche"};
constexpr int kFriday = 5;

int two_digits(std::string_view text) {
  if (text.size() != 2) return 0;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

}  // namespace

HandOver read_hand_over(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos || text.size() != space + 6) return {};
  const auto* weekday = std::ranges::find(kWeekdays, text.substr(0, space));
  if (weekday == std::end(kWeekdays)) return {};
  return {.weekday = static_cast<int>(weekday - std::begin(kWeekdays)) + 1,
          .hour = two_digits(text.substr(space + 1, 2)),
          .minute = two_digits(text.substr(space + 4, 2))};
}

Day hand_over_day(const HandOver& hand_over, const Turn& turn) {
  if (turn.is_day()) return turn.first;
  const Day day = turn.first + (hand_over.weekday - 1);
  return hand_over.weekday >= kFriday ? day - 7 : day;
}

std::string_view zone_of(const Rota& rota, std::string_view centre) {
  if (!rota.zone.empty()) return rota.zone;
  const auto found = std::ranges::find(rota.centres, centre, &CentreDays::key);
  return found == rota.centres.end() ? kParis : std::string_view(found->zone);
}

Result<Instant> takes_over_at(const Rota& rota, Day first) {
  const HandOver hand_over = read_hand_over(rota.handoff);
  const auto duty = duty_on(rota, first);
  const std::string_view zone = zone_of(rota, duty ? duty->centre : std::string());
  return instant_at(hand_over_day(hand_over, turn_at(rota, first)), hand_over.hour,
                    hand_over.minute, zone);
}

}  // namespace vigie::rota
