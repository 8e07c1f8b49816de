// SPDX-License-Identifier: EUPL-1.2
#include "app/jobs/housekeeping.hpp"

#include "cluster/window.hpp"
#include "jobs/pace.hpp"
#include "store/article/article_repo.hpp"
#include "store/article/search_repo.hpp"
#include "store/article/sketch_repo.hpp"
#include "store/desk/desk_repo.hpp"
#include "store/desk/draft_repo.hpp"
#include "store/exports/enquiry_repo.hpp"
#include "store/letter/beside_repo.hpp"
#include "store/letter/event_repo.hpp"
#include "store/letter/picture_repo.hpp"
#include "store/letter/review_repo.hpp"
#include "store/mail/reader_repo.hpp"
#include "store/mail/returned_repo.hpp"
#include "store/mail/standing_repo.hpp"
#include "store/people/event_repo.hpp"
#include "store/people/invitation_repo.hpp"
#include "store/people/second_factor_repo.hpp"
#include "store/people/session_repo.hpp"
#include "store/search/saved_search_repo.hpp"
#include "store/source/mail_repo.hpp"
#include "store/upkeep/notification_repo.hpp"
#include "store/upkeep/trouble_repo.hpp"
#include "text/french.hpp"

namespace vigie::app {

Result<std::int64_t> purge_feed_text(store::Database& db, Instant now, int days) {
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  const Instant before = now - days * kDaySeconds;
  if (auto done = store::forget_search_bodies(*tx, before); !done) return fail(done.error());
  if (auto done = store::forget_mail_bodies(*tx, before); !done) return fail(done.error());
  const auto forgotten = store::forget_article_texts(*tx, before);
  if (!forgotten) return fail(forgotten.error());
  const Instant window = now - cluster::kWindowDays * kDaySeconds;
  if (auto done = store::forget_sketches(*tx, window); !done) return fail(done.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  return *forgotten;
}

namespace {

/// Sessions, and the links and tickets that would have opened one.
Result<void> forget_doors(store::Transaction& tx, Instant now) {
  auto done = store::purge_sessions(tx, now);
  if (done) done = store::purge_half_logins(tx, now);
  if (done) done = store::purge_resets(tx, now - kDaySeconds);
  if (done) done = store::purge_invitations(tx, now - kInvitationsKeptSeconds);
  return done;
}

/// Of the letters: a presence lasts two minutes, a private link its fortnight.
Result<void> forget_of_letters(store::Transaction& tx, Instant now) {
  if (auto done = store::forget_presence(tx, now - kDaySeconds); !done) {
    return fail(done.error());
  }
  if (auto done = store::forget_readings(tx, now); !done) return fail(done.error());
  const auto events = store::forget_past_events(tx, now - 30 * kDaySeconds);
  if (!events) return fail(events.error());
  const auto answers = store::forget_link_answers(tx, now - 60 * kDaySeconds);
  if (!answers) return fail(answers.error());
  const auto pictures = store::forget_unused_pictures(tx, now - store::kPictureUnusedSeconds);
  return pictures ? Result<void>() : fail(pictures.error());
}

}  // namespace

Result<Forgotten> forget_what_is_old(store::Database& db,
                                     const config::VigieConfig::Retention& retention, Instant now) {
  Forgotten forgotten;
  const auto texts = purge_feed_text(db, now, retention.feed_text_days);
  if (!texts) return fail(texts.error());
  forgotten.feed_texts = *texts;
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  if (auto done = forget_of_letters(*tx, now); !done) return fail(done.error());
  const auto names = store::forget_event_names(*tx, now - retention.event_names_days * kDaySeconds);
  if (!names) return fail(names.error());
  forgotten.event_names = *names;
  if (auto done = forget_doors(*tx, now); !done) return fail(done.error());
  const auto told = store::purge_notifications(*tx, now - kNotificationsKeptSeconds);
  if (!told) return fail(told.error());
  if (auto done = store::purge_runs(*tx, now - kRunsKeptSeconds, now - kFailedRunsKeptSeconds);
      !done) {
    return fail(done.error());
  }
  const auto reads = store::forget_story_reads(*tx, now - store::kStoryReadDays * kDaySeconds);
  if (!reads) return fail(reads.error());
  const auto alerts = store::forget_alerts(*tx, now - kNotificationsKeptSeconds);
  if (!alerts) return fail(alerts.error());
  const auto awake = store::wake_desk_items(*tx, paris_day(now), now);
  if (!awake) return fail(awake.error());
  const auto came_back = store::forget_returned(*tx, now - store::kReturnedKeptDays * kDaySeconds);
  if (!came_back) return fail(came_back.error());
  const auto uploads = store::forget_import_uploads(*tx, now - store::kUploadKeptSeconds);
  if (!uploads) return fail(uploads.error());
  if (auto done = store::forget_wishes(*tx, now - store::kWishKeptSeconds); !done) {
    return fail(done.error());
  }
  if (auto done = store::purge_troubles(*tx, now - kNotificationsKeptSeconds); !done) {
    return fail(done.error());
  }
  const auto askers = store::forget_askers(*tx, paris_day(now));
  if (!askers) return fail(askers.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  return forgotten;
}

Result<void> tidy_index(store::Database& db) {
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  if (auto done = store::merge_search_segments(*tx); !done) return done;
  return tx->commit();
}

Result<Outlook> look_for_old(store::Reader& reader, const config::VigieConfig&, Instant now) {
  const auto last = store::last_good_run(reader, kForgetJob);
  if (!last) return fail(last.error());
  std::optional<Instant> last_at;
  if (*last) last_at = (*last)->started_at;
  if (jobs::is_period_over(last_at, now, kForgetPeriodSeconds)) return Outlook{.due = true};
  return Outlook{.next_at = *last_at + kForgetPeriodSeconds};
}

Result<JobReport> run_forget(JobPorts& ports, const Stop&) {
  const auto forgotten = forget_what_is_old(ports.db, ports.config.retention, ports.clock.now());
  if (!forgotten) return fail(forgotten.error());
  JobReport report;
  if (forgotten->feed_texts > 0) {
    report.lines.push_back(
        text::plural(forgotten->feed_texts, "texte de flux effacé.", "textes de flux effacés."));
  }
  return report;
}

Result<Outlook> look_for_index(store::Reader& reader, const config::VigieConfig&, Instant now) {
  const auto polled = store::last_run(reader, kPollJob);
  if (!polled) return fail(polled.error());
  const auto last = store::last_good_run(reader, kIndexJob);
  if (!last) return fail(last.error());
  if (!*last) return Outlook{.due = true};
  const bool news = *polled && (*polled)->id > (*last)->id && (*polled)->ended_at;
  const bool long_ago = jobs::is_period_over((*last)->started_at, now, kForgetPeriodSeconds);
  return Outlook{.due = news || long_ago};
}

Result<JobReport> run_index(JobPorts& ports, const Stop&) {
  if (auto done = tidy_index(ports.db); !done) return fail(done.error());
  return JobReport{};
}

}  // namespace vigie::app
