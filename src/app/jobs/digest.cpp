// SPDX-License-Identifier: EUPL-1.2
#include "app/jobs/digest.hpp"

#include <algorithm>

#include "app/jobs/note_mail.hpp"
#include "app/setup/sources.hpp"
#include "base/format.hpp"
#include "fetch/health.hpp"
#include "store/people/curator_repo.hpp"
#include "store/upkeep/setting_repo.hpp"
#include "text/french.hpp"
#include "text/url.hpp"

namespace vigie::app {
namespace {

constexpr int kHour = 6;  ///< of Monday, in Paris
constexpr std::int64_t kWeekSeconds = 7 * kDaySeconds;

using Statuses = std::vector<SourceStatus>;

std::string mark_of(Day week) { return "digest:" + iso(week); }

/// Followed by itself this week, to an address that the files should name too. From http to https
/// is no news.
bool just_moved(const SourceStatus& status, Instant now) {
  return status.moved_at && now - *status.moved_at < kWeekSeconds &&
         text::canonical_url(status.url) != text::canonical_url(status.own_url);
}

Statuses to_tell(const Statuses& all, const std::string& centre, Instant now) {
  Statuses some;
  for (const SourceStatus& status : all) {
    if (std::ranges::find(status.centres, centre) == status.centres.end()) continue;
    if (status.needs_a_look || just_moved(status, now)) some.push_back(status);
  }
  return some;
}

std::string line_of(const SourceStatus& status) {
  std::string line = fmt::format("- {} (source {})\u00a0: ", status.title, status.source.value);
  if (!status.needs_a_look) {
    return line +
           fmt::format("lue désormais à {}\u202f; à reporter dans le fichier OPML.", status.url);
  }
  line += status.cause;
  if (status.since_at) {
    line += fmt::format(", depuis le {}", text::long_date(paris_day(*status.since_at)));
  }
  line += ".";
  if (!status.proposal.empty()) line += fmt::format("\n  À faire\u00a0: {}.", status.proposal);
  return line;
}

/// What is worst first.
constexpr SourceState kOrder[] = {SourceState::gone,  SourceState::not_a_feed, SourceState::failing,
                                  SourceState::moved, SourceState::slow,       SourceState::silent,
                                  SourceState::ok};

std::string body_of(const store::Curator& curator, const Statuses& statuses,
                    const config::VigieConfig& config) {
  std::string body = fmt::format(
      "Bonjour {},\n\nParmi les sources que tient {}, celles-ci demandent un coup "
      "d’œil.\n",
      curator.name, curator.centre_name);
  for (const SourceState state : kOrder) {
    bool first = true;
    for (const SourceStatus& status : statuses) {
      const SourceState shown = status.needs_a_look ? status.state : SourceState::ok;
      if (shown != state) continue;
      if (first) body += fmt::format("\n{}\n", fetch::heading_of(state));
      first = false;
      body += line_of(status) + "\n";
    }
  }
  body += fmt::format("\nToutes les sources du centre\u00a0: vigie sources --centre {}\n",
                      curator.centre_key);
  return text::typographic(body) + fmt::format("\n{}/\n", config.web.public_url);
}

NoteMail note_of(const store::Curator& curator, const Statuses& statuses, Day week,
                 const config::VigieConfig& config) {
  return {"bilan",
          fmt::format("{}:{}", mark_of(week), curator.id.value),
          curator.email,
          curator.name,
          text::typographic(fmt::format(
              "{} à regarder",
              text::plural(static_cast<long long>(statuses.size()), "source", "sources"))),
          body_of(curator, statuses, config)};
}

Result<void> mark_week(store::Database& db, Day week, Instant now) {
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  if (auto done = store::add_setting(*tx, mark_of(week), iso(now)); !done) return done;
  return tx->commit();
}

}  // namespace

Result<bool> digests_owed(store::Database& db, Instant now) {
  const Day week = monday_of(paris_day(now));
  const auto from = instant_at(week, kHour, 0, kParis);
  if (!from) return fail(from.error());
  if (now < *from) return false;
  auto reader = db.reader();
  const auto done = store::setting(reader, mark_of(week));
  if (!done) return fail(done.error());
  return !done->has_value();
}

Result<int> send_digests(store::Database& db, const config::VigieConfig& config,
                         net::Mailer& mailer, Instant now) {
  const Day week = monday_of(paris_day(now));
  auto reader = db.reader();
  const auto curators = store::curators(reader);
  if (!curators) return fail(curators.error());
  const auto all = source_statuses(reader, "", now);
  if (!all) return fail(all.error());
  int sent = 0;
  bool whole = true;
  for (const store::Curator& curator : *curators) {
    if (curator.disabled) continue;
    const Statuses statuses = to_tell(*all, curator.centre_key, now);
    if (statuses.empty()) continue;
    const NoteMail note = note_of(curator, statuses, week, config);
    auto state = note_state(reader, note.mark, now);
    if (!state) return fail(state.error());
    if (*state == NoteState::owed) {
      state = mail_once(db, config, mailer, note, now);
      if (!state) return fail(state.error());
      sent += *state == NoteState::left ? 1 : 0;
    }
    whole = whole && (*state == NoteState::left || *state == NoteState::ended);
  }
  if (whole) {
    if (auto done = mark_week(db, week, now); !done) return fail(done.error());
  }
  return sent;
}

}  // namespace vigie::app
