// SPDX-License-Identifier: EUPL-1.2
/// vigie doctor [--json]: the machine and the installation looked over, each line with what to do.
///
/// Shape   reads only; asks the mail server to answer, and sends nothing.
/// Errors  none of its own: what cannot be read is a line. Exit 0 where all is well, 4 where something
///         is to look at, 1 where something is wrong.
#pragma once

#include <string>

#include "cli/installation.hpp"

namespace vigie::cli {

struct DoctorArguments {
  bool json = false;
  std::string version;  ///< of this program
};

int run_doctor(const DoctorArguments& arguments, Console& console,
               const Installation& installation);

}  // namespace vigie::cli
