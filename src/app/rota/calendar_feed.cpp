// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/calendar_feed.hpp"

#include <map>

#include "app/rota/centre_names.hpp"
#include "base/format.hpp"
#include "base/secret.hpp"
#include "rota/calendar.hpp"
#include "rota/wording.hpp"
#include "store/people/event_repo.hpp"
#include "store/rota/calendar_repo.hpp"
#include "store/rota/change_repo.hpp"
#include "store/rota/rota_repo.hpp"

namespace vigie::app {
namespace {

constexpr std::size_t kAddressBytes = 24;

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  return std::string(url.substr(0, url.find_first_of("/:")));
}

struct Known {
  int changes = 0;
  bool cancelled = false;
  Instant changed_at;
  int days = kWeekTurnDays;
};

/// Each turn and centre that was ever told of, with how often, and whether it is over.
std::map<std::pair<Day, std::string>, Known> known_of(
    const std::vector<store::WeekChange>& changes) {
  std::map<std::pair<Day, std::string>, Known> known;
  for (const store::WeekChange& change : changes) {
    for (const std::string* centre : {&change.before, &change.after}) {
      if (centre->empty()) continue;
      Known& one = known[{change.week, *centre}];
      ++one.changes;
      one.cancelled = *centre != change.after;
      one.changed_at = change.at;
      one.days = change.days;
    }
  }
  return known;
}

rota::CalendarEntry entry_of(const Rota& rota, const CentreNames& names,
                             const std::pair<Day, std::string>& key, const Known& known) {
  const auto duty = rota::duty_on(rota, key.first);
  std::string why;
  if (duty) {
    why = rota::who_and_why(*duty, {names.of(duty->centre), names.of(duty->instead_of)});
  }
  return {.turn = {key.first, known.days},
          .centre = key.second,
          .summary = "Panorama\u00a0: " + names.of(key.second),
          .description = std::move(why),
          .zone = std::string(rota::zone_of(rota, key.second)),
          .cancelled = known.cancelled,
          .sequence = known.changes - 1,
          .changed_at = known.changed_at};
}

}  // namespace

Result<std::string> calendar_of(store::Reader& reader, const std::string& centre,
                                std::string_view public_url, Instant now) {
  const auto rota = store::load_rota(reader);
  if (!rota) return fail(rota.error());
  const Day from = monday_of(paris_day(now)) - kCalendarWeeksBack * rota::kWeekDays;
  const auto changes = store::week_changes(reader, from);
  if (!changes) return fail(changes.error());
  const auto names = CentreNames::read(reader);
  if (!names) return fail(names.error());
  rota::CalendarRequest request{.name = centre.empty() ? "Tour de panorama du réseau"
                                                       : "Tour de panorama, " + names->of(centre),
                                .host = host_of(public_url),
                                .url = std::string(public_url) + "/tour?semaine=",
                                .hand_over = rota::read_hand_over(rota->handoff),
                                .entries = {}};
  for (const auto& [key, known] : known_of(*changes)) {
    if (!centre.empty() && key.second != centre) continue;
    request.entries.push_back(entry_of(*rota, *names, key, known));
  }
  return rota::calendar_text(request);
}

Result<std::optional<std::string>> calendar_feed(store::Reader& reader, std::string_view token,
                                                 std::string_view public_url, Instant now) {
  const auto centre = store::calendar_of(reader, token);
  if (!centre) return fail(centre.error());
  if (!*centre) return std::optional<std::string>();
  auto text = calendar_of(reader, **centre, public_url, now);
  if (!text) return fail(text.error());
  return std::optional(std::move(*text));
}

Result<std::string> renew_calendar(store::Database& db, Entropy& entropy, const Acting& acting,
                                   const std::string& centre, Instant now) {
  std::string token = base64url(entropy.bytes(kAddressBytes));
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto done = store::renew_calendar(*tx, centre, token, {Origin::program, acting.by, now});
  if (done) {
    done = store::add_event(
        *tx,
        {{}, acting.by, "calendar renewed", centre.empty() ? "network" : "centre " + centre, ""},
        now);
  }
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return token;
}

}  // namespace vigie::app
