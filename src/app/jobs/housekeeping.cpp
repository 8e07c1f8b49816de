// SPDX-License-Identifier: EUPL-1.2
#include "app/jobs/housekeeping.hpp"

#include "app/poll/ingest.hpp"
#include "store/article/search_repo.hpp"
#include "store/people/event_repo.hpp"
#include "store/people/session_repo.hpp"

namespace vigie::app {

Result<Forgotten> forget_what_is_old(store::Database& db,
                                     const config::VigieConfig::Retention& retention, Instant now) {
  Forgotten forgotten;
  const auto texts = purge_feed_text(db, now, retention.feed_text_days);
  if (!texts) return fail(texts.error());
  forgotten.feed_texts = *texts;
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  const auto names = store::forget_event_names(*tx, now - retention.event_names_days * kDaySeconds);
  if (!names) return fail(names.error());
  forgotten.event_names = *names;
  if (auto done = store::purge_sessions(*tx, now); !done) return fail(done.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  return forgotten;
}

Result<void> tidy_index(store::Database& db) {
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  if (auto done = store::merge_search_segments(*tx); !done) return done;
  return tx->commit();
}

}  // namespace vigie::app
