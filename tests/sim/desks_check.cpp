// SPDX-License-Identifier: EUPL-1.2
// What the curators remember, held against desks, panorama and feed.
#include <algorithm>
#include <set>

#include "base/format.hpp"
#include "sim/desks.hpp"

namespace vigie::sim {

using web::between;

void Desks::check_desks() {
  std::map<std::string, std::map<std::int64_t, std::string>> told;
  std::set<std::int64_t> merged;
  for (const auto& row : world_->rows("SELECT id FROM story WHERE merged_into_id IS NOT NULL", 1)) {
    merged.insert(std::stoll(row[0]));
  }
  std::set<std::int64_t> grown;  // what several papers told may come back, or go into another
  for (const auto& row :
       world_->rows("SELECT story_id FROM article JOIN reprint ON reprint.id = reprint_id "
                    "GROUP BY story_id HAVING count(*) > 1",
                    1)) {
    grown.insert(std::stoll(row[0]));
  }
  for (const auto& row : world_->rows(
           "SELECT key, story_id, state FROM desk_item JOIN centre ON centre.id = centre_id", 3)) {
    told[row[0]][std::stoll(row[1])] = row[2];
  }
  const std::string today = iso(world_->today());
  for (const auto& [centre, lines] : lines_) {
    for (const auto& [story, line] : lines) {
      const auto found = told[centre].find(story);
      if (found == told[centre].end()) {
        if (!merged.contains(story)) {
          world_->wrong(fmt::format("{}: story {} left the desk", centre, story));
        }
        continue;
      }
      if (merged.contains(story) || grown.contains(story) || found->second == line.state) continue;
      if (line.state == "later" && found->second == "new" && line.later_on <= today) continue;
      world_->wrong(fmt::format("{}: story {} is {}, its curator left it {}", centre, story,
                                found->second, line.state));
    }
    for (const auto& [story, state] : told[centre]) {
      if (state != "new" && !lines.contains(story) && !merged.contains(story) &&
          !grown.contains(story)) {
        world_->wrong(fmt::format("{}: story {} is {}, and nobody decided", centre, story, state));
      }
    }
  }
  if (world_->number(
          "SELECT count(*) FROM desk_count AS kept WHERE lines <> (SELECT count(*) "
          "FROM desk_item JOIN story ON story.id = story_id WHERE merged_into_id IS NULL "
          "AND centre_id = kept.centre_id AND state = kept.state)") != 0) {
    world_->wrong("a desk counts other lines than it has");
  }
}

void Desks::check_panorama() {
  std::vector<const Entry*> live;
  for (const Entry& entry : entries_) {
    if (entry.live) live.push_back(&entry);
  }
  std::ranges::stable_sort(live, [](const Entry* a, const Entry* b) { return b->at < a->at; });
  std::vector<std::string> expected;
  for (const Entry* entry : live) expected.push_back(entry->title);

  web::Browser reader(world_->site());
  reader.address = "198.51.100.250";
  reader.extra_headers = {{"user-agent", "curl/8"}};
  world_->pass(2);
  const std::string page = reader.get("/panorama").body;
  const std::string feed = reader.get("/panorama.atom").body;
  std::vector<std::string> shown;
  for (const std::string& title : each_between(page, "<h3><a href=\"", "</h3>")) {
    shown.push_back(between(title, "noopener noreferrer\">", "</a>"));
  }
  std::vector<std::string> fed;
  for (const std::string& entry : each_between(feed, "<entry>", "</entry>")) {
    fed.push_back(between(entry, "<title>", "</title>"));
  }
  const auto agrees = [&](const std::vector<std::string>& told, const char* where) {
    if (told.empty() != expected.empty() || told.size() > expected.size() ||
        !std::equal(told.begin(), told.end(), expected.begin())) {
      world_->wrong(fmt::format("{} tells {} entries otherwise than they were relayed ({} stand)",
                                where, told.size(), expected.size()));
    }
  };
  agrees(shown, "/panorama");
  agrees(fed, "/panorama.atom");

  const auto stands = world_->rows(
      "SELECT note, state FROM panorama_item WHERE state = 'published' ORDER BY note", 2);
  std::vector<std::string> notes;
  for (const Entry* entry : live) notes.push_back(entry->note);
  std::ranges::sort(notes);
  std::vector<std::string> told;
  for (const auto& row : stands) told.push_back(row[0]);
  std::ranges::sort(told);
  if (told != notes) {
    world_->wrong(fmt::format("the panorama has {} notes, curators wrote {} that stand",
                              told.size(), notes.size()));
  }
  for (const SimCentre& centre : world_->centres) {
    const auto of_centre = std::ranges::count_if(
        live, [&](const Entry* entry) { return entry->centre == centre.key; });
    const auto counted =
        world_->number(fmt::format("SELECT coalesce(sum(items), 0) FROM panorama_tag_count WHERE "
                                   "kind = 'centre' AND code = '{}'",
                                   centre.key));
    if (of_centre != counted) {
      world_->wrong(
          fmt::format("the shelf of {} says {} entries, {} stand", centre.key, counted, of_centre));
    }
  }
}

}  // namespace vigie::sim
