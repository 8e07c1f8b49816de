// SPDX-License-Identifier: EUPL-1.2
/// How a verb comes to run: CLI11 fills its plain arguments, then `chosen` holds the call.
///
/// Shape   for the arguments*.cpp files alone, which CLI11 stays in.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/arguments.hpp"
#include "cli/arguments_french.hpp"

namespace vigie::cli {

template <typename Arguments>
using Verb = int (*)(const Arguments&, Console&, const Installation&);

/// Named on the command line, `app` is what runs, with its arguments as they stand then.
template <typename Arguments>
void runs(CLI::App* app, Chosen& chosen, const std::shared_ptr<Arguments>& arguments,
          Verb<Arguments> verb) {
  app->callback([&chosen, arguments, verb] {
    chosen.run = [arguments, verb](Console& console, const Installation& installation) {
      return verb(*arguments, console, installation);
    };
  });
}

}  // namespace vigie::cli
