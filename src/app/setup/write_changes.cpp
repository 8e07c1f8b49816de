// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>

#include "app/setup/apply.hpp"
#include "base/format.hpp"
#include "store/people/centre_repo.hpp"
#include "store/rota/rota_repo.hpp"
#include "store/source/source_repo.hpp"
#include "store/tag/theme_repo.hpp"

namespace vigie::app {
namespace {

using Ids = std::map<std::string, std::int64_t, std::less<>>;

/// One writing: the files' values, and the numbers of what stands in the database.
struct Writer {
  store::Transaction& tx;
  const Configuration& files;
  Instant now;
  Ids centres{};
  Ids sources{};

  Result<void> read_ids();
  Result<void> write_centre(const Change& change);
  Result<void> write_theme(const Change& change);
  Result<void> write_source(const Change& change);
  Result<void> write_allocation(const Change& change);
  Result<void> write_rule(const Change& change);
  Result<void> write_reminders();
  Result<void> write_share(const Change& change);
  Result<void> write_turn(const Change& change);
  Result<void> write_replacement(const Change& change);
  Result<void> write_swap(const Change& change);
  Result<void> write_absence(const Change& change);
};

bool removed(const Change& change) { return change.after.empty(); }
bool added(const Change& change) { return change.before.empty(); }

/// The element of a list whose fact has this key; the difference was made of the same lists.
template <typename T>
const T* find_keyed(const std::vector<T>& list, const std::string& key) {
  const auto found = std::ranges::find_if(list, [&](const T& item) { return key_of(item) == key; });
  return found == list.end() ? nullptr : &*found;
}

Failure unknown(const Change& change) { return fail(Code::internal, "no " + name_of(change.key)); }

Result<std::int64_t> id_of(const Ids& ids, std::string_view key) {
  const auto found = ids.find(key);
  if (found == ids.end()) return fail(Code::not_found, std::string(key));
  return found->second;
}

/// "centre url_key" and "centre from to" begin with a key that has no space.
std::pair<std::string, std::string> split_key(const std::string& key) {
  const std::size_t space = key.find(' ');
  return {key.substr(0, space), space == std::string::npos ? "" : key.substr(space + 1)};
}

Result<void> Writer::read_ids() {
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

Result<void> Writer::write_centre(const Change& change) {
  const std::string& key = change.key.second;
  if (removed(change)) return store::retire_centre(tx, key, now);
  const Centre* centre = find_centre(files.centres, key);
  if (centre == nullptr) return unknown(change);
  const auto id = store::put_centre(tx, *centre);
  if (!id) return fail(id.error());
  centres[key] = id->value;
  if (auto done = store::replace_aliases(tx, *id, centre->aliases); !done) return done;
  if (auto done = store::replace_territory(tx, *id, centre->territory); !done) return done;
  return store::replace_holidays(tx, *id, centre->holidays);
}

Result<void> Writer::write_theme(const Change& change) {
  const std::string& code = change.key.second;
  if (removed(change)) return store::retire_theme(tx, code, now);
  const Theme* theme = find_theme(files.themes, code);
  if (theme == nullptr) return unknown(change);
  if (auto done = store::put_theme(tx, *theme); !done) return done;
  if (auto done = store::replace_successors(tx, code, theme->replaced_by); !done) return done;
  return store::replace_terms(tx, code, theme->terms);
}

Result<void> Writer::write_source(const Change& change) {
  const std::string& key = change.key.second;
  if (removed(change)) return store::retire_source(tx, key, now);
  const auto source = std::ranges::find(files.sources, key, &store::SourceFacts::url_key);
  if (source == files.sources.end()) return unknown(change);
  const auto id = store::put_source(tx, *source, now);
  if (!id) return fail(id.error());
  sources[key] = id->value;
  if (auto done = store::replace_source_territory(tx, *id, source->territory); !done) return done;
  return store::replace_source_themes(tx, *id, source->themes);
}

Result<void> Writer::write_allocation(const Change& change) {
  const auto [centre_key, url_key] = split_key(change.key.second);
  const auto centre = id_of(centres, centre_key);
  if (!centre) return fail(centre.error());
  const auto source = id_of(sources, url_key);
  if (!source) return fail(source.error());
  if (!added(change)) {
    auto done = store::close_allocation(tx, SourceId{*source}, CentreId{*centre}, now);
    if (!done || removed(change)) return done;
  }
  const Allocation* allocation = find_keyed(files.allocations, change.key.second);
  if (allocation == nullptr) return unknown(change);
  store::Hold hold{
      SourceId{*source}, CentreId{*centre}, {}, allocation->weight_minutes, allocation->fixed};
  if (!allocation->backup.empty()) {
    const auto backup = id_of(centres, allocation->backup);
    if (!backup) return fail(backup.error());
    hold.backup = CentreId{*backup};
  }
  return store::open_allocation(tx, hold, now);
}

Result<void> Writer::write_reminders() {
  if (auto done = store::clear_reminders(tx); !done) return done;
  int position = 0;
  for (const int days : files.rota.reminder_days) {
    if (auto done = store::put_reminder(tx, ++position, days); !done) return done;
  }
  return {};
}

Result<void> Writer::write_rule(const Change& change) {
  if (change.key.second == kReminderRule) return write_reminders();
  if (removed(change)) return store::remove_rota_rule(tx, change.key.second);
  for (const auto& [name, value] : rota_rules(files.rota)) {
    if (name == change.key.second) return store::put_rota_rule(tx, name, value);
  }
  return unknown(change);
}

Result<void> Writer::write_share(const Change& change) {
  const std::string& key = change.key.second;
  if (removed(change)) {
    if (auto done = store::replace_share_themes(tx, key, {}); !done) return done;
    return store::remove_share(tx, key);
  }
  const auto share = std::ranges::find(files.rota.shares, key, &RotaShare::centre);
  if (share == files.rota.shares.end()) return unknown(change);
  const auto place = std::ranges::find(files.rota.duty_order, key);
  std::optional<int> position;
  if (place != files.rota.duty_order.end()) {
    position = static_cast<int>(place - files.rota.duty_order.begin()) + 1;
  }
  if (auto done = store::put_share(tx, *share, position); !done) return done;
  return store::replace_share_themes(tx, key, share->themes);
}

Result<void> Writer::write_turn(const Change& change) {
  if (removed(change)) {
    return store::remove_turn(tx, parse_day(change.key.second).value_or(Day{}));
  }
  const DutyTurn* turn = find_keyed(files.rota.plan, change.key.second);
  return turn == nullptr ? unknown(change) : store::put_turn(tx, *turn);
}

Result<void> Writer::write_replacement(const Change& change) {
  if (removed(change)) {
    return store::remove_replacement(tx, parse_day(change.key.second).value_or(Day{}));
  }
  const Replacement* replacement = find_keyed(files.rota.replacements, change.key.second);
  return replacement == nullptr ? unknown(change) : store::put_replacement(tx, *replacement);
}

Result<void> Writer::write_swap(const Change& change) {
  if (removed(change)) {
    const auto [first, second] = split_key(change.key.second);
    return store::remove_swap(tx, parse_day(first).value_or(Day{}),
                              parse_day(second).value_or(Day{}));
  }
  const Swap* swap = find_keyed(files.rota.swaps, change.key.second);
  return swap == nullptr ? unknown(change) : store::put_swap(tx, *swap);
}

Result<void> Writer::write_absence(const Change& change) {
  if (removed(change)) {
    const auto [centre, days] = split_key(change.key.second);
    const auto [from, to] = split_key(days);
    return store::remove_absence(
        tx, {centre == "*" ? std::string() : centre, parse_day(from).value_or(Day{}),
             parse_day(to).value_or(Day{}), ""});
  }
  const Absence* absence = find_keyed(files.rota.absences, change.key.second);
  return absence == nullptr ? unknown(change) : store::put_absence(tx, *absence);
}

struct Step {
  std::string_view kind;
  Result<void> (Writer::*write)(const Change&);
};

/// What others point at comes first when it is added, and last when it goes.
constexpr Step kSteps[] = {
    {fact::kCentre, &Writer::write_centre}, {fact::kTheme, &Writer::write_theme},
    {fact::kSource, &Writer::write_source}, {fact::kAllocation, &Writer::write_allocation},
    {fact::kRota, &Writer::write_rule},     {fact::kShare, &Writer::write_share},
    {fact::kTurn, &Writer::write_turn},     {fact::kReplacement, &Writer::write_replacement},
    {fact::kSwap, &Writer::write_swap},     {fact::kAbsence, &Writer::write_absence},
};

Result<void> write_step(Writer& writer, const Step& step, const std::vector<Change>& changes,
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
                           const std::vector<Change>& changes, Instant now) {
  Writer writer{tx, files, now};
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
