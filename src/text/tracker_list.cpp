// SPDX-License-Identifier: EUPL-1.2
#include "text/tracker_list.hpp"

#include <algorithm>

#include "text/entities.hpp"
#include "text/html.hpp"
#include "text/utf8.hpp"

namespace vigie::text {
namespace {

/// Of "https://www.journal.fr:443/a": "www.journal.fr".
std::string_view host_in(std::string_view url) {
  const std::size_t start = url.find("://");
  if (start == std::string_view::npos) return {};
  url.remove_prefix(start + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  if (const std::size_t at = url.rfind('@'); at != std::string_view::npos)
    url.remove_prefix(at + 1);
  return url.substr(0, url.find(':'));
}

bool is_web_address(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

}  // namespace

void TrackerList::add(std::string_view site, std::string_view parameter) {
  Names& list = site.empty() ? everywhere_ : by_site_[ascii_lower(site)];
  const std::string name = ascii_lower(parameter);
  if (name.size() > 1 && name.ends_with('*')) {
    list.families.push_back(name.substr(0, name.size() - 1));
  } else if (!name.empty()) {
    list.names.insert(name);
  }
}

bool TrackerList::Names::hold(std::string_view parameter) const {
  const std::string name = ascii_lower(parameter.substr(0, parameter.find('=')));
  if (name.empty()) return false;
  return names.contains(name) || std::ranges::any_of(families, [&name](const std::string& family) {
           return name.starts_with(family);
         });
}

/// Nothing where none of them tracks.
std::optional<std::string> TrackerList::without(std::string_view parameters, const Lists& lists) {
  std::string left;
  bool found = false;
  while (!parameters.empty()) {
    const std::string_view one = parameters.substr(0, parameters.find('&'));
    parameters.remove_prefix(std::min(parameters.size(), one.size() + 1));
    // "&amp;utm_source=…": a link that was escaped twice.
    const std::string_view bare = one.starts_with("amp;") ? one.substr(4) : one;
    const bool tracks =
        std::ranges::any_of(lists, [bare](const Names* list) { return list->hold(bare); });
    found = found || tracks;
    if (tracks) continue;
    if (!left.empty()) left += '&';
    left += one;
  }
  return found ? std::optional(std::move(left)) : std::nullopt;
}

std::string TrackerList::clean(std::string_view url) const {
  const std::size_t marks = url.find_first_of("?#");
  if (empty() || marks == std::string_view::npos || !is_web_address(url)) return std::string(url);
  Lists lists = {&everywhere_};
  const std::string host = ascii_lower(host_in(url));
  for (std::string_view at = host; !at.empty();
       at.remove_prefix(std::min(at.size(), at.find('.')))) {
    if (at.front() == '.') at.remove_prefix(1);
    if (const auto own = by_site_.find(at); own != by_site_.end()) lists.push_back(&own->second);
  }
  const std::size_t hash = std::min(url.size(), url.find('#'));
  std::string out(url.substr(0, marks));
  if (url[marks] == '?') {
    const std::string_view query = url.substr(marks + 1, hash - marks - 1);
    const auto left = without(query, lists);
    if (!left || !left->empty()) out.append("?").append(left ? *left : query);
  }
  if (hash == url.size()) return out;
  const auto left = without(url.substr(hash + 1), lists);
  if (!left || !left->empty()) out.append(url.substr(hash));
  return out;
}

std::string clean_addresses(std::string_view text, const TrackerList& trackers) {
  if (trackers.empty()) return std::string(text);
  std::string out;
  out.reserve(text.size());
  while (true) {
    const std::size_t start = std::min(text.find("http://"), text.find("https://"));
    if (start == std::string_view::npos) return out.append(text);
    out.append(text.substr(0, start));
    text.remove_prefix(start);
    const std::string_view url = text.substr(0, text.find_first_of(" \t\r\n<>()[]\"'"));
    out.append(trackers.clean(url));
    text.remove_prefix(url.size());
  }
}

std::string clean_links(std::string_view html, const TrackerList& trackers) {
  constexpr std::string_view kStart = " href=\"";  // as clean_html writes it
  if (trackers.empty()) return std::string(html);
  std::string out;
  out.reserve(html.size());
  while (true) {
    const std::size_t start = html.find(kStart);
    const std::size_t end =
        start == std::string_view::npos ? start : html.find('"', start + kStart.size());
    if (end == std::string_view::npos) break;
    const std::string_view written =
        html.substr(start + kStart.size(), end - start - kStart.size());
    const std::string url = decode_references(written);
    const std::string cleaned = trackers.clean(url);
    out.append(html.substr(0, start + kStart.size()));
    out.append(cleaned == url ? std::string(written) : escape_html(cleaned));
    html.remove_prefix(end);
  }
  return out.append(html);
}

}  // namespace vigie::text
