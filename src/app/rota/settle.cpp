// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/settle.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "app/rota/centre_names.hpp"
#include "base/format.hpp"
#include "rota/duty.hpp"
#include "store/people/curator_repo.hpp"
#include "store/rota/rota_repo.hpp"
#include "text/moment.hpp"

namespace vigie::app {
namespace {

/// What was last said of a turn; a turn of which nothing was said is nobody's, and as long as now.
store::ChangedWeek told_of(const std::vector<store::ChangedWeek>& told, const rota::Turn& turn) {
  const auto found = std::ranges::find(told, turn.first, &store::ChangedWeek::week);
  return found == told.end() ? store::ChangedWeek{turn.first, "", "", turn.days} : *found;
}

/// Every turn from `from` on that a plan or an earlier word names.
std::set<Day> weeks_from(const Rota& rota, const std::vector<store::ChangedWeek>& told, Day from) {
  std::set<Day> weeks;
  for (const DutyTurn& turn : rota.plan) {
    if (turn.week >= from) weeks.insert(turn.week);
  }
  for (const store::ChangedWeek& week : told) weeks.insert(week.week);
  return weeks;
}

Result<void> tell(store::Transaction& tx, DutyChangeId change,
                  const std::vector<store::ChangedWeek>& moved, Instant now) {
  auto reader = tx.reader();
  const auto curators = store::curators(reader);
  if (!curators) return fail(curators.error());
  for (const store::Curator& curator : *curators) {
    const auto concerned = [&](const store::ChangedWeek& week) {
      return week.before == curator.centre_key || week.after == curator.centre_key;
    };
    if (curator.disabled || std::ranges::none_of(moved, concerned)) continue;
    const auto asked =
        notify(tx, kDutyMoved, std::to_string(change.value), {.curator = curator.id}, now);
    if (!asked) return fail(asked.error());
  }
  return {};
}

std::string line_of(const store::ChangedWeek& week, const CentreNames& names) {
  const std::string label = text::turn_label(week.week, week.days);
  const auto who = [&](const std::string& key) {
    return key.empty() ? std::string("personne") : names.of(key);
  };
  return fmt::format("- {}\u00a0: {}, au lieu de {}\n", label, who(week.after), who(week.before));
}

}  // namespace

Result<std::vector<store::ChangedWeek>> settle_duty(store::Transaction& tx, std::string_view cause,
                                                    Instant now) {
  auto reader = tx.reader();
  const auto rota = store::load_rota(reader);
  if (!rota) return fail(rota.error());
  const Day from = rota::turn_of(*rota, paris_day(now)).first;
  const auto told = store::told_weeks(reader, from);
  if (!told) return fail(told.error());
  const auto told_before = store::has_changes(reader);
  if (!told_before) return fail(told_before.error());
  std::vector<store::ChangedWeek> moved;
  for (const Day week : weeks_from(*rota, *told, from)) {
    const auto duty = rota::duty_on(*rota, week);
    const std::string after = duty ? duty->centre : std::string();
    const int days = rota::turn_at(*rota, week).days;
    const store::ChangedWeek before = told_of(*told, {week, days});
    const bool longer = before.days != days && !after.empty();
    if (before.after != after || longer) moved.push_back({week, before.after, after, days});
  }
  if (moved.empty()) return moved;
  const auto change = store::add_change(tx, cause, moved, now);
  if (!change) return fail(change.error());
  if (!*told_before && cause == "files") return moved;
  if (auto done = tell(tx, *change, moved, now); !done) return fail(done.error());
  return moved;
}

Result<std::optional<NotificationText>> compose_duty_moved(const Composing& composing) {
  const std::string& subject = composing.notification.subject;
  const auto change = store::duty_change(composing.reader,
                                         DutyChangeId{std::strtoll(subject.c_str(), nullptr, 10)});
  if (!change) return fail(change.error());
  const auto curator = store::curator_by_id(composing.reader, composing.notification.curator);
  if (!curator) return fail(curator.error());
  const auto names = CentreNames::read(composing.reader);
  if (!names) return fail(names.error());
  if (!*change || !*curator) return std::nullopt;
  std::string lines;
  bool days_only = true;
  for (const store::ChangedWeek& week : (*change)->weeks) {
    const std::string& key = (*curator)->centre_key;
    if (week.week + (week.days - 1) < paris_day(composing.now)) continue;
    if (week.before != key && week.after != key) continue;
    lines += line_of(week, *names);
    days_only = days_only && week.days == kDayTurnDays;
  }
  if (lines.empty()) return std::nullopt;
  const std::string_view kind = days_only ? "journées" : "semaines";
  std::string body = fmt::format(
      "Bonjour {},\n\nDes {} de panorama de {} ont changé\u00a0:\n\n{}\nL’année du "
      "tour\u00a0: "
      "{}/tour/annee\n",
      (*curator)->name, kind, (*curator)->centre_name, lines, composing.config.web.public_url);
  return NotificationText{fmt::format("Vos {} de panorama ont changé", kind), std::move(body)};
}

}  // namespace vigie::app
