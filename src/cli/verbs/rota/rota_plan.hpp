// SPDX-License-Identifier: EUPL-1.2
/// vigie rota plan --from 2027-01-04 --to 2027-07-02 [--seed-order 7] [--act --meeting … --on …
/// --as …] vigie rota check [--json]
///
/// Shape   plan: the weeks, what each centre does as a sentence, what would move; writes nothing.
///         With --act it is acted, and says so. check: what will go wrong, a line each; exit code
///         4 where there is something.
#pragma once

#include <string>
#include <vector>

#include "app/rota/plan_duty.hpp"
#include "cli/installation.hpp"

namespace vigie::cli {

struct RotaPlanArguments {
  std::string from;
  std::string to;
  std::string seed;  ///< a number; "" : the listed order
  bool act = false;
  std::string meeting;
  std::string acted_on;  ///< "" : today
  std::string by;        ///< an account; "" : the command line
  bool json = false;
};
int run_rota_plan(const RotaPlanArguments& arguments, Console& console,
                  const Installation& installation);

std::vector<std::string> rota_plan_lines(const app::PlanPreview& preview);

struct RotaCheckArguments {
  std::string from;  ///< "" : today
  bool json = false;
};
int run_rota_check(const RotaCheckArguments& arguments, Console& console,
                   const Installation& installation);

}  // namespace vigie::cli
