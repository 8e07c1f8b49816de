// SPDX-License-Identifier: EUPL-1.2
#include "app/setup/digest.hpp"

#include <algorithm>

#include "app/setup/sources.hpp"
#include "base/format.hpp"
#include "fetch/health.hpp"
#include "panorama/wording.hpp"
#include "store/panorama/link_repo.hpp"
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

using Links = std::vector<store::DeadLink>;

/// Of the centre's items of the panorama, found to be dead since the Monday before.
Result<Links> links_to_tell(store::Reader& reader, CentreId centre, Instant now) {
  const auto until = digests_from(now);
  if (!until) return fail(until.error());
  auto links = store::dead_links(reader, centre);
  if (!links) return fail(links.error());
  std::erase_if(*links, [&](const store::DeadLink& each) {
    return each.dead_at < *until - kWeekSeconds || each.dead_at >= *until;
  });
  return links;
}

std::string links_body(const Links& links, const std::string& public_url) {
  constexpr std::size_t kNamedMax = 5;
  if (links.empty()) return "";
  std::string body = "\nCes liens de votre centre au panorama ne mènent plus nulle part.\n\n";
  for (std::size_t index = 0; index < std::min(links.size(), kNamedMax); ++index) {
    const store::DeadLink& each = links[index];
    body += fmt::format("- {}{}\n", each.title,
                        each.media.empty() ? std::string() : fmt::format(" ({})", each.media));
  }
  if (links.size() > kNamedMax) body += fmt::format("- et {} de plus\n", links.size() - kNamedMax);
  return body + fmt::format("\nLes réparer\u00a0: {}/service/liens\n", public_url);
}

/// What one person is told this week.
struct Told {
  Statuses statuses;
  Answers answers;
  Links links;

  bool nothing() const { return statuses.empty() && answers.empty() && links.empty(); }
};

Result<Told> to_tell_person(store::Reader& reader, const store::Curator& curator,
                            const Statuses& all, Instant now) {
  auto answers = answers_to_tell(reader, curator.id, now);
  if (!answers) return fail(answers.error());
  auto links = links_to_tell(reader, curator.centre, now);
  if (!links) return fail(links.error());
  return Told{to_tell(all, curator.centre_key, now), std::move(*answers), std::move(*links)};
}

std::string subject_of(const Told& told) {
  std::string subject;
  const auto add = [&](std::size_t count, std::string_view one, std::string_view many,
                       std::string_view end = "") {
    if (count == 0) return;
    subject += subject.empty() ? "" : ", ";
    subject += text::plural(static_cast<std::int64_t>(count), one, many);
    subject += end;
  };
  add(told.statuses.size(), "source", "sources", " à regarder");
  add(told.answers.size(), "réponse à vos propositions", "réponses à vos propositions");
  add(told.links.size(), "lien mort au panorama", "liens morts au panorama");
  return subject;
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

std::string body_of(const store::Curator& curator, const Told& told,
                    const config::VigieConfig& config) {
  return text::typographic(fmt::format("Bonjour {},\n", curator.name) +
                           sources_body(curator, told.statuses, config) +
                           answers_body(told.answers, config.web.public_url) +
                           links_body(told.links, config.web.public_url));
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
    const auto told = to_tell_person(reader, curator, *all, now);
    if (!told) return fail(told.error());
    if (told->nothing()) continue;
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
  const auto told = to_tell_person(composing.reader, **curator, *all, composing.now);
  if (!told) return fail(told.error());
  if (told->nothing()) return std::nullopt;
  return NotificationText{text::typographic(subject_of(*told)),
                          body_of(**curator, *told, composing.config)};
}

}  // namespace vigie::app
