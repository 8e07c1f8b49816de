// SPDX-License-Identifier: EUPL-1.2
#include "app/setup/digest.hpp"

#include <algorithm>

#include "app/setup/sources.hpp"
#include "base/format.hpp"
#include "fetch/health.hpp"
#include "panorama/wording.hpp"
#include "store/panorama/proposal_repo.hpp"
#include "store/people/curator_repo.hpp"
#include "text/french.hpp"
#include "text/url.hpp"

namespace vigie::app {
namespace {

constexpr int kHour = 6;  ///< of Monday, in Paris
constexpr std::int64_t kWeekSeconds = 7 * kDaySeconds;

using Statuses = std::vector<SourceStatus>;

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

std::string line_of(const SourceStatus& status, const std::string& public_url) {
  std::string line = fmt::format("- {}\u00a0: ", status.title);
  if (!status.needs_a_look) {
    return line + fmt::format("lue désormais à {}\u202f; rien à faire.", status.url);
  }
  line += status.cause;
  if (status.since_at) {
    line += fmt::format(", depuis le {}", text::long_date(paris_day(*status.since_at)));
  }
  line += ".";
  if (!status.advice.empty()) line += fmt::format("\n  {}", status.advice);
  line += fmt::format("\n  {}/sources/{}", public_url, status.source.value);
  return line;
}

/// What is worst first.
constexpr SourceState kOrder[] = {SourceState::gone,  SourceState::not_a_feed, SourceState::failing,
                                  SourceState::moved, SourceState::slow,       SourceState::silent,
                                  SourceState::ok};

using Answers = std::vector<store::ProposalLine>;

/// Answered since the Monday before, until this one.
Result<Answers> answers_to_tell(store::Reader& reader, CuratorId curator, Instant now) {
  const auto until = digests_from(now);
  if (!until) return fail(until.error());
  return store::proposals_answered(reader, curator, *until - kWeekSeconds, *until);
}

std::string answer_line(const store::ProposalLine& line, const std::string& public_url) {
  std::string words = fmt::format("- {}\u00a0: {}", line.title.empty() ? "Sans titre" : line.title,
                                  panorama::word_of(line.proposal.state));
  if (!line.answered_by.empty()) words += " par " + line.answered_by;
  words += line.reason.empty() ? "." : fmt::format("\u00a0: {}", text::sentence(line.reason));
  if (line.item_state == ItemState::published) {
    words += fmt::format("\n  {}/panorama/article/{}", public_url, line.item_key);
  }
  return words;
}

std::string answers_body(const Answers& answers, const std::string& public_url) {
  if (answers.empty()) return "";
  std::string body = "\nCe que vous avez proposé pour le panorama a reçu une réponse.\n\n";
  for (const store::ProposalLine& line : answers) body += answer_line(line, public_url) + "\n";
  return body;
}

std::string subject_of(const Statuses& statuses, const Answers& answers) {
  const std::string answered = text::plural(std::ssize(answers), "réponse à vos propositions",
                                            "réponses à vos propositions");
  if (statuses.empty()) return answered;
  return fmt::format("{} à regarder{}", text::plural(std::ssize(statuses), "source", "sources"),
                     answers.empty() ? "" : ", " + answered);
}

std::string sources_body(const store::Curator& curator, const Statuses& statuses,
                         const config::VigieConfig& config) {
  if (statuses.empty()) return "";
  std::string body =
      fmt::format("\nParmi les sources que tient {}, celles-ci demandent un coup d’œil.\n",
                  curator.centre_name);
  for (const SourceState state : kOrder) {
    bool first = true;
    for (const SourceStatus& status : statuses) {
      const SourceState shown = status.needs_a_look ? status.state : SourceState::ok;
      if (shown != state) continue;
      if (first) body += fmt::format("\n{}\n", fetch::heading_of(state));
      first = false;
      body += line_of(status, config.web.public_url) + "\n";
    }
  }
  return body +
         fmt::format("\nToutes les sources du centre\u00a0: {}/sources\n", config.web.public_url);
}

std::string body_of(const store::Curator& curator, const Statuses& statuses, const Answers& answers,
                    const config::VigieConfig& config) {
  return text::typographic(fmt::format("Bonjour {},\n", curator.name) +
                           sources_body(curator, statuses, config) +
                           answers_body(answers, config.web.public_url));
}

}  // namespace

Result<Instant> digests_from(Instant now) {
  return instant_at(monday_of(paris_day(now)), kHour, 0, kParis);
}

Result<int> plan_digests(store::Database& db, Instant now) {
  const std::string week = iso(monday_of(paris_day(now)));
  auto reader = db.reader();
  const auto curators = store::curators(reader);
  if (!curators) return fail(curators.error());
  const auto all = source_statuses(reader, "", now);
  if (!all) return fail(all.error());
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  int planned = 0;
  for (const store::Curator& curator : *curators) {
    if (curator.disabled) continue;
    const auto answers = answers_to_tell(reader, curator.id, now);
    if (!answers) return fail(answers.error());
    if (answers->empty() && to_tell(*all, curator.centre_key, now).empty()) continue;
    const auto fresh = notify(*tx, kDigest, week, {.curator = curator.id}, now);
    if (!fresh) return fail(fresh.error());
    planned += *fresh ? 1 : 0;
  }
  if (auto done = tx->commit(); !done) return fail(done.error());
  return planned;
}

Result<Outlook> look_for_digests(store::Reader& reader, const config::VigieConfig&, Instant now) {
  const auto from = digests_from(now);
  if (!from) return fail(from.error());
  if (now < *from) return Outlook{.next_at = *from};
  const auto last = store::last_good_run(reader, kDigestJob);
  if (!last) return fail(last.error());
  const bool done = *last && (*last)->started_at >= *from && (*last)->started_at <= now;
  return Outlook{.due = !done, .next_at = *from + kWeekSeconds};
}

Result<JobReport> run_digests(JobPorts& ports, const Stop&) {
  const auto planned = plan_digests(ports.db, ports.clock.now());
  if (!planned) return fail(planned.error());
  JobReport report;
  if (*planned > 0) {
    report.lines.push_back(
        text::plural(*planned, "bilan des sources à envoyer.", "bilans des sources à envoyer."));
  }
  return report;
}

Result<std::optional<NotificationText>> compose_digest(const Composing& composing) {
  const auto curator = store::curator_by_id(composing.reader, composing.notification.curator);
  if (!curator) return fail(curator.error());
  const auto this_week = iso(monday_of(paris_day(composing.now)));
  if (!*curator || composing.notification.subject != this_week) return std::nullopt;
  const auto all = source_statuses(composing.reader, (*curator)->centre_key, composing.now);
  if (!all) return fail(all.error());
  const Statuses statuses = to_tell(*all, (*curator)->centre_key, composing.now);
  const auto answers = answers_to_tell(composing.reader, (*curator)->id, composing.now);
  if (!answers) return fail(answers.error());
  if (statuses.empty() && answers->empty()) return std::nullopt;
  return NotificationText{text::typographic(subject_of(statuses, *answers)),
                          body_of(**curator, statuses, *answers, composing.config)};
}

}  // namespace vigie::app
