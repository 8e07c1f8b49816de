// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/rota_week.hpp"

#include <algorithm>
#include <unordered_map>

#include "rota/hand_over.hpp"
#include "rota/shared_source.hpp"
#include "store/people/centre_repo.hpp"
#include "store/rota/rota_repo.hpp"
#include "store/source/source_repo.hpp"

namespace vigie::app {
namespace {

using HeldByCentre = std::unordered_map<std::string, std::vector<HeldRow>>;

Result<HeldByCentre> held_sources(store::Reader& reader, const Rota& rota, Day day) {
  const auto sources = store::sources(reader);
  if (!sources) return fail(sources.error());
  std::unordered_map<SourceId, const store::SourceFacts*> facts;
  for (const store::StoredSource& source : *sources) facts[source.id] = &source.facts;
  const auto allocations = store::open_allocations(reader);
  if (!allocations) return fail(allocations.error());
  std::unordered_map<SourceId, std::vector<rota::SourceHold>> holds;
  for (const store::StoredAllocation& one : *allocations) {
    holds[one.source].push_back({one.centre_key, one.backup_key, one.weeks});
  }
  std::unordered_map<SourceId, std::size_t> places;
  HeldByCentre held;
  for (const store::StoredAllocation& allocation : *allocations) {
    const store::SourceFacts& feed = *facts.at(allocation.source);
    HeldSource source{feed.url,
                      feed.title,
                      feed.site_url,
                      allocation.centre_key,
                      allocation.backup_key,
                      feed.access,
                      allocation.weight_minutes,
                      feed.territory,
                      feed.themes,
                      allocation.fixed};
    std::string who =
        rota::reader_of_hold(holds[allocation.source], places[allocation.source]++, rota, day);
    held[allocation.centre_key].push_back({std::move(source), std::move(who)});
  }
  for (auto& [centre, rows] : held) {
    std::ranges::stable_sort(rows, {}, [](const HeldRow& row) { return row.source.title; });
  }
  return held;
}

std::vector<Absence> absences_in(const Rota& rota, std::string_view centre, Day monday) {
  std::vector<Absence> touching;
  for (const Absence& absence : rota.absences) {
    if (absence.centre != centre || absence.to < monday ||
        absence.from >= monday + rota::kWeekDays) {
      continue;
    }
    touching.push_back(absence);
  }
  return touching;
}

}  // namespace

std::string RotaWeek::name_of(std::string_view key) const {
  for (const auto& [known, name] : names) {
    if (known == key) return name;
  }
  return std::string(key);
}

Result<SourceCover> source_cover(store::Reader& reader, std::string_view centre, Day day) {
  const auto week = rota_week(reader, day, centre, day);
  if (!week) return fail(week.error());
  SourceCover cover;
  for (const CentreWeek& one : week->centres) {
    for (const HeldRow& row : one.held) {
      if (row.reader == one.key) {
        cover.unread.push_back(row.source.title);
        continue;
      }
      const auto known =
          std::ranges::find(cover.readers, row.reader, &std::pair<std::string, int>::first);
      if (known == cover.readers.end()) {
        cover.readers.emplace_back(row.reader, 1);
      } else {
        ++known->second;
      }
    }
  }
  return cover;
}

Result<RotaWeek> rota_week(store::Reader& reader, Day asked, std::string_view centre, Day today) {
  const Day monday = monday_of(asked);
  auto rota = store::load_rota(reader);
  if (!rota) return fail(rota.error());
  const auto centres = store::centres(reader);
  if (!centres) return fail(centres.error());
  RotaWeek week;
  week.week = monday;
  week.day = asked == monday && monday_of(today) == monday ? today : asked;
  week.handoff = rota->handoff;
  week.turn = rota::turn_of(*rota, week.day);
  week.duty = rota::duty_on(*rota, week.turn.first);
  for (rota::Turn turn = rota::turn_of(*rota, monday); turn.first < monday + rota::kWeekDays;
       turn = rota::next_turn(*rota, turn)) {
    week.turns.push_back({turn, rota::duty_on(*rota, turn.first)});
  }
  week.zone = rota::zone_of(*rota, week.duty ? week.duty->centre : std::string());
  week.closures = absences_in(*rota, "", monday);
  auto held = held_sources(reader, *rota, week.day);
  if (!held) return fail(held.error());
  for (const store::StoredCentre& known : *centres) {
    const std::string& key = known.centre.key;
    week.names.emplace_back(key, known.centre.name);
    if (known.retired_at || (!centre.empty() && key != centre)) continue;
    week.centres.push_back(
        {key, known.centre.name, absences_in(*rota, key, monday), std::move((*held)[key])});
  }
  if (week.centres.empty() && !centre.empty()) {
    return store::unknown_centre(centre);
  }
  return week;
}

}  // namespace vigie::app
