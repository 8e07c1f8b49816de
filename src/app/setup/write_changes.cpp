// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>

#include "app/setup/apply.hpp"
#include "app/setup/change_writer.hpp"
#include "base/format.hpp"
#include "store/article/media_repo.hpp"
#include "store/people/centre_repo.hpp"
#include "store/rota/rota_repo.hpp"
#include "store/source/source_repo.hpp"
#include "store/tag/theme_repo.hpp"

namespace vigie::app {
namespace {

Result<std::int64_t> id_of(const ChangeWriter::Ids& ids, std::string_view key) {
  const auto found = ids.find(key);
  if (found == ids.end()) return fail(Code::not_found, std::string(key));
  return found->second;
}

}  // namespace

Result<void> ChangeWriter::read_ids() {
  auto reader = tx.reader();
  const auto known = store::centres(reader);
  if (!known) return fail(known.error());
  for (const store::StoredCentre& centre : *known) centres[centre.centre.key] = centre.id.value;
  const auto feeds = store::sources(reader);
  if (!feeds) return fail(feeds.error());
  for (const store::StoredSource& source : *feeds) {
    sources[source.facts.url_key] = source.id.value;
  }
  return {};
}

Result<void> ChangeWriter::write_centre(const Change& change) {
  const std::string& key = change.key.second;
  if (removed(change)) return store::retire_centre(tx, key, now);
  const Centre* centre = find_centre(files.centres, key);
  if (centre == nullptr) return unknown_fact(change);
  const auto id = store::put_centre(tx, *centre);
  if (!id) return fail(id.error());
  centres[key] = id->value;
  if (auto done = store::replace_aliases(tx, *id, centre->aliases); !done) return done;
  if (auto done = store::replace_territory(tx, *id, centre->territory); !done) return done;
  return store::replace_holidays(tx, *id, centre->holidays);
}

Result<void> ChangeWriter::write_theme(const Change& change) {
  const std::string& code = change.key.second;
  if (removed(change)) return store::retire_theme(tx, code, now);
  const Theme* theme = find_theme(files.themes, code);
  if (theme == nullptr) return unknown_fact(change);
  if (auto done = store::put_theme(tx, *theme); !done) return done;
  if (auto done = store::replace_successors(tx, code, theme->replaced_by); !done) return done;
  return store::replace_terms(tx, code, theme->terms);
}

Result<void> ChangeWriter::write_media(const Change& change) {
  const std::string& key = change.key.second;
  if (removed(change)) return store::retire_media(tx, key, now);
  const auto media = std::ranges::find(files.medias, key, &Media::key);
  return media == files.medias.end() ? unknown_fact(change) : store::put_media(tx, *media);
}

Result<void> ChangeWriter::write_trackers(const Change& change) {
  const std::string& key = change.key.second;
  if (removed(change)) return store::replace_trackers(tx, {key, {}});
  const auto site = std::ranges::find(files.trackers, key, &TrackerSite::site);
  return site == files.trackers.end() ? unknown_fact(change) : store::replace_trackers(tx, *site);
}

Result<void> ChangeWriter::write_source(const Change& change) {
  const std::string& key = change.key.second;
  if (removed(change)) return store::retire_source(tx, key, now);
  const auto source = std::ranges::find(files.sources, key, &store::SourceFacts::url_key);
  if (source == files.sources.end()) return unknown_fact(change);
  const auto id = store::put_source(tx, *source, now);
  if (!id) return fail(id.error());
  sources[key] = id->value;
  if (auto done = store::replace_source_territory(tx, *id, source->territory); !done) return done;
  return store::replace_source_themes(tx, *id, source->themes);
}

Result<void> ChangeWriter::write_allocation(const Change& change) {
  const auto [centre_key, url_key] = split_key(change.key.second);
  const auto centre = id_of(centres, centre_key);
  if (!centre) return fail(centre.error());
  const auto source = id_of(sources, url_key);
  if (!source) return fail(source.error());
  HoldWeeks weeks = HoldWeeks::all;  // files say nothing of it: what was agreed stays
  if (!added(change)) {
    auto reader = tx.reader();
    const auto held = store::held_weeks(reader, SourceId{*source}, CentreId{*centre});
    if (!held) return fail(held.error());
    weeks = *held;
    auto done = store::close_allocation(tx, SourceId{*source}, CentreId{*centre}, now);
    if (!done || removed(change)) return done;
  }
  const Allocation* allocation = find_keyed(files.allocations, change.key.second);
  if (allocation == nullptr) return unknown_fact(change);
  store::Hold hold{SourceId{*source},          CentreId{*centre}, {},
                   allocation->weight_minutes, allocation->fixed, weeks};
  if (!allocation->backup.empty()) {
    const auto backup = id_of(centres, allocation->backup);
    if (!backup) return fail(backup.error());
    hold.backup = CentreId{*backup};
  }
  return store::open_allocation(tx, hold, now);
}

Result<void> ChangeWriter::write_reminders() {
  if (auto done = store::clear_reminders(tx); !done) return done;
  int position = 0;
  for (const int days : files.rota.reminder_days) {
    if (auto done = store::put_reminder(tx, ++position, days); !done) return done;
  }
  return {};
}

Result<void> ChangeWriter::write_rule(const Change& change) {
  if (change.key.second == kReminderRule) return write_reminders();
  if (removed(change)) return store::remove_rota_rule(tx, change.key.second);
  for (const auto& [name, value] : rota_rules(files.rota)) {
    if (name == change.key.second) return store::put_rota_rule(tx, name, value);
  }
  return unknown_fact(change);
}

Result<void> ChangeWriter::write_share(const Change& change) {
  const std::string& key = change.key.second;
  if (removed(change)) {
    if (auto done = store::replace_share_themes(tx, key, {}); !done) return done;
    return store::remove_share(tx, key);
  }
  const auto share = std::ranges::find(files.rota.shares, key, &RotaShare::centre);
  if (share == files.rota.shares.end()) return unknown_fact(change);
  const auto place = std::ranges::find(files.rota.duty_order, key);
  std::optional<int> position;
  if (place != files.rota.duty_order.end()) {
    position = static_cast<int>(place - files.rota.duty_order.begin()) + 1;
  }
  if (auto done = store::put_share(tx, *share, position, now); !done) return done;
  return store::replace_share_themes(tx, key, share->themes);
}

namespace {

struct Step {
  std::string_view kind;
  Result<void> (ChangeWriter::*write)(const Change&);
};

/// What others point at comes first when it is added, and last when it goes.
constexpr Step kSteps[] = {
    {fact::kCentre, &ChangeWriter::write_centre},
    {fact::kTheme, &ChangeWriter::write_theme},
    {fact::kFilter, &ChangeWriter::write_filter},
    {fact::kMedia, &ChangeWriter::write_media},
    {fact::kTrackers, &ChangeWriter::write_trackers},
    {fact::kSource, &ChangeWriter::write_source},
    {fact::kAllocation, &ChangeWriter::write_allocation},
    {fact::kRota, &ChangeWriter::write_rule},
    {fact::kShare, &ChangeWriter::write_share},
    {fact::kTurn, &ChangeWriter::write_turn},
    {fact::kReplacement, &ChangeWriter::write_replacement},
    {fact::kSwap, &ChangeWriter::write_swap},
    {fact::kAbsence, &ChangeWriter::write_absence},
};

/// The first filter rule that holds gives its name: they come as the file has them.
std::vector<Change> filters_in_order(std::vector<Change> changes, const Configuration& files) {
  const auto place = [&files](const Change& change) {
    if (change.key.first != fact::kFilter) return files.filters.begin();
    return std::ranges::find(files.filters, change.key.second, &FilterRule::key);
  };
  std::ranges::stable_sort(changes, {}, place);
  return changes;
}

Result<void> write_step(ChangeWriter& writer, const Step& step, const std::vector<Change>& changes,
                        bool removals) {
  for (const Change& change : changes) {
    if (change.key.first != step.kind || removed(change) != removals) continue;
    if (auto done = (writer.*step.write)(change); !done) {
      return fail_with(name_of(change.key), done.error());
    }
  }
  return {};
}

}  // namespace

Result<void> write_changes(store::Transaction& tx, const Configuration& files,
                           const std::vector<Change>& given, Instant now) {
  const std::vector<Change> changes = filters_in_order(given, files);
  ChangeWriter writer{tx, files, now};
  if (auto done = writer.read_ids(); !done) return done;
  for (const Step& step : kSteps) {
    if (auto done = write_step(writer, step, changes, false); !done) return done;
  }
  for (std::size_t i = std::size(kSteps); i > 0; --i) {
    if (auto done = write_step(writer, kSteps[i - 1], changes, true); !done) return done;
  }
  return {};
}

}  // namespace vigie::app
