// SPDX-License-Identifier: EUPL-1.2
#include "sim/simulate.hpp"

#include <cstdlib>
#include <filesystem>

#include "app/jobs/clock_watch.hpp"
#include "base/format.hpp"
#include "sim/desks.hpp"
#include "sim/duty.hpp"
#include "sim/letters.hpp"
#include "sim/public_life.hpp"

namespace vigie::sim {
namespace {

constexpr int kCalmDays = 10;  ///< at the end, nothing is wrong: what was late comes

class Year {
 public:
  explicit Year(const SimOptions& options)
      : world_(options),
        chance_(world_.chance_of("year")),
        desks_(world_),
        duty_(world_),
        letters_(world_),
        visitors_(world_) {}

  SimOutcome live(const std::function<void(const std::string&)>& progress) {
    duty_.act_plan();
    letters_.import_first_readers();
    for (int day = 0; day < world_.options.days; ++day) {
      world_.press.live_a_day(midnight(day));
      live_a_day(day);
      if (progress && day % 30 == 29) progress(figures());
    }
    world_.press.heal();
    for (int day = world_.options.days; day < world_.options.days + kCalmDays; ++day) {
      for (const int hour : {1, 5, 9, 13, 17, 21}) tick(day, hour);
    }
    desks_.look();
    tick(world_.options.days + kCalmDays, 1);
    check_all(true);
    return {world_.faults(), figures()};
  }

 private:
  Instant midnight(int day) const { return world_.start + day * kDaySeconds; }

  void tick(int day, int hour) {
    const Instant at = midnight(day) + hour * kHourSeconds;
    if (at > world_.clock.now()) world_.turn_to(at);  // people may have worked for longer
    world_.run_lanes();
    letters_.read_mail();
  }

  void live_a_day(int day) {
    world_.relay.set_outage(chance_.percent(5));
    tick(day, 3);
    tick(day, 7);
    visitors_.live_a_day();
    const int weekday = weekday_of(world_.today());
    if (weekday < 6) {
      tick(day, 9);
      desks_.work();
      duty_.live_a_day();
      letters_.live_a_day();
    }
    desks_.look();
    if (chance_.percent(4)) step_the_clock();
    if (chance_.percent(world_.options.kill_percent)) kill();
    tick(day, 13);
    desks_.check_panorama();
    for (const int hour : {15, 17, 20, 22}) tick(day, hour);
    if (day % 7 == 6) check_all(false);
  }

  /// The machine's clock is wrong for a while: back an hour, or ahead for some hours or days.
  void step_the_clock() {
    ++steps_;
    const Instant truth = world_.clock.now();
    const bool back = chance_.percent(50);
    const std::int64_t by = back ? -kHourSeconds : chance_.between(2, 60) * kHourSeconds;
    world_.clock.set(truth + by);
    world_.run_lane(Lane::upkeep);
    world_.turn_to(truth + kMinuteSeconds);
    world_.run_lane(Lane::upkeep);
    if (auto done = app::accept_clock(world_.db(), "sim", world_.clock.now()); !done) {
      world_.wrong("the clock could not be accepted");
    }
  }

  /// At what it writes next, whatever that is.
  void kill() {
    const int n = chance_.below(24);
    const int at = chance_.below(3);
    if (at == 0) world_.run_and_kill([this] { world_.run_lane(Lane::network_in); }, 4 * n);
    if (at == 1) world_.run_and_kill([this] { world_.run_lane(Lane::mail_out); }, 2 * n);
    desks_.forget_sessions();
    if (at == 2) desks_.relay_with_a_kill(n);
    letters_.read_mail();
  }

  void check_all(bool final) {
    check_articles(world_, final);
    check_texts(world_);
    check_bounds(world_);
    desks_.check_desks();
    desks_.check_panorama();
    duty_.check();
    letters_.check();
    visitors_.check();
  }

  std::string figures() const {
    std::size_t items = 0;
    for (int paper = 0; paper < world_.press.papers(); ++paper) {
      items += world_.press.items(paper).size();
    }
    return fmt::format(
        "{} articles, {} troubles of feeds, {} gestures, {} conflicts, {} sent again, {} entries, "
        "{} swaps, "
        "{} issues, {} mails, {} steps of the clock, {} kills",
        items, world_.press.troubles(), desks_.gestures(), desks_.conflicts(), desks_.sent_again(),
        desks_.live_entries(), duty_.swaps(), letters_.issues(), letters_.mails(), steps_,
        world_.kills());
  }

  World world_;
  Chance chance_;
  Desks desks_;
  Duty duty_;
  Letters letters_;
  Visitors visitors_;
  int steps_ = 0;
};

}  // namespace

SimOutcome simulate(const SimOptions& options,
                    const std::function<void(const std::string&)>& progress) {
  // Durable commits by the hundred thousand: on a disk they would be most of the year.
  if (std::filesystem::is_directory("/dev/shm")) ::setenv("TMPDIR", "/dev/shm", 0);
  return Year(options).live(progress);
}

}  // namespace vigie::sim
