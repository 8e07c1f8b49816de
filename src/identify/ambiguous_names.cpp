// SPDX-License-Identifier: EUPL-1.2
#include "identify/ambiguous_names.hpp"

#include <map>
#include <string_view>
#include <unordered_map>

#include "identify/identify.hpp"
#include "identify/title_key.hpp"
#include "text/url.hpp"

namespace vigie::identify {
namespace {

/// Two items of one document with one link and two titles are one page told twice; from three on
/// the link is a home page.
constexpr std::size_t kTitlesOfOneLinkMax = 2;

using Bearers = std::map<std::string_view, std::vector<std::size_t>>;

/// Names that more than one item bears, with these items.
Bearers shared(const std::vector<std::string_view>& names) {
  std::unordered_map<std::string_view, std::size_t> first;
  Bearers bearers;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].empty()) continue;
    const auto [known, fresh] = first.emplace(names[i], i);
    if (fresh) continue;
    auto& items = bearers[names[i]];
    if (items.empty()) items.push_back(known->second);
    items.push_back(i);
  }
  return bearers;
}

void wear_guids(const ParsedFeed& feed, const std::vector<std::string>& links,
                AmbiguousNames& ambiguous) {
  std::vector<std::string_view> guids;
  for (const FeedItem& item : feed.items) guids.emplace_back(guid_of(item));
  std::size_t covered = 0;
  std::set<std::string, std::less<>> found;
  for (const auto& [guid, items] : shared(guids)) {
    std::set<std::string> told;
    for (const std::size_t i : items) {
      const bool page = !links[i].empty() && !ambiguous.links.contains(links[i]);
      told.insert(page ? links[i] : feed.items[i].title);
    }
    if (told.size() < 2) continue;
    found.emplace(guid);
    covered += items.size();
  }
  const bool too_many =
      static_cast<double>(covered) > kAmbiguousShare * static_cast<double>(guids.size());
  if (found.size() + ambiguous.guids.size() > kAmbiguousNamesMax || (too_many && covered > 0)) {
    ambiguous.guids.insert("");
  } else {
    ambiguous.guids.merge(found);
  }
}

void wear_links(const ParsedFeed& feed, const std::vector<std::string>& links,
                AmbiguousNames& ambiguous) {
  const std::string home = text::canonical_url(feed.link);
  const std::vector<std::string_view> names(links.begin(), links.end());
  for (const auto& [link, items] : shared(names)) {
    std::set<std::string> titles;
    std::map<std::string, std::set<std::string>> titles_of_date;
    for (const std::size_t i : items) {
      const std::string title = title_key(feed.items[i].title);
      titles.insert(title);
      titles_of_date[date_key(feed.items[i])].insert(title);
    }
    const std::size_t allowed = link == home ? 1 : kTitlesOfOneLinkMax;
    if (titles.size() <= allowed && !ambiguous.links.contains(link)) continue;
    if (ambiguous.links.size() < kAmbiguousNamesMax) ambiguous.links.emplace(link);
    for (const auto& [date, of_date] : titles_of_date) {
      if (of_date.size() > 1 && ambiguous.dates.size() < kAmbiguousNamesMax)
        ambiguous.dates.emplace(link);
    }
  }
}

}  // namespace

std::string_view guid_of(const FeedItem& item) {
  return item.id_is_link ? std::string_view() : std::string_view(item.id);
}

std::string date_key(const FeedItem& item) {
  if (item.published_at) return iso(*item.published_at);
  return item.updated_at ? iso(*item.updated_at) : "";
}

AmbiguousNames ambiguous_names_of(const ParsedFeed& feed, const std::vector<std::string>& links,
                                  const AmbiguousNames& remembered) {
  AmbiguousNames ambiguous = remembered;
  wear_links(feed, links, ambiguous);
  if (!ambiguous.all_guids()) wear_guids(feed, links, ambiguous);
  return ambiguous;
}

}  // namespace vigie::identify
