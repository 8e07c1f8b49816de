// SPDX-License-Identifier: EUPL-1.2
/// Runs a real program and waits for it, with a limit: what people and scripts would see.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace vigie::test {

struct Ran {
  int exit_code = -1;  ///< 128 + signal when it was killed
  std::string out;
  std::string err;
};

struct RunOptions {
  std::string input = {};
  std::filesystem::path folder = {};                  ///< where it runs; empty: here
  std::map<std::string, std::string> variables = {};  ///< added to the environment
  int limit_s = 60;                                   ///< killed after that
  std::filesystem::path in = {};                      ///< read instead of `input`
  std::filesystem::path out = {};                     ///< written instead of Ran::out: /dev/full
  bool at_terminal = false;                           ///< standard error is a terminal
};

/// The vigie of this build with these arguments.
Ran run_vigie(const std::vector<std::string>& arguments, const RunOptions& options = {});

}  // namespace vigie::test
