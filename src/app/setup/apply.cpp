// SPDX-License-Identifier: EUPL-1.2
#include "app/setup/apply.hpp"

#include <algorithm>

#include "app/rota/settle.hpp"
#include "app/setup/kept_fields.hpp"
#include "store/upkeep/applied_repo.hpp"

namespace vigie::app {
namespace {

/// What is over, or was planned by the rota before this one, may leave the files, and nothing is
/// said of it. So next season's rota can be applied while this one still runs.
void forget_past(Facts& facts, const Facts& files, Day horizon) {
  std::erase_if(facts, [&](const auto& entry) {
    return is_past(entry.first, horizon) && files.count(entry.first) == 0;
  });
}

Result<Difference> find_difference(store::Reader& reader, const Configuration& configuration,
                                   const Configuration& stored, const ApplyRequest& request,
                                   Instant now) {
  const Facts files = facts_of(configuration);
  const Day horizon = std::max(paris_day(now), monday_of(configuration.rota.valid_from));
  auto applied = store::applied_facts(reader);
  if (!applied) return fail(applied.error());
  Facts database = facts_of(stored);
  forget_past(database, files, horizon);
  forget_past(*applied, files, horizon);
  return compare(files, *applied, database, request.take);
}

/// The third side for the next comparison: what the files say today of all that is now equal.
Result<void> note_applied(store::Transaction& tx, const Difference& difference, const Facts& files,
                          Instant now) {
  std::vector<FactKey> keys = difference.settled;
  for (const Change& change : difference.changes) keys.push_back(change.key);
  for (const FactKey& key : keys) {
    const auto file = files.find(key);
    auto done = file == files.end()
                    ? store::remove_applied(tx, key.first, key.second)
                    : store::put_applied(tx, key.first, key.second, file->second, now);
    if (!done) return done;
  }
  return {};
}

}  // namespace

Result<ApplyOutcome> apply(store::Database& db, const config::VigieConfig& config,
                           const ApplyRequest& request, Instant now) {
  ApplyOutcome outcome;
  auto loaded = load_configuration(config);
  outcome.diagnostics = std::move(loaded.diagnostics);
  if (config::has_errors(outcome.diagnostics)) return outcome;
  if (request.plan_only) {
    auto reader = db.reader();
    const auto stored = stored_configuration(reader);
    if (!stored) return fail(stored.error());
    auto difference = find_difference(reader, loaded.value, *stored, request, now);
    if (!difference) return fail(difference.error());
    outcome.difference = std::move(*difference);
    return outcome;
  }
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();  // compared under the write lock: nobody changes it in between
  const auto stored = stored_configuration(reader);
  if (!stored) return fail(stored.error());
  auto difference = find_difference(reader, loaded.value, *stored, request, now);
  if (!difference) return fail(difference.error());
  if (!difference->unknown.empty()) {
    outcome.difference = std::move(*difference);
    return outcome;
  }
  const Configuration merged = with_kept(loaded.value, *stored, difference->kept);
  if (auto done = write_changes(*tx, merged, difference->changes, now); !done) {
    return fail(done.error());
  }
  if (auto done = note_applied(*tx, *difference, facts_of(loaded.value), now); !done)
    return fail(done.error());
  if (const auto moved = settle_duty(*tx, "files", now); !moved) return fail(moved.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  outcome.difference = std::move(*difference);
  outcome.applied = true;
  return outcome;
}

}  // namespace vigie::app
