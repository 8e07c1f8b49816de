// SPDX-License-Identifier: EUPL-1.2
/// vigie rota ask --week 2027-01-18 [--in-return 2027-02-08] [--of irev] --as camille@…
/// vigie rota take|decline|withdraw|untake 12 --as …
/// vigie rota take-week --week … --as …
/// vigie rota requests
/// vigie rota calendar [--centre oriv]
/// vigie rota absent --from … --to … [--closed] --as …
/// vigie rota remind [--days 7,1 | --none | --network] --as …
/// vigie rota calibrate [--stop] --as …
/// vigie rota correct --centre … --days -3 --reason … --as …
///
/// Shape   what the pages do, for whoever coordinates from a terminal. --centre acts for another
///         centre than one's own, which only the coordination may; the journal says so.
#pragma once

#include <string>

#include "app/rota/swaps.hpp"
#include "cli/installation.hpp"
#include "people/permissions.hpp"
#include "rota/override_moves.hpp"

namespace vigie::cli {

struct RotaActArguments {
  std::string as;
  std::string centre;  ///< "" : one's own
  std::string week;
  std::string in_return;
  std::string of;  ///< "" : of all
  std::string reason;
  std::int64_t request = 0;
  rota::OverrideMove move = rota::OverrideMove::take;
  std::string from;
  std::string to;
  bool closed = false;
  double days = 0;
  bool stop = false;
};

struct Acts {
  store::Database db;
  app::Acting acting;
};
/// forbidden where the account may not act for this centre, or not at all.
Result<Acts> open_for(const RotaActArguments& arguments, const Installation& installation,
                      people::Permission permission);

int run_rota_ask(const RotaActArguments& arguments, Console& console,
                 const Installation& installation);
int run_rota_answer(const RotaActArguments& arguments, Console& console,
                    const Installation& installation);
int run_rota_take_week(const RotaActArguments& arguments, Console& console,
                       const Installation& installation);
int run_rota_requests(const RotaActArguments& arguments, Console& console,
                      const Installation& installation);
int run_rota_calendar(const RotaActArguments& arguments, Console& console,
                      const Installation& installation);
int run_rota_absent(const RotaActArguments& arguments, Console& console,
                    const Installation& installation);
struct RotaRemindArguments {
  RotaActArguments act{};
  std::vector<int> days{};
  bool none = false;
  bool network = false;
};
/// Without a choice, says what holds.
int run_rota_remind(const RotaRemindArguments& arguments, Console& console,
                    const Installation& installation);
/// Of one's own centre alone: the choice is its own.
int run_rota_calibrate(const RotaActArguments& arguments, Console& console,
                       const Installation& installation);
int run_rota_correct(const RotaActArguments& arguments, Console& console,
                     const Installation& installation);

}  // namespace vigie::cli
