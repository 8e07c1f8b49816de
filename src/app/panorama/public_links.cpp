// SPDX-License-Identifier: EUPL-1.2
#include "app/panorama/public_links.hpp"

#include <map>
#include <set>

#include "app/jobs/get_all.hpp"
#include "base/format.hpp"
#include "fetch/link_life.hpp"
#include "fetch/robots.hpp"
#include "rights/share.hpp"
#include "store/article/article_repo.hpp"
#include "store/panorama/link_repo.hpp"
#include "store/people/event_repo.hpp"
#include "text/french.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

using store::PublicLink;

constexpr std::string_view kOurProduct = "vigie";

struct Asked {
  PublicLink link;
  std::string url;  ///< as it is shown
  fetch::WebPlace place;
};

/// One a site: the others wait for the next run.
std::vector<Asked> one_a_site(const std::vector<PublicLink>& due) {
  std::vector<Asked> asked;
  std::set<std::string> seen;
  for (const PublicLink& link : due) {
    const std::string url = rights::public_link(link.url);
    fetch::WebPlace place = fetch::web_place(url);
    if (std::ssize(asked) >= kPublicLinksARun || !seen.insert(place.origin).second) continue;
    asked.push_back({link, url, std::move(place)});
  }
  return asked;
}

/// Keeps so many bytes of a body: of a page only its status is wanted.
auto at_most(std::size_t bytes) {
  return [bytes](HttpAnswer& answer) {
    if (answer.body.size() > bytes) answer.body.resize(bytes);
  };
}

/// 4xx: nothing is forbidden; no answer, 429 and 5xx: the site cannot say now.
store::RobotsAnswer robots_said(const HttpAnswer& answer, Instant now) {
  store::RobotsAnswer said{.text = "", .closed = false, .fetched_at = now};
  const bool answered =
      answer.transfer == Transfer::answered || answer.transfer == Transfer::too_large;
  const bool troubled = answer.status == 429 || answer.status >= 500;
  said.closed = !answered || troubled;
  if (!said.closed && answer.status < 300) {
    said.text = text::utf8_prefix(answer.body, fetch::kRobotsBytesMax);
  }
  return said;
}

using RobotsByOrigin = std::map<std::string, store::RobotsAnswer>;

Result<RobotsByOrigin> ask_robots(JobPorts& ports, const std::vector<Asked>& asked,
                                  const Stop& stop, Instant now) {
  RobotsByOrigin known;
  std::vector<std::string> origins;
  store::Reader reader = ports.db.reader();
  for (const Asked& each : asked) {
    const auto kept = store::robots_of(reader, each.place.origin);
    if (!kept) return fail(kept.error());
    if (*kept && now - (*kept)->fetched_at < kRobotsSeconds) {
      known[each.place.origin] = **kept;
    } else {
      origins.push_back(each.place.origin);
    }
  }
  std::vector<std::string> urls;
  for (const std::string& origin : origins) urls.push_back(origin + "/robots.txt");
  const auto answers = get_all(ports, urls, at_most(fetch::kRobotsBytesMax), stop);
  if (!answers) return fail(answers.error());
  auto tx = ports.db.begin();
  if (!tx) return fail(tx.error());
  for (const HttpAnswer& answer : *answers) {
    const std::string& origin = origins[static_cast<std::size_t>(answer.token)];
    known[origin] = robots_said(answer, now);
    if (auto done = store::put_robots(*tx, origin, known[origin]); !done) {
      return fail(done.error());
    }
  }
  if (auto done = tx->commit(); !done) return fail(done.error());
  return known;
}

bool robots_let(const RobotsByOrigin& robots, const fetch::WebPlace& place) {
  const auto found = robots.find(place.origin);
  if (found == robots.end() || found->second.closed) return false;
  return fetch::robots_allow(fetch::read_robots(found->second.text, kOurProduct), place.path);
}

/// What is forbidden, or could not be said, is known no better than before.
PublicLink put_off(PublicLink link, Instant now) {
  link.next_check_at = now + fetch::kLinkAgainSeconds;
  return link;
}

PublicLink after_answer(const PublicLink& before, const HttpAnswer& answer, Instant now) {
  const fetch::LinkLife life =
      fetch::life_after({before.gone_since, before.dead_at, before.next_check_at}, answer, now);
  return {before.item, before.url, life.gone_since, life.dead_at, life.next_check_at};
}

