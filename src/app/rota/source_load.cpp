// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/source_load.hpp"

#include <algorithm>
#include <set>

#include "rota/duty.hpp"
#include "rota/shared_source.hpp"
#include "store/people/centre_repo.hpp"
#include "store/source/load_repo.hpp"

namespace vigie::app {

std::string_view words_of(LoadBasis basis) {
  switch (basis) {
    case LoadBasis::measured:
      return "mesurée";
    case LoadBasis::measured_elsewhere:
      return "mesurée par un autre centre";
    case LoadBasis::file:
      return "dite par le fichier";
    case LoadBasis::counted:
      return "d’après les articles";
  }
  return "";
}

Result<MeasuredMinutes> MeasuredMinutes::read(store::Reader& reader) {
  MeasuredMinutes measured;
  const auto calibrations = store::last_calibrations(reader);
  if (!calibrations) return fail(calibrations.error());
  const auto sources = store::measured_sources(reader);
  if (!sources) return fail(sources.error());
  std::map<CalibrationId, CentreId> centres;
  for (const store::Calibration& one : *calibrations) {
    if (one.state != CalibrationState::measured) continue;
    centres[one.id] = one.centre;
    measured.desks_.emplace(one.centre, one.desk_minutes);  // newest first: the last word stays
  }
  for (const store::MeasuredSource& one : *sources) {
    const auto centre = centres.find(one.calibration);
    if (centre == centres.end()) continue;
    measured.own_.emplace(std::pair(centre->second, one.source), one);
    measured.any_.emplace(one.source, one);
  }
  return measured;
}

const store::MeasuredSource* MeasuredMinutes::of(SourceId source, CentreId centre) const {
  const auto found = own_.find({centre, source});
  return found == own_.end() ? nullptr : &found->second;
}

const store::MeasuredSource* MeasuredMinutes::anywhere(SourceId source) const {
  const auto found = any_.find(source);
  return found == any_.end() ? nullptr : &found->second;
}

double MeasuredMinutes::desk_minutes(CentreId centre) const {
  const auto found = desks_.find(centre);
  return found == desks_.end() ? kMinutesAnArticle : found->second;
}

std::vector<bool> halved(const std::vector<store::StoredAllocation>& holds) {
  std::map<SourceId, std::set<HoldWeeks>> weeks;
  for (const store::StoredAllocation& hold : holds) weeks[hold.source].insert(hold.weeks);
  std::vector<bool> halves;
  for (const store::StoredAllocation& hold : holds) {
    const HoldWeeks other = rota::other_weeks(hold.weeks);
    halves.push_back(other != HoldWeeks::all && weeks[hold.source].contains(other));
  }
  return halves;
}

SourceLoad load_of(const store::StoredAllocation& hold, bool halved, int articles,
                   const MeasuredMinutes& measured) {
  const double half = halved ? 0.5 : 1;
  const double a_week = half * articles / kMeasuredWeeks;
  if (const auto* own = measured.of(hold.source, hold.centre)) {
    return {a_week * own->minutes, LoadBasis::measured};
  }
  if (const auto* any = measured.anywhere(hold.source)) {
    return {a_week * any->minutes, LoadBasis::measured_elsewhere};
  }
  if (hold.weight_minutes) return {half * *hold.weight_minutes, LoadBasis::file};
  return {a_week * measured.desk_minutes(hold.centre), LoadBasis::counted};
}

Result<std::vector<HeldLoad>> read_source_loads(store::Reader& reader, std::string_view centre_key,
                                                Instant now) {
  const auto centre = store::centre_by_key(reader, centre_key);
  if (!centre) return fail(centre.error());
  const auto sources = store::sources(reader);
  if (!sources) return fail(sources.error());
  const auto holds = store::open_allocations(reader);
  if (!holds) return fail(holds.error());
  const auto measured = MeasuredMinutes::read(reader);
  if (!measured) return fail(measured.error());
  const Instant since = now - kMeasuredWeeks * rota::kWeekDays * kDaySeconds;
  const auto articles = store::articles_by_source(reader, since);
  if (!articles) return fail(articles.error());
  const auto work = store::source_work(reader, centre->id, since);
  if (!work) return fail(work.error());
  std::vector<HeldLoad> rows;
  const std::vector<bool> halves = halved(*holds);
  for (std::size_t i = 0; i < holds->size(); ++i) {
    const store::StoredAllocation& hold = (*holds)[i];
    const auto source = std::ranges::find(*sources, hold.source, &store::StoredSource::id);
    if (hold.centre != centre->id || source == sources->end()) continue;
    const auto counted = articles->find(hold.source);
    HeldLoad row{.source = hold.source, .title = source->facts.title, .work = {hold.source}};
    row.load =
        load_of(hold, halves[i], counted == articles->end() ? 0 : counted->second, *measured);
    if (const auto done = std::ranges::find(*work, hold.source, &store::SourceWork::source);
        done != work->end()) {
      row.work = *done;
    }
    if (const auto* own = measured->of(hold.source, centre->id)) {
      row.minutes_an_article = own->minutes;
      row.readings = own->readings;
    }
    rows.push_back(std::move(row));
  }
  std::ranges::stable_sort(rows, [](const HeldLoad& a, const HeldLoad& b) {
    return a.load.minutes != b.load.minutes ? a.load.minutes > b.load.minutes : a.title < b.title;
  });
  return rows;
}

}  // namespace vigie::app
