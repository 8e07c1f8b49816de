// SPDX-License-Identifier: EUPL-1.2
// A year of the duty planned for nineteen centres, with closures and absences; eight moves proposed
// for nineteen centres and three hundred sources that drifted.
#include <benchmark/benchmark.h>

#include <random>
#include <string>

#include "rota/balance.hpp"
#include "rota/plan_duty.hpp"

namespace vigie::rota {
namespace {

constexpr int kCentres = 19;
constexpr int kSources = 300;
constexpr std::size_t kMoves = 8;

DutyRequest a_year() {
  const Day from = *parse_day("2027-01-04");
  DutyRequest request{.from = from, .to = from + 52 * 7 - 3};
  for (int i = 0; i < kCentres; ++i) {
    DutyCentre centre;
    centre.days.key = "c" + std::to_string(i);
    centre.share = i % 5 == 0 ? 0.5 : 1;
    request.order.push_back(std::move(centre));
    request.absences.push_back({"c" + std::to_string(i), from + 17 * i, from + 17 * i + 11, "x"});
  }
  request.absences.push_back({"", from + 215, from + 228, "été"});
  return request;
}

LoadNetwork a_network(unsigned seed) {
  std::mt19937 generator(seed);
  const auto upto = [&](std::size_t most) { return generator() % (most + 1); };
  std::lognormal_distribution<double> minutes(2.3, 0.9);
  LoadNetwork network;
  for (int i = 0; i < kCentres; ++i) {
    LoadCentre centre{.key = "c" + std::to_string(i), .share = upto(4) == 0 ? 0.5 : 1.0};
    centre.themes.push_back("t" + std::to_string(upto(10)));
    network.centres.push_back(std::move(centre));
  }
  for (int i = 0; i < kSources; ++i) {
    LoadSource one{.key = "s" + std::to_string(i), .load = minutes(generator)};
    one.pinned = upto(3) == 0;
    one.themes.push_back("t" + std::to_string(upto(10)));
    network.sources.push_back(std::move(one));
  }
  const auto holders = allocate(network);
  for (std::size_t i = 0; i < holders.size(); ++i) network.sources[i].holder = holders[i];
  for (LoadSource& one : network.sources) {
    if (upto(4) == 0) one.load = minutes(generator);
  }
  return network;
}

void BM_PlanAYear(benchmark::State& state) {
  const DutyRequest request = a_year();
  for (auto _ : state) benchmark::DoNotOptimize(plan_duty(request));
}
BENCHMARK(BM_PlanAYear)->Unit(benchmark::kMillisecond);

void BM_BalanceEightMoves(benchmark::State& state) {
  const LoadNetwork network = a_network(static_cast<unsigned>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(balance(network, kMoves));
}
BENCHMARK(BM_BalanceEightMoves)->DenseRange(1, 5)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace vigie::rota
