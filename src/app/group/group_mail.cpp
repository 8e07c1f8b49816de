// SPDX-License-Identifier: EUPL-1.2
#include "app/group/group_mail.hpp"

#include <charconv>

#include "app/group/groups.hpp"
#include "app/jobs/get_all.hpp"
#include "base/format.hpp"
#include "store/panorama/shelf_repo.hpp"
#include "store/people/curator_repo.hpp"
#include "text/french.hpp"
#include "text/moment.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

constexpr std::size_t kNoteStartBytes = 400;

std::string trouble_of(const HttpAnswer& answer, const Result<int>& read) {
  if (answer.transfer != Transfer::answered) return "l’adresse ne répond pas";
  if (answer.status != 200) return fmt::format("l’adresse répond {}", answer.status);
  return read ? "" : "ce n’est pas un agenda";
}

Result<void> keep_answer(store::Transaction& tx, GroupId group, const HttpAnswer& answer,
                         Instant now) {
  const bool there = answer.transfer == Transfer::answered && answer.status == 200;
  const Result<int> read =
      there ? follow_group_calendar(tx, group, answer.body, now) : Result<int>(0);
  if (!read && read.error().code != Code::parse && read.error().code != Code::too_large) {
    return fail(read.error());
  }
  return store::calendar_asked(tx, group, trouble_of(answer, read), now);
}

/// Both ends of what a digest tells.
struct DigestSpan {
  store::WorkingGroup group;
  store::Meeting meeting;
  Instant since;
};

/// None where the meeting is over, or its group closed.
Result<std::optional<DigestSpan>> span_of(store::Reader& reader, std::string_view subject,
                                          Instant now) {
  std::int64_t number = 0;
  std::from_chars(subject.data(), subject.data() + subject.size(), number);
  const auto meeting = store::meeting(reader, MeetingId{number});
  if (!meeting) return fail(meeting.error());
  if (!*meeting || (*meeting)->starts_at <= now) return std::nullopt;
  auto group = store::working_group(reader, (*meeting)->group);
  if (!group) return fail(group.error());
  if (!*group || (*group)->closed) return std::nullopt;
  const auto before = store::meeting_before(reader, (*meeting)->group, (*meeting)->starts_at);
  if (!before) return fail(before.error());
  const Instant since = *before ? (*before)->starts_at : now - kDigestPastSeconds;
  return DigestSpan{std::move(**group), **meeting, since};
}

std::string when_and_where(const store::Meeting& meeting) {
  std::string line = text::weekday_date(paris_day(meeting.starts_at));
  const std::string hours = text::hours_between(meeting.starts_at, meeting.ends_at);
  if (!hours.empty()) line += ", " + hours;
  if (!meeting.place.empty()) line += "\n" + meeting.place;
  if (!meeting.url.empty()) line += "\n" + meeting.url;
  return line;
}

Result<std::string> articles_part(store::Reader& reader, const DigestSpan& span,
                                  std::string_view public_url) {
  if (span.group.theme.empty()) return std::string();
  const auto rows = store::panorama_tag_page(reader, "theme", span.group.theme, std::nullopt,
                                             kDigestArticlesMax + 1);
  if (!rows) return fail(rows.error());
  std::string lines;
  int told = 0;
  for (const store::PanoramaRow& row : *rows) {
    if (!row.item.published_at || *row.item.published_at < span.since) break;
    if (told == kDigestArticlesMax) break;
    ++told;
    lines +=
        fmt::format("- {} — {}, {}\n  {}/panorama/article/{}\n", row.item.title, row.item.media,
                    text::long_date(paris_day(*row.item.published_at)), public_url, row.item.key);
  }
  if (told == 0) {
    return fmt::format("Depuis le {}, rien n’a été relayé au panorama sur ce thème.\n",
                       text::long_date(paris_day(span.since)));
  }
  std::string part = fmt::format("Relayé au panorama depuis le {}\u00a0:\n\n{}",
                                 text::long_date(paris_day(span.since)), lines);
  const bool more = rows->size() > static_cast<std::size_t>(told) && told == kDigestArticlesMax;
  if (more)
    part +=
        fmt::format("… et la suite\u00a0: {}/panorama/theme/{}\n", public_url, span.group.theme);
  return part;
}

Result<std::string> dossiers_part(store::Reader& reader, const DigestSpan& span,
                                  std::string_view public_url) {
  if (span.group.theme.empty()) return std::string();
  const auto dossiers = store::dossiers_of_theme(reader, span.group.theme);
  if (!dossiers) return fail(dossiers.error());
  std::string lines;
  for (const store::ThemeDossier& each : *dossiers) {
    if (each.changed_at < span.since) continue;
    lines += fmt::format("- {}\n  {}/panorama/dossiers/{}\n", each.title, public_url, each.key);
  }
  return lines.empty() ? lines : "Dossiers qui ont changé\u00a0:\n\n" + lines;
}

