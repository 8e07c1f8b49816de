// SPDX-License-Identifier: EUPL-1.2
#include "app/search/alerts.hpp"

#include <map>

#include "app/search/find_again.hpp"
#include "app/search/saved_searches.hpp"
#include "base/format.hpp"
#include "text/french.hpp"

namespace vigie::app {
namespace {

/// The last moment at which a digest was to come; none of those at once.
Result<std::optional<Instant>> last_moment(const store::Follower& follower, int hour, Instant now) {
  if (follower.rhythm != AlertRhythm::daily && follower.rhythm != AlertRhythm::weekly) {
    return std::nullopt;
  }
  const bool weekly = follower.rhythm == AlertRhythm::weekly;
  const auto here = local_time(now, follower.zone);
  if (!here) return fail(here.error());
  const Day day = weekly ? monday_of(here->day) : here->day;
  const auto moment = instant_at(day, hour, 0, follower.zone);
  if (!moment) return fail(moment.error());
  if (*moment <= now) return *moment;
  const auto before = instant_at(day - (weekly ? 7 : 1), hour, 0, follower.zone);
  if (!before) return fail(before.error());
  return *before;
}

/// What one curator is owed now.
struct Owed {
  std::vector<store::Follower> due;
  bool digest = false;  ///< not only of those at once
  AlertChoice choice;
};

Result<std::map<CuratorId, Owed>> owed_now(store::Reader& reader, ArticleId last, Instant now) {
  const auto followers = store::alert_followers(reader);
  if (!followers) return fail(followers.error());
  std::map<CuratorId, Owed> owed;
  for (const store::Follower& each : *followers) {
    auto found = owed.find(each.curator);
    if (found == owed.end()) {
      const auto choice = alert_choice(reader, each.curator);
      if (!choice) return fail(choice.error());
      found = owed.emplace(each.curator, Owed{{}, false, *choice}).first;
    }
    const auto moment = last_moment(each, found->second.choice.hour, now);
    if (!moment) return fail(moment.error());
    const bool due = *moment ? each.told_at < **moment : each.told_to.value < last.value;
    if (!due) continue;
    found->second.due.push_back(each);
    found->second.digest = found->second.digest || moment->has_value();
  }
  std::erase_if(owed, [](const auto& one) { return one.second.due.empty(); });
  return owed;
}

/// What a search finds of what came behind one article, up to another.
Result<store::ArticleQuestion> question_of(store::Reader& reader, const store::SavedSearch& search,
                                           CentreId centre, ArticleId after, ArticleId upto) {
  SearchAsked asked = parse_search(search.query);
  if (auto settled = settle_search(reader, centre, asked); !settled) return fail(settled.error());
  asked.question.after = after;
  asked.question.before = ArticleId{upto.value + 1};
  return asked.question;
}

Result<bool> finds_anything(store::Reader& reader, const store::Follower& follower,
                            ArticleId upto) {
  const auto search = store::saved_search(reader, follower.search);
  if (!search) return fail(search.error());
  if (!*search) return false;
  auto question = question_of(reader, **search, follower.centre, follower.told_to, upto);
  if (!question) return fail(question.error());
  question->limit = 1;
  const auto matches = store::matching_articles(reader, *question);
  if (!matches) return fail(matches.error());
  return !matches->found.empty();
}

/// Writes the alert of one curator where there is something to tell; answers whether.
Result<bool> plan_one(store::Transaction& tx, CuratorId curator, const Owed& owed, ArticleId upto,
                      Instant now) {
  store::Reader reader = tx.reader();
  bool any = owed.digest && owed.choice.empty_too;
  for (const store::Follower& each : owed.due) {
    if (any) break;
    const auto found = finds_anything(reader, each, upto);
    if (!found) return fail(found.error());
    any = *found;
  }
  if (any) {
    const auto alert = store::add_alert(tx, curator, now);
    if (!alert) return fail(alert.error());
    for (const store::Follower& each : owed.due) {
      auto done = store::add_alert_line(tx, *alert, each.search, each.told_to, upto);
      if (!done) return fail(done.error());
    }
    const auto fresh = notify(tx, kSearchAlert, std::to_string(*alert), {.curator = curator}, now);
    if (!fresh) return fail(fresh.error());
  }
  for (const store::Follower& each : owed.due) {
    if (auto done = store::mark_told(tx, each, upto, now); !done) return fail(done.error());
  }
  return any;
}

}  // namespace

Result<int> plan_alerts(store::Database& db, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto last = store::last_article(reader);
  if (!last) return fail(last.error());
  const auto owed = owed_now(reader, *last, now);
  if (!owed) return fail(owed.error());
  int planned = 0;
  for (const auto& [curator, one] : *owed) {
    const auto told = plan_one(*tx, curator, one, *last, now);
    if (!told) return fail(told.error());
    planned += *told ? 1 : 0;
  }
  if (auto done = tx->commit(); !done) return fail(done.error());
  return planned;
}

Result<Outlook> look_for_alerts(store::Reader& reader, const config::VigieConfig&, Instant now) {
  const auto last = store::last_article(reader);
  if (!last) return fail(last.error());
  const auto owed = owed_now(reader, *last, now);
  if (!owed) return fail(owed.error());
  return Outlook{.due = !owed->empty(), .backlog = std::ssize(*owed)};
}

Result<JobReport> run_alerts(JobPorts& ports, const Stop&) {
  const auto planned = plan_alerts(ports.db, ports.clock.now());
  if (!planned) return fail(planned.error());
  JobReport report;
  if (*planned > 0) {
    report.lines.push_back(text::plural(*planned, "alerte de recherche à envoyer.",
                                        "alertes de recherche à envoyer."));
  }
  return report;
}

}  // namespace vigie::app
