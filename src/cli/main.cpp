// SPDX-License-Identifier: EUPL-1.2
#include <clocale>
#include <csignal>
#include <exception>
#include <ios>
#include <variant>

#include "cli/arguments.hpp"

int main(int count, char** arguments) {
  using namespace vigie;
  // Names of hosts with accents need it in libcurl; nothing else depends on the locale.
  std::setlocale(LC_CTYPE, "C.UTF-8");
  std::signal(SIGPIPE, SIG_IGN);
  // Nothing reads standard input by C: a batch costs a sixth less where the two need not agree.
  std::ios::sync_with_stdio(false);
  try {
    auto read = cli::read_arguments(count, arguments);
    cli::Console console;
    if (const int* code = std::get_if<int>(&read)) return console.finish(*code);
    const auto& chosen = std::get<cli::Chosen>(read);
    if (chosen.run_without_installation) {
      return console.finish(chosen.run_without_installation(console));
    }
    const auto installation = cli::load_installation(cli::find_config(chosen.config_file), console);
    if (!installation) return console.report(installation.error());
    return console.finish(chosen.run(console, *installation));
  } catch (const std::exception& error) {  // a library's; ours are values
    return cli::Console().report({Code::internal, error.what()});
  }
}
