// SPDX-License-Identifier: EUPL-1.2
#include "sim/public_life.hpp"

#include "base/format.hpp"
#include "web/browser.hpp"

namespace vigie::sim {
namespace {

constexpr std::int64_t kCatchUpSeconds = 9 * kDaySeconds;  ///< of a feed in trouble
constexpr std::int64_t kTextSlackSeconds = kDaySeconds;    ///< the purge runs by the hour

std::map<std::string, const Item*> by_marker(const World& world) {
  std::map<std::string, const Item*> items;
  for (int paper = 0; paper < world.press.papers(); ++paper) {
    for (const Item& item : world.press.items(paper)) items[item.marker] = &item;
  }
  return items;
}

/// Each "zq…qz" of a text.
std::vector<std::string> markers_in(const std::string& text) {
  std::vector<std::string> found;
  for (std::size_t at = text.find("zq"); at != std::string::npos; at = text.find("zq", at + 2)) {
    const std::size_t end = text.find("qz", at);
    if (end == std::string::npos || end - at > 20) continue;
    found.push_back(text.substr(at, end + 2 - at));
  }
  return found;
}

}  // namespace

Visitors::Visitors(World& world) : world_(&world), chance_(world.chance_of("visitors")) {}

void Visitors::live_a_day() {
  const std::string day = iso(world_->today());
  for (int i = chance_.between(3, 8); i > 0; --i) {
    web::Browser browser(world_->site());
    browser.address = fmt::format("192.0.2.{}", chance_.between(1, 40));
    browser.extra_headers = {
        {"user-agent", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"},
        {"accept-language", "fr"}};
    for (int view = chance_.between(1, 3); view > 0; --view) {
      world_->pass(chance_.between(2, 60));
      if (browser.get("/panorama").status != 200) world_->wrong("/panorama does not answer");
      ++views_[day];
      people_[day].insert(browser.address);
    }
  }
}

void Visitors::check() {
  std::map<std::string, std::int64_t> views;
  std::map<std::string, std::int64_t> people;
  for (const auto& row : world_->rows(
           "SELECT period, measure, number FROM audience_count WHERE subject = 'page' AND code = "
           "'/panorama'",
           3)) {
    if (row[1] == "views") views[row[0]] = std::stoll(row[2]);
    if (row[1] == "visitors") people[row[0]] = std::stoll(row[2]);
  }
  std::map<std::string, std::int64_t> months;
  for (const auto& [day, count] : views_) {
    months[day.substr(0, 7)] += count;
    if (views[day] != count) {
      world_->wrong(
          fmt::format("{}: {} views counted, {} pages were read", day, views[day], count));
    }
    const auto came = static_cast<std::int64_t>(people_[day].size());
    if (people[day] != came) {
      world_->wrong(fmt::format("{}: {} visitors counted, {} came", day, people[day], came));
    }
  }
  for (const auto& [month, count] : months) {
    if (views[month] != count) {
      world_->wrong(fmt::format("{}: {} views, its days have {}", month, views[month], count));
    }
  }
}

void check_articles(World& world, bool final) {
  std::map<std::string, int> lines;  // by link and centre
  std::map<std::string, int> articles;
  for (const auto& row : world.rows("SELECT url, count(*) FROM article GROUP BY url", 2)) {
    articles[row[0]] = std::stoi(row[1]);
  }
  for (const auto& row :
       world.rows("SELECT url, key FROM article JOIN reprint ON reprint.id = reprint_id "
                  "JOIN desk_item USING (story_id) JOIN centre ON centre.id = centre_id",
                  2)) {
    ++lines[row[0] + ' ' + row[1]];
  }
  std::size_t published = 0;
  for (int paper = 0; paper < world.press.papers(); ++paper) {
    for (const Item& item : world.press.items(paper)) {
      const auto served = world.press.served_at(item);
      if (!final && (!served || world.clock.now() - *served < kCatchUpSeconds)) continue;
      if (item.at > world.clock.now()) continue;
      ++published;
      const std::string link = SimPress::link_of(item);
      const auto found = articles.find(link);
      if (found == articles.end()) {
        world.wrong(fmt::format("an article is lost: {} ({})", link, iso(item.at)));
      } else if (found->second != 1) {
        world.wrong(fmt::format("an article is told {} times: {}", found->second, link));
      } else if (lines[link + ' ' + world.holder_of(paper).key] != 1) {
        world.wrong(fmt::format("an article is on {} lines of its centre: {}",
                                lines[link + ' ' + world.holder_of(paper).key], link));
      }
    }
  }
  if (final && articles.size() != published) {
    world.wrong(fmt::format("{} articles, the papers published {}", articles.size(), published));
  }
}

void check_texts(World& world) {
  const auto items = by_marker(world);
  const std::int64_t kept_s = world.settings().retention.feed_text_days * kDaySeconds;
  std::set<std::string> told;
  for (const auto& table : world.rows(
           "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
           1)) {
    for (const auto& column :
         world.rows(fmt::format("SELECT name FROM pragma_table_info('{}')", table[0]), 1)) {
      for (const auto& row :
           world.rows(fmt::format("SELECT \"{1}\" FROM \"{0}\" WHERE typeof(\"{1}\") = 'text' AND "
                                  "\"{1}\" LIKE '%zq%qz%'",
                                  table[0], column[0]),
                      1)) {
        for (const std::string& marker : markers_in(row[0])) {
          const auto item = items.find(marker);
          if (item == items.end()) continue;
          const auto served = world.press.text_served_at(*item->second);
          if (served && world.clock.now() - *served <= kept_s + kTextSlackSeconds) continue;
          if (!told.insert(table[0]).second) continue;
          world.wrong(fmt::format("a text of {} is still in {}.{}: {}",
                                  served ? iso(*served) : "nobody", table[0], column[0], marker));
        }
      }
    }
  }
}

void check_bounds(World& world) {
  struct Bound {
    std::string_view what;
    std::string_view sql;  ///< rows that are older than promised; ?: now
    std::int64_t kept_s;
    std::int64_t most = 0;  ///< that stay for another reason
  };
  static constexpr Bound kBounds[] = {
      // the last run of a job, and its last good one, stay
      {"runs of jobs", "SELECT count(*) FROM job_run WHERE started_at < ", 31 * kDaySeconds, 40},
      {"stories read", "SELECT count(*) FROM story_read WHERE read_at < ", 31 * kDaySeconds},
      {"notifications", "SELECT count(*) FROM notification WHERE created_at < ", 181 * kDaySeconds},
      {"searches told", "SELECT count(*) FROM saved_search_alert WHERE at < ", 181 * kDaySeconds}};
  for (const Bound& bound : kBounds) {
    const auto old =
        world.number(fmt::format("{}{}", bound.sql, world.clock.now().seconds - bound.kept_s));
    if (old > bound.most)
      world.wrong(fmt::format("{} {} are older than promised", old, bound.what));
  }
  const auto seen = world.number(fmt::format(
      "SELECT count(*) FROM audience_seen WHERE day_on < '{}'", iso(world.today() - 1)));
  if (seen > 0) world.wrong(fmt::format("{} visitors of days that are over are known", seen));
}

}  // namespace vigie::sim
