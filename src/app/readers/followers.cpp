// SPDX-License-Identifier: EUPL-1.2
#include "app/readers/followers.hpp"

#include "base/format.hpp"
#include "mailing/links.hpp"
#include "store/mail/follower_repo.hpp"
#include "store/mail/subscription_repo.hpp"
#include "text/french.hpp"

namespace vigie::app {
namespace {

constexpr int kWorkingDays = 5;

/// This morning's hour; of the last working day on a week-end.
Result<Instant> morning_of(Instant now) {
  Day day = paris_day(now);
  const int late = day - monday_of(day) - (kWorkingDays - 1);
  if (late > 0) day = day + -late;
  return instant_at(day, kFollowersHour, 0, kParis);
}

/// What a mail of this day covers: since the morning before, or the Monday before.
struct Span {
  Instant from;
  Instant to;
};
Result<Span> span_of(Day day, bool weekly) {
  const bool monday = day == monday_of(day);
  const Day before = day + (weekly ? -7 : (monday ? -3 : -1));
  const auto from = instant_at(before, kFollowersHour, 0, kParis);
  if (!from) return fail(from.error());
  const auto to = instant_at(day, kFollowersHour, 0, kParis);
  if (!to) return fail(to.error());
  return Span{*from, *to};
}

Result<int> plan_rhythm(store::Transaction& tx, std::string_view frequency, Day day, Instant now) {
  store::Reader reader = tx.reader();
  const auto all = store::followers(reader, frequency);
  if (!all) return fail(all.error());
  int planned = 0;
  for (const store::PanoramaFollower& each : *all) {
    const std::string subject = fmt::format("{}:{}:{}", each.id.value, frequency, iso(day));
    const auto told = notify(tx, kPanoramaMail, subject,
                             {.curator = {}, .address = each.email, .name = each.name}, now);
    if (!told) return fail(told.error());
    planned += *told ? 1 : 0;
  }
  return planned;
}

struct MailSubject {
  SubscriptionId follower;
  bool weekly = false;
  Day day;
};
std::optional<MailSubject> read_mail_subject(std::string_view subject) {
  const std::size_t first = subject.find(':');
  const std::size_t last = subject.rfind(':');
  if (first == std::string_view::npos || last == first) return std::nullopt;
  MailSubject read;
  for (const char c : subject.substr(0, first)) {
    if (c < '0' || c > '9') return std::nullopt;
    read.follower.value = read.follower.value * 10 + (c - '0');
  }
  const auto day = parse_day(subject.substr(last + 1));
  if (!day) return std::nullopt;
  read.weekly = subject.substr(first + 1, last - first - 1) == "weekly";
  read.day = *day;
  return read;
}

std::string body_of_items(const std::vector<store::FollowedItem>& items,
                          const config::VigieConfig& config, const std::string& token) {
  std::string body;
  for (const store::FollowedItem& item : items) {
    body += fmt::format("{}\n{}{}\n", item.title, item.media,
                        item.centre.empty() ? "" : ", repéré par " + item.centre);
    if (!item.note.empty()) body += item.note + "\n";
    body += item.url + "\n\n";
  }
  body +=
      fmt::format("Tout le panorama\u00a0: {}/panorama\nVos préférences, et partir\u00a0: {}\n",
                  config.web.public_url, mailing::preferences_url(config.web.public_url, token));
  return body;
}

}  // namespace

Result<int> plan_followers(store::Database& db, Instant now) {
  const Day day = paris_day(now);
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  auto planned = plan_rhythm(*tx, "daily", day, now);
  if (!planned) return planned;
  if (day == monday_of(day)) {
    const auto weekly = plan_rhythm(*tx, "weekly", day, now);
    if (!weekly) return weekly;
    *planned += *weekly;
  }
  if (auto done = tx->commit(); !done) return fail(done.error());
  return planned;
}

Result<Outlook> look_for_followers(store::Reader& reader, const config::VigieConfig&, Instant now) {
  const auto from = morning_of(now);
  if (!from) return fail(from.error());
  const bool working = paris_day(now) - monday_of(paris_day(now)) < kWorkingDays;
  if (!working || now < *from) return Outlook{};
  const auto last = store::last_good_run(reader, kFollowersJob);
  if (!last) return fail(last.error());
  const bool done = *last && (*last)->started_at >= *from && (*last)->started_at <= now;
  return Outlook{.due = !done};
}

Result<JobReport> run_followers(JobPorts& ports, const Stop&) {
  const auto planned = plan_followers(ports.db, ports.clock.now());
  if (!planned) return fail(planned.error());
  JobReport report;
  if (*planned > 0) {
    report.lines.push_back(
        text::plural(*planned, "envoi du panorama préparé.", "envois du panorama préparés."));
  }
  return report;
}

Result<std::optional<NotificationText>> compose_panorama_mail(const Composing& composing) {
  const auto subject = read_mail_subject(composing.notification.subject);
  if (!subject) return std::nullopt;
  const auto person = store::subscriber_by_id(composing.reader, subject->follower);
  if (!person) return fail(person.error());
  const bool receives = *person && (*person)->state == SubscriptionState::active;
  if (!receives || (*person)->email != composing.notification.address) return std::nullopt;
  const auto span = span_of(subject->day, subject->weekly);
  if (!span) return fail(span.error());
  const auto items = store::followed_items(composing.reader, subject->follower, span->from,
                                           span->to, kFollowedItemsMax);
  if (!items) return fail(items.error());
  if (items->empty()) return std::nullopt;
  const std::string what =
      text::plural(static_cast<long long>(items->size()), "article", "articles");
  return NotificationText{text::typographic(fmt::format("Panorama de presse, {}\u00a0: {}",
                                                        text::long_date(subject->day), what)),
                          body_of_items(*items, composing.config, (*person)->token)};
}

}  // namespace vigie::app
