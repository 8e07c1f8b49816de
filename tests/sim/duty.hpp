// SPDX-License-Identifier: EUPL-1.2
/// The duty of a simulated year: a plan acted once, then swaps, weeks taken, absences.
///
/// Shape   `Duty` keeps who does each week by what both sides agreed on; `check` asks the final plan.
#pragma once

#include <map>
#include <string>

#include "app/rota/swaps.hpp"
#include "sim/world.hpp"

namespace vigie::sim {

class Duty {
 public:
  explicit Duty(World& world);

  void act_plan();
  /// What people agree on today.
  void live_a_day();
  void check();
  int swaps() const { return swaps_; }

 private:
  app::Acting as(const std::string& centre) const;
  std::string centre_of(Day week) const;
  Day a_week_to_come(const std::string& centre);
  void swap();
  void take();
  void be_away();

  World* world_;
  Chance chance_;
  std::map<std::int32_t, std::string> holder_;  ///< by the Monday of its week
  int swaps_ = 0;
};

}  // namespace vigie::sim
