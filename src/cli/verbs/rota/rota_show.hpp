// SPDX-License-Identifier: EUPL-1.2
/// vigie rota show [--week 2027-02-01] [--centre CLÉ] [--json]
///
/// Shape   who is on panorama duty (exceptions said in words), then each centre with its sources,
///         their backup and, while their holder is absent, who reads them.
#pragma once

#include <string>
#include <vector>

#include "app/rota/rota_week.hpp"
#include "cli/installation.hpp"

namespace vigie::cli {

struct RotaShowArguments {
  std::string week;  ///< any day of it; "" : this week in Paris
  std::string centre;
  bool json = false;
};

int run_rota_show(const RotaShowArguments& arguments, Console& console,
                  const Installation& installation);

std::vector<std::string> rota_week_lines(const app::RotaWeek& week);
std::string rota_week_json(const app::RotaWeek& week);

}  // namespace vigie::cli
