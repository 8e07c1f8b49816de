// SPDX-License-Identifier: EUPL-1.2
// vigie_sim --seed N --days D [--plant FAULT]: one simulated year; exit code 1 where the ledger and
// the program do not agree.
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <random>
#include <string_view>

#include "sim/simulate.hpp"

int main(int argc, char** argv) {
  using namespace vigie::sim;
  SimOptions options;
  options.days = 365;
  options.seed = std::random_device()() % 1'000'000U;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    if (name == "--seed") options.seed = std::strtoull(argv[i + 1], nullptr, 10);
    if (name == "--days") options.days = std::atoi(argv[i + 1]);
    if (name == "--papers") options.papers = std::atoi(argv[i + 1]);
    if (name == "--centres") options.centres = std::atoi(argv[i + 1]);
    if (name == "--plant") {
      for (const Planted planted : kPlanted) {
        if (name_of(planted) == argv[i + 1]) options.planted = planted;
      }
    }
  }
  fmt::print("seed {}, {} days; again: script/simulate --seed {} --days {}\n", options.seed,
             options.days, options.seed, options.days);
  const auto begun = std::chrono::steady_clock::now();
  const SimOutcome outcome = simulate(options, [](const std::string& told) {
    fmt::print("  {}\n", told);
    std::fflush(stdout);
  });
  const auto took = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  fmt::print("{}\n{:.1f} s\n", outcome.figures, took);
  for (const std::string& fault : outcome.faults) fmt::print("WRONG {}\n", fault);
  return outcome.faults.empty() ? 0 : 1;
}