Result<std::string> notes_part(store::Reader& reader, const DigestSpan& span) {
  const auto notes = store::notes_since(reader, span.group.id, span.since);
  if (!notes) return fail(notes.error());
  std::string lines;
  for (const store::GroupNote& note : *notes) {
    const std::string start(text::utf8_prefix(note.body, kNoteStartBytes));
    lines += fmt::format("{} ({})\u00a0:\n{}{}\n\n", note.author, note.centre, start,
                         start.size() < note.body.size() ? "…" : "");
  }
  return lines.empty() ? lines : "Notes des membres\u00a0:\n\n" + lines;
}

}  // namespace

Result<Outlook> look_for_group_calendars(store::Reader& reader, const config::VigieConfig&,
                                         Instant now) {
  const auto groups = store::calendars_to_ask(reader, now - kGroupCalendarSeconds, now);
  if (!groups) return fail(groups.error());
  return Outlook{.due = !groups->empty(), .backlog = std::ssize(*groups)};
}

Result<JobReport> run_group_calendars(JobPorts& ports, const Stop& stop) {
  const Instant now = ports.clock.now();
  store::Reader reader = ports.db.reader();
  const auto groups = store::calendars_to_ask(reader, now - kGroupCalendarSeconds, now);
  if (!groups) return fail(groups.error());
  std::vector<std::string> urls;
  for (const store::WorkingGroup& group : *groups) urls.push_back(group.calendar);
  const auto answers = get_all(
      ports, urls, [](HttpAnswer&) {}, stop);
  if (!answers) return fail(answers.error());
  auto tx = ports.db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  for (const HttpAnswer& each : *answers) {
    const GroupId group = (*groups)[static_cast<std::size_t>(each.token)].id;
    if (auto done = keep_answer(*tx, group, each, now); !done) return fail(done.error());
  }
  if (auto done = tx->commit(); !done) return fail(done.error());
  return JobReport{.lines = {text::plural(std::ssize(*answers), "agenda de groupe demandé.",
                                          "agendas de groupes demandés.")}};
}

Result<Outlook> look_for_group_digests(store::Reader& reader, const config::VigieConfig&,
                                       Instant now) {
  const auto owed = store::owed_digests(reader, kGroupDigest, now, now + kDigestAheadSeconds);
  if (!owed) return fail(owed.error());
  return Outlook{.due = !owed->empty(), .backlog = std::ssize(*owed)};
}

Result<JobReport> run_group_digests(JobPorts& ports, const Stop&) {
  const Instant now = ports.clock.now();
  store::Reader reader = ports.db.reader();
  const auto owed = store::owed_digests(reader, kGroupDigest, now, now + kDigestAheadSeconds);
  if (!owed) return fail(owed.error());
  auto tx = ports.db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  for (const store::OwedDigest& each : *owed) {
    const auto fresh = notify(*tx, kGroupDigest, std::to_string(each.meeting.value),
                              {.curator = each.curator}, now);
    if (!fresh) return fail(fresh.error());
  }
  if (auto done = tx->commit(); !done) return fail(done.error());
  return JobReport{.lines = {text::plural(std::ssize(*owed), "point de groupe à envoyer.",
                                          "points de groupes à envoyer.")}};
}

Result<std::optional<NotificationText>> compose_group_digest(const Composing& composing) {
  store::Reader& reader = composing.reader;
  const auto span = span_of(reader, composing.notification.subject, composing.now);
  if (!span) return fail(span.error());
  const auto curator = store::curator_by_id(reader, composing.notification.curator);
  if (!curator) return fail(curator.error());
  if (!*span || !*curator) return std::nullopt;
  const auto member = store::is_member(reader, (*span)->group.id, (*curator)->id);
  if (!member) return fail(member.error());
  if (!*member) return std::nullopt;
  const std::string& url = composing.config.web.public_url;
  const DigestSpan& of = **span;
  std::string body = fmt::format("Bonjour {},\n\nLe groupe {} se réunit\u00a0:\n{}\n{}",
                                 (*curator)->name, of.group.name, when_and_where(of.meeting),
                                 of.meeting.title.empty() ? "" : of.meeting.title + "\n");
  for (const auto& part :
       {articles_part(reader, of, url), dossiers_part(reader, of, url), notes_part(reader, of)}) {
    if (!part) return fail(part.error());
    if (!part->empty()) body += "\n" + *part;
  }
  body += fmt::format("\nLa page du groupe, et le quitter\u00a0: {}/groupes/{}\n", url,
                      of.group.id.value);
  return NotificationText{
      text::typographic(fmt::format("Groupe {}\u00a0: réunion du {}", of.group.name,
                                    text::long_date(paris_day(of.meeting.starts_at)))),
      std::move(body)};
}

}  // namespace vigie::app
