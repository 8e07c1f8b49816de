// SPDX-License-Identifier: EUPL-1.2
/// vigie audience [YEAR] [--shelf theme/sante] [--csv] [--count]
///
/// Shape   see app/panorama/read_audience.hpp, in sentences or as a file. --count reads the log first,
///         as the job does each minute.
#pragma once

#include <string>

#include "cli/console.hpp"
#include "cli/installation.hpp"

namespace vigie::cli {

struct AudienceArguments {
  int year = 0;  ///< 0: this one
  std::string shelf;
  bool csv = false;
  bool count = false;
};
int run_audience_verb(const AudienceArguments& arguments, Console& console,
                      const Installation& installation);

}  // namespace vigie::cli
