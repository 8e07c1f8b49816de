// SPDX-License-Identifier: EUPL-1.2
#include "app/panorama/publish_job.hpp"

#include "app/desk/publication.hpp"
#include "base/format.hpp"
#include "store/panorama/edition_repo.hpp"
#include "store/people/event_repo.hpp"
#include "text/french.hpp"

namespace vigie::app {
namespace {

/// False where it moved on.
Result<bool> publish_one(store::Database& db, const store::PanoramaItem& item, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto done = step_item(*tx, item, panorama::ItemAction::publish, item.curator, "", now);
  if (!done && done.error().code == Code::conflict) return false;
  if (done) {
    done = store::add_event(
        *tx, {item.centre, {}, "published", fmt::format("panorama {}", item.key), "at its hour"},
        now);
  }
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return true;
}

}  // namespace

Result<Outlook> look_for_editions(store::Reader& reader, const config::VigieConfig&, Instant now) {
  const auto next = store::next_due_item(reader);
  if (!next) return fail(next.error());
  return Outlook{.due = *next && **next <= now, .next_at = *next};
}

Result<int> publish_due(store::Database& db, Instant now) {
  store::Reader reader = db.reader();
  const auto due = store::due_items(reader, now, kPublishedARunMax);
  if (!due) return fail(due.error());
  int published = 0;
  for (const store::PanoramaItem& item : *due) {
    const auto done = publish_one(db, item, now);
    if (!done) return fail(done.error());
    published += *done ? 1 : 0;
  }
  return published;
}

Result<JobReport> run_editions(JobPorts& ports, const Stop&) {
  const auto published = publish_due(ports.db, ports.clock.now());
  if (!published) return fail(published.error());
  JobReport report;
  if (*published > 0) {
    report.lines.push_back(
        text::plural(*published, "article paru au panorama.", "articles parus au panorama."));
  }
  return report;
}

}  // namespace vigie::app
