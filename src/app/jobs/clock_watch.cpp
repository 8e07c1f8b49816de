// SPDX-License-Identifier: EUPL-1.2
#include "app/jobs/clock_watch.hpp"

#include "base/format.hpp"
#include "base/log.hpp"
#include "fetch/limits.hpp"
#include "mailing/retry.hpp"
#include "store/upkeep/clock_repo.hpp"
#include "text/french.hpp"

namespace vigie::app {
namespace {

/// No session lasts longer.
constexpr std::int64_t kSessionMaxSeconds = 15 * kDaySeconds;

struct Plan {
  Result<std::int64_t> (*doubt)(store::Transaction&, Instant, std::int64_t);
  std::int64_t longest_s;
};

constexpr Plan kPlans[] = {{store::doubt_polls, fetch::kPauseMaxSeconds},
                           {store::doubt_throttles, fetch::kPauseMaxSeconds},
                           {store::doubt_deliveries, mailing::kWaitMaxSeconds},
                           {store::doubt_mail_stops, mailing::kWaitMaxSeconds},
                           {store::doubt_notifications, mailing::kWaitMaxSeconds},
                           {store::doubt_sessions, kSessionMaxSeconds}};

}  // namespace

Result<std::optional<jobs::ClockJump>> look_at_clock(store::Transaction& tx, Instant now) {
  auto reader = tx.reader();
  const auto last = store::last_tick(reader);
  if (!last) return fail(last.error());
  if (const auto jump = jobs::jump_between(*last, now)) {
    log(Level::warning, "clock_jump", {{"from", iso(jump->from_at)}, {"to", iso(jump->to_at)}});
    if (auto done = store::add_clock_jump(tx, jump->from_at, jump->to_at); !done) {
      return fail(done.error());
    }
  }
  if (auto done = store::put_tick(tx, now); !done) return fail(done.error());
  return open_jump(reader);
}

Result<std::optional<jobs::ClockJump>> open_jump(store::Reader& reader) {
  const auto jumps = store::open_clock_jumps(reader);
  if (!jumps) return fail(jumps.error());
  if (jumps->empty()) return std::nullopt;
  return jobs::ClockJump{jumps->back().from_at, jumps->back().to_at};
}

Result<std::int64_t> accept_clock(store::Database& db, std::string_view by, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto accepted = store::accept_clock_jumps(*tx, by, now);
  if (!accepted) return fail(accepted.error());
  if (auto done = store::put_tick(*tx, now); !done) return fail(done.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  return *accepted;
}

Result<std::string> doubt_plans(store::Transaction& tx, Instant now) {
  std::int64_t moved = 0;
  for (const Plan& plan : kPlans) {
    const auto rows = plan.doubt(tx, now, plan.longest_s);
    if (!rows) return fail(rows.error());
    moved += *rows;
  }
  if (moved == 0) return std::string();
  log(Level::warning, "plans_too_late", {{"rows", std::to_string(moved)}});
  return fmt::format(
      "L’horloge a été en avance\u00a0: {} plus loin que vigie n’attend jamais\u202f; "
      "ce qui attendait reprend aussitôt.",
      text::plural(moved, "échéance était", "échéances étaient"));
}

Result<std::string> doubt_plans(store::Database& db, Instant now) {
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  auto told = doubt_plans(*tx, now);
  if (!told) return told;
  if (auto done = tx->commit(); !done) return fail(done.error());
  return told;
}

}  // namespace vigie::app
