// SPDX-License-Identifier: EUPL-1.2
/// vigie report 2026 [--centre pole] [--csv | --json | --html | --facets]: the yearly report.
///
/// Shape   sentences ready to paste, unless another form is asked for. What was not measured is
///         named at the end.
#pragma once

#include "cli/installation.hpp"

namespace vigie::cli {

struct ReportArguments {
  int year = 0;
  std::string centre;
  bool csv = false, json = false, html = false, facets = false;
};

int run_report(const ReportArguments& arguments, Console& console,
               const Installation& installation);

}  // namespace vigie::cli
