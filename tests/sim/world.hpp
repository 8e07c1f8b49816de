// SPDX-License-Identifier: EUPL-1.2
/// One simulated network: its people, its press, its relay, and the real program between them.
///
/// Shape   a real SQLite file, the daemon's own jobs run lane by lane, the site answering requests;
///         clock and chance are given. Parts of the year (desks, duty, letters, readers, visitors)
///         act on it and keep a ledger of their own; what does not agree is said with `wrong`.
/// Units   UTC seconds of the simulated clock.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/jobs/job.hpp"
#include "config/vigie_config.hpp"
#include "model/ids.hpp"
#include "sim/chance.hpp"
#include "sim/sim_press.hpp"
#include "sim/sim_relay.hpp"
#include "support/fakes.hpp"
#include "support/fixture.hpp"
#include "web/site.hpp"

namespace vigie::sim {

/// Faults that a test plants in the database, so that the simulator has something to find.
enum class Planted {
  none,
  lost_delivery_event,
  doubled_relay,      ///< after a kill, what was relayed stands there twice
  skipped_hand_over,  ///< a swap that both sides agreed on moves nothing
  leaked_text,        ///< some texts outlive their purge
  miscounted_visitor
};
inline constexpr Planted kPlanted[] = {Planted::none,          Planted::lost_delivery_event,
                                       Planted::doubled_relay, Planted::skipped_hand_over,
                                       Planted::leaked_text,   Planted::miscounted_visitor};
std::string_view name_of(Planted planted);

struct SimOptions {
  std::uint64_t seed = 1;
  int days = 60;
  int papers = 36;
  int centres = 6;
  int kill_percent = 8;  ///< of the days
  Planted planted = Planted::none;
};

struct Person {
  CuratorId id;
  std::string email;
  std::string name;
};
struct SimCentre {
  CentreId id;
  std::string key;
  std::string name;
  std::vector<Person> people;
};

class World {
 public:
  explicit World(SimOptions options);
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  /// The program starts, or ends: no connection is left open.
  void open();
  void close();
  store::Database& db() { return ports_->db; }
  web::Site& site() { return *site_; }

  void turn_to(Instant now);
  void pass(std::int64_t seconds) { turn_to(clock.now() + seconds); }
  /// What the daemon does at this moment, until nothing more is to be done at once.
  void run_lanes();
  void run_lane(Lane lane);

  /// The program does `work` in a process of its own, which dies without a word at its `n`th
  /// commit: just before it, or just after. Then it starts again. True where it died.
  bool run_and_kill(const std::function<void()>& work, int n);
  int kills() const { return kills_; }

  void wrong(std::string what);
  const std::vector<std::string>& faults() const { return faults_; }

  std::int64_t number(std::string_view sql);
  /// Rows as texts.
  std::vector<std::vector<std::string>> rows(std::string_view sql, int columns);
  void execute(std::string_view sql);

  /// The centre that reads this paper.
  const SimCentre& holder_of(int paper) const {
    return centres.at(static_cast<std::size_t>(paper) % centres.size());
  }
  std::filesystem::path file() const { return folder.path() / "vigie.db"; }
  const config::VigieConfig& settings() const { return config_; }
  Chance chance_of(std::string_view part) const { return Chance(options.seed).of(part); }
  Day today() const { return paris_day(clock.now()); }

  const SimOptions options;
  const Instant start;
  test::TemporaryFolder folder;
  test::FakeClock clock;
  test::SeededEntropy entropy;
  SimPress press;
  SimRelay relay;
  std::vector<SimCentre> centres;
  CuratorId coordinator{};

 private:
  void settle_network();
  void plant();
  void plant_after_a_kill();
  app::JobPorts make_ports();

  config::VigieConfig config_;
  std::unique_ptr<web::Site> site_;
  std::unique_ptr<app::JobPorts> ports_;
  std::vector<std::string> faults_;
  int kills_ = 0;
};

}  // namespace vigie::sim
