// SPDX-License-Identifier: EUPL-1.2
#include "cli/round.hpp"

#include <algorithm>

#include "app/jobs/digest.hpp"
#include "app/jobs/housekeeping.hpp"
#include "app/jobs/reminders.hpp"
#include "app/jobs/work_lock.hpp"
#include "app/letter/send.hpp"
#include "app/poll/due_sources.hpp"
#include "base/format.hpp"
#include "base/log.hpp"
#include "cli/letter_words.hpp"
#include "cli/network.hpp"
#include "cli/verbs/source/poll.hpp"
#include "store/letter/issue_repo.hpp"
#include "store/upkeep/applied_repo.hpp"
#include "text/french.hpp"

namespace vigie::cli {
namespace {

constexpr std::uint64_t kSeeds = 1'000'000'000;

/// A step that could not be done is told and does not stop the next.
void note_failure(std::string_view step, const Error& error, RoundLines& out) {
  log(error.code == Code::busy ? Level::notice : Level::error, step,
      {{"code", std::string(name_of(error.code))}, {"error", error.detail}});
  out.lines.push_back(fmt::format("{}\u00a0: {}", step, sentence_of(error)));
  const int code = error.code == Code::busy ? kExitBusy : kExitFailed;
  if (out.exit_code != kExitFailed) out.exit_code = code;
}

void note_partial(RoundLines& out) {
  if (out.exit_code == kExitOk) out.exit_code = kExitPartial;
}

}  // namespace

Round::Round(const Installation& installation, store::Database db,
             std::unique_ptr<net::HttpGetter> getter, const Clock& clock, Entropy& entropy,
             std::string verb)
    : installation_(&installation),
      db_(std::move(db)),
      getter_(std::move(getter)),
      clock_(&clock),
      entropy_(&entropy),
      verb_(std::move(verb)) {}

Result<Round> Round::make(const Installation& installation, const Clock& clock, Entropy& entropy,
                          std::string verb) {
  auto db = open_database(installation);
  if (!db) return fail(db.error());
  auto getter = make_getter(installation.config.network);
  if (!getter) return fail(getter.error());
  return Round(installation, std::move(*db), std::move(*getter), clock, entropy, std::move(verb));
}

Result<void> Round::wake() {
  return app::wake_sources(db_, clock_->now(), entropy_->below(kSeeds));
}

RoundLines Round::run(const std::function<bool()>& stop) {
  RoundLines out;
  poll(stop, out);
  if (!stop()) remind(out);
  if (!stop()) digest(out);
  if (!stop()) send(stop, out);
  if (!stop()) purge(out);
  if (!stop()) tidy(out);
  return out;
}

/// The gazetteer takes tens of milliseconds to read: anew only when the day turned (themes are
/// dated) or the configuration was applied again.
Result<const app::Taggers*> Round::taggers() {
  auto reader = db_.reader();
  const auto applied = store::last_applied_at(reader);
  if (!applied) return fail(applied.error());
  const Day today = paris_day(clock_->now());
  const std::string made_for = fmt::format("{} {}", iso(today), iso(*applied));
  if (!taggers_ || taggers_of_ != made_for) {
    auto made = app::load_taggers(reader, installation_->config.territories, today);
    if (!made) return fail(made.error());
    taggers_.emplace(std::move(*made));
    taggers_of_ = made_for;
  }
  return &*taggers_;
}

void Round::poll(const std::function<bool()>& stop, RoundLines& out) {
  const Instant now = clock_->now();
  const auto lock = app::WorkLock::take(installation_->config.database, "poll", verb_, now);
  if (!lock) return note_failure("relève", lock.error(), out);
  const auto tags = taggers();
  if (!tags) return note_failure("relève", tags.error(), out);
  auto reader = db_.reader();
  auto filters = app::load_filter_book(reader, installation_->config);
  if (!filters) return note_failure("relève", filters.error(), out);
  const auto go_on = [&](std::size_t, std::size_t) { return !stop(); };
  const app::PollScope scope{false, "", std::move(*filters)};
  const auto report = app::poll(db_, *getter_, **tags, *entropy_, scope, now, go_on);
  if (!report) return note_failure("relève", report.error(), out);
  std::ranges::move(lines_of(*report), std::back_inserter(out.lines));
  if (report->failed() > 0) note_partial(out);
}

void Round::remind(RoundLines& out) {
  const Instant now = clock_->now();
  const auto owed = app::reminders_owed(db_, now);
  if (!owed) return note_failure("rappels", owed.error(), out);
  if (!*owed) return;
  const auto lock = app::WorkLock::take(installation_->config.database, "send", verb_, now);
  if (!lock) return note_failure("rappels", lock.error(), out);
  const auto mailer = make_mailer(installation_->config);
  if (!mailer) return note_failure("rappels", mailer.error(), out);
  const auto sent = app::send_reminders(db_, installation_->config, **mailer, now);
  if (!sent) return note_failure("rappels", sent.error(), out);
  if (*sent > 0) {
    out.lines.push_back(text::plural(*sent, "rappel de tour envoyé.", "rappels de tour envoyés."));
  }
}

void Round::digest(RoundLines& out) {
  const Instant now = clock_->now();
  const auto owed = app::digests_owed(db_, now);
  if (!owed) return note_failure("bilans", owed.error(), out);
  if (!*owed) return;
  const auto lock = app::WorkLock::take(installation_->config.database, "send", verb_, now);
  if (!lock) return note_failure("bilans", lock.error(), out);
  const auto mailer = make_mailer(installation_->config);
  if (!mailer) return note_failure("bilans", mailer.error(), out);
  const auto sent = app::send_digests(db_, installation_->config, **mailer, now);
  if (!sent) return note_failure("bilans", sent.error(), out);
  if (*sent > 0) {
    out.lines.push_back(
        text::plural(*sent, "bilan des sources envoyé.", "bilans des sources envoyés."));
  }
}

void Round::send(const std::function<bool()>& stop, RoundLines& out) {
  auto reader = db_.reader();
  const auto under_way = store::issues_under_way(reader);
  if (!under_way) return note_failure("envoi", under_way.error(), out);
  if (under_way->empty()) return;
  const auto lock =
      app::WorkLock::take(installation_->config.database, "send", verb_, clock_->now());
  if (!lock) return note_failure("envoi", lock.error(), out);
  const auto mailer = make_mailer(installation_->config);
  if (!mailer) return note_failure("envoi", mailer.error(), out);
  app::SendHooks hooks;
  hooks.stop = stop;
  const auto issues = app::send_due_issues(db_, installation_->config, **mailer, *clock_, hooks);
  if (!issues) return note_failure("envoi", issues.error(), out);
  out.lines.push_back(
      text::plural(*issues, "lettre en cours d’envoi.", "lettres en cours d’envoi."));
}

void Round::purge(RoundLines& out) {
  const auto forgotten =
      app::forget_what_is_old(db_, installation_->config.retention, clock_->now());
  if (!forgotten) return note_failure("oubli", forgotten.error(), out);
  if (forgotten->feed_texts > 0) {
    out.lines.push_back(
        text::plural(forgotten->feed_texts, "texte de flux effacé.", "textes de flux effacés."));
  }
}

void Round::tidy(RoundLines& out) {
  if (auto done = app::tidy_index(db_); !done) note_failure("index", done.error(), out);
}

}  // namespace vigie::cli