Result<void> keep_links(store::Database& db, const std::vector<PublicLink>& links) {
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  for (const PublicLink& link : links) {
    if (auto done = store::put_link(*tx, link); !done) return done;
  }
  return tx->commit();
}

}  // namespace

Result<Outlook> look_for_public_links(store::Reader& reader, const config::VigieConfig&,
                                      Instant now) {
  const auto next = store::next_link_check(reader);
  if (!next) return fail(next.error());
  if (!*next) return Outlook{};
  const auto last = store::last_good_run(reader, kPublicLinksJob);
  if (!last) return fail(last.error());
  Instant at = **next;
  if (*last) at = std::max(at, (*last)->started_at + kPublicLinksSeconds);
  return Outlook{.due = at <= now, .next_at = at};
}

Result<JobReport> run_public_links(JobPorts& ports, const Stop& stop) {
  const Instant now = ports.clock.now();
  store::Reader reader = ports.db.reader();
  constexpr int kLookedAt = 10 * kPublicLinksARun;
  const auto due = store::links_to_ask(reader, now, kLookedAt);
  if (!due) return fail(due.error());
  const std::vector<Asked> asked = one_a_site(*due);
  JobReport report;
  if (asked.empty()) return report;
  const auto robots = ask_robots(ports, asked, stop, now);
  if (!robots) return fail(robots.error());
  std::vector<PublicLink> known;
  std::vector<const Asked*> let;
  std::vector<std::string> urls;
  for (const Asked& each : asked) {
    if (stop() && !robots->contains(each.place.origin)) continue;  // nobody asked yet
    if (!robots_let(*robots, each.place)) {
      known.push_back(put_off(each.link, now));
      continue;
    }
    let.push_back(&each);
    urls.push_back(each.url);
  }
  int dead = 0;
  const auto answers = get_all(ports, urls, at_most(0), stop);
  if (!answers) return fail(answers.error());
  for (const HttpAnswer& answer : *answers) {
    const PublicLink& before = let[static_cast<std::size_t>(answer.token)]->link;
    known.push_back(after_answer(before, answer, now));
    if (known.back().dead_at && !before.dead_at) ++dead;
  }
  if (auto done = keep_links(ports.db, known); !done) return fail(done.error());
  report.lines.push_back(fmt::format(
      "{}, {}.",
      text::plural(std::ssize(*answers), "lien public demandé", "liens publics demandés"),
      text::plural(dead, "lien mort", "liens morts")));
  return report;
}

Result<EditionAnswer> mend_link(store::Database& db, const Publisher& publisher,
                                const SeenEntry& seen, std::string_view typed, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto item = store::panorama_item(reader, seen.item);
  if (!item) return fail(item.error());
  if (!*item) return fail(Code::not_found, fmt::format("panorama item {}", seen.item.value));
  if ((*item)->version != seen.version) {
    return fail(Code::conflict, "the item moved on",
                "quelqu’un a changé cet article entre-temps\u00a0: le voici tel qu’il est");
  }
  const auto may = may_edit_panorama(reader, publisher.curator, publisher.authority, now);
  if (!may) return fail(may.error());
  if (!*may && (*item)->centre != publisher.curator.centre) {
    return EditionAnswer(panorama::DutyRefusal::off_duty);
  }
  const std::string url = rights::public_link(text::trimmed(typed));
  if (url.empty()) {
    return fail(Code::invalid_input, "no web address",
                "donnez la nouvelle adresse de l’article, avec https://");
  }
  const auto done = store::rewrite_item(
      *tx, (*item)->id, (*item)->version,
      {.title = (*item)->title, .url = url, .note = (*item)->note}, publisher.curator.id, now);
  if (!done) return fail(done.error());
  if (!*done) return fail(Code::conflict, "the item moved on");
  Result<void> kept;
  for (const std::string& address : {(*item)->url, url}) {
    if (kept) kept = store::add_address(*tx, text::canonical_url(address), (*item)->article);
  }
  if (kept) kept = store::ask_link_anew(*tx, (*item)->id, now);
  if (kept) {
    kept = store::add_event(*tx,
                            {publisher.curator.centre, publisher.curator.id, "link_mended",
                             fmt::format("panorama {}", (*item)->key), (*item)->url},
                            now);
  }
  if (kept) kept = tx->commit();
  if (!kept) return fail(kept.error());
  return EditionAnswer((*item)->id);
}

}  // namespace vigie::app
