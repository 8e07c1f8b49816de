// SPDX-License-Identifier: EUPL-1.2
#include "panorama/audience.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "base/format.hpp"
#include "base/secret.hpp"

namespace vigie::panorama {
namespace {

constexpr std::string_view kTexts[] = {"/mentions-legales", "/vie-privee", "/accessibilite",
                                       "/contact", "/proposer-un-article"};

std::string small_letters(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string_view take_until(std::string_view& rest, char end) {
  const std::size_t at = std::min(rest.find(end), rest.size());
  const std::string_view taken = rest.substr(0, at);
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return taken;
}

std::optional<std::int64_t> number_of(std::string_view text) {
  std::int64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, wrong] = std::from_chars(text.data(), end, value);
  if (wrong != std::errc() || rest != end || value < 0) return std::nullopt;
  return value;
}

/// nginx writes "-" for what there was none of.
std::string field_of(std::string_view text) { return text == "-" ? "" : std::string(text); }

/// Nothing that would end a field or a line.
std::string clean(std::string_view text) {
  std::string out(text.substr(0, 1000));
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  }
  return out.empty() ? "-" : out;
}

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool escape = text[at] == '%' && at + 2 < text.size() && digit_of(text[at + 1]) >= 0 &&
                        digit_of(text[at + 2]) >= 0;
    out +=
        escape ? static_cast<char>(16 * digit_of(text[at + 1]) + digit_of(text[at + 2])) : text[at];
    if (escape) at += 2;
  }
  return out;
}

std::string parameter_of(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    std::string_view pair = take_until(query, '&');
    if (take_until(pair, '=') == name) return percent_decoded(pair);
  }
  return "";
}

/// "/panorama/theme/sante" and whatever follows it.
Shelf shelf_of(std::string_view path) {
  path.remove_prefix(std::string_view("/panorama").size());
  if (path.starts_with('/')) path.remove_prefix(1);
  const std::string_view word = take_until(path, '/');
  const std::string_view code = take_until(path, '/');
  for (const Shelf::Kind kind : kNamedShelves) {
    if (word == word_of(kind) && !code.empty()) return {kind, percent_decoded(code)};
  }
  return {};
}

/// "k" of "/panorama/dossiers/k" and "/panorama/dossiers/k/fil.atom".
std::string dossier_of(std::string_view path) {
  constexpr std::string_view kDossiers = "/panorama/dossiers/";
  if (!path.starts_with(kDossiers)) return "";
  path.remove_prefix(kDossiers.size());
  return percent_decoded(take_until(path, '/'));
}

/// A bibliography, a sheet to print: taken, not read here.
bool is_file_of_dossier(std::string_view path) {
  return path.starts_with("/panorama/dossiers/") &&
         path.substr(path.rfind('/')).find('.') != std::string_view::npos;
}

bool is_feed(std::string_view path) {
  return path.ends_with(".atom") || path.ends_with(".rss") || path.ends_with(".json");
}

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return "";
  url.remove_prefix(scheme + 3);
  return small_letters(url.substr(0, url.find_first_of("/?#:")));
}

bool ends_in(std::string_view host, const std::vector<std::string>& names) {
  return std::ranges::any_of(names, [host](const std::string& name) {
    return host == name || (host.size() > name.size() && host.ends_with(name) &&
                            host[host.size() - name.size() - 1] == '.');
  });
}

Referrer referrer_of(const Hit& hit, const AudienceRules& rules) {
  const std::string host = host_of(hit.referrer);
  if (host.empty()) return Referrer::direct;
  if (host == host_of(rules.public_url)) return Referrer::inside;
  for (const std::string& site : rules.sites) {
    if (host == host_of(site)) return Referrer::network;
  }
  if (ends_in(host, rules.lists.mail)) return Referrer::mail;
  if (ends_in(host, rules.lists.search_engines)) return Referrer::search_engine;
  if (ends_in(host, rules.lists.social)) return Referrer::social;
  return Referrer::elsewhere;
}

/// Who behaves as nobody does who reads: asked for robots.txt, or for too many pages in a minute.
std::set<std::string> busy_visitors(std::span<const Reading> readings, std::span<const Hit> hits) {
  std::set<std::string> robots;
  std::map<std::pair<std::string, std::int64_t>, int> pages;
  for (std::size_t at = 0; at < readings.size(); ++at) {
    const Reading& each = readings[at];
    if (each.visitor.empty()) continue;
    if (each.place.asked == Asked::robots) robots.insert(each.visitor);
    if (each.place.asked != Asked::page) continue;
    if (++pages[{each.visitor, hits[at].at.seconds / kMinuteSeconds}] > kPagesAMinute) {
      robots.insert(each.visitor);
    }
  }
  return robots;
}

bool is_listed(std::string_view name, const AgentLists& lists) {
  std::string agent = small_letters(name);
  const std::size_t phone = agent.find("cubot");  // of a maker of phones
  if (phone != std::string::npos) agent.erase(phone, 5);
  return std::ranges::any_of(lists.robots, [&agent](const std::string& word) {
    return !word.empty() && agent.find(word) != std::string::npos;
  });
}

bool counts(const Hit& hit) {
  return hit.method == "GET" && !hit.account && (hit.status == 200 || hit.status == 304);
}

}  // namespace

std::optional<Hit> read_hit(std::string_view line) {
  std::string_view fields[9];
  for (std::string_view& field : fields) field = take_until(line, '\t');
  const auto seconds = number_of(fields[0].substr(0, fields[0].find('.')));
  const auto status = number_of(fields[3]);
  if (!seconds || !status || fields[4].empty()) return std::nullopt;
  return Hit{.at = Instant{*seconds},
             .address = std::string(fields[1]),
             .method = std::string(fields[2]),
             .status = static_cast<int>(std::min<std::int64_t>(*status, 999)),
             .target = std::string(fields[4]),
             .referrer = field_of(fields[5]),
             .agent = field_of(fields[6]),
             .account = fields[7] == "1",
             .tongue = fields[8] == "1"};
}

std::string hit_line(const Hit& hit) {
  return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}", hit.at.seconds, clean(hit.address),
                     clean(hit.method), hit.status, clean(hit.target), clean(hit.referrer),
                     clean(hit.agent), hit.account ? 1 : 0, hit.tongue ? 1 : 0);
}

ReadPlace place_of(std::string_view target) {
  const std::string_view path = take_until(target, '?');
  if (path == "/robots.txt") return {.asked = Asked::robots};
  if (path == "/") return {.asked = Asked::page, .page = "/panorama"};
  if (path.size() > kHitPathMax) return {};
  if (std::ranges::find(kTexts, path) != std::end(kTexts)) {
    return {.asked = Asked::page, .page = std::string(path)};
  }
  if (path != "/panorama" && !path.starts_with("/panorama/") && !path.starts_with("/panorama.")) {
    return {};
  }
  ReadPlace place{.page = std::string(path), .shelf = shelf_of(path)};
  place.dossier = dossier_of(path);
  if (is_feed(path)) {
    place.asked = Asked::feed;
  } else if (path.ends_with("/encart") || path.ends_with("/cadre")) {
    place.asked = Asked::embed;
    place.site = parameter_of(target, "site");
    if (place.site == "apercu") place.asked = Asked::other;
  } else if (path.ends_with(".js") || path.ends_with(".jsonld") || path == "/panorama/integrer" ||
             is_file_of_dossier(path)) {
    place.asked = Asked::other;
  } else {
    place.asked = Asked::page;
    constexpr std::string_view kArticle = "/panorama/article/";
    if (path.starts_with(kArticle)) place.article = path.substr(kArticle.size());
    const std::string theme = path == "/panorama" ? parameter_of(target, "theme") : "";
    if (!theme.empty()) place.shelf = {Shelf::Kind::theme, theme};
  }
  return place;
}

std::string_view name_of(Referrer referrer) {
  switch (referrer) {
    case Referrer::direct:
      return "direct";
    case Referrer::inside:
      return "inside";
    case Referrer::network:
      return "network";
    case Referrer::search_engine:
      return "search_engine";
    case Referrer::social:
      return "social";
    case Referrer::mail:
      return "mail";
    case Referrer::elsewhere:
      return "elsewhere";
  }
  return "elsewhere";
}

std::string_view words_of(Referrer referrer) {
  switch (referrer) {
    case Referrer::direct:
      return "directement, ou sans le dire";
    case Referrer::inside:
      return "d’une autre page du panorama";
    case Referrer::network:
      return "d’un site du réseau";
    case Referrer::search_engine:
      return "d’un moteur de recherche";
    case Referrer::social:
      return "d’un réseau social";
    case Referrer::mail:
      return "d’une messagerie";
    case Referrer::elsewhere:
      return "d’un autre site";
  }
  return "";
}

std::optional<Followers> followers_of(std::string_view agent) {
  const std::string small = small_letters(agent);
  for (const std::string_view word : {" subscriber", " reader", " follower"}) {
    const std::size_t end = small.find(word);
    if (end == std::string::npos || end == 0) continue;
    std::size_t begin = end;
    while (begin > 0 && small[begin - 1] >= '0' && small[begin - 1] <= '9') --begin;
    const auto count = number_of(std::string_view(small).substr(begin, end - begin));
    constexpr std::int64_t kCountMax = 1'000'000;
    if (!count || *count > kCountMax) continue;
    std::string name = small.substr(0, 120);
    std::erase_if(name, [](char c) { return c >= '0' && c <= '9'; });
    return Followers{name, *count};
  }
  return std::nullopt;
}

bool is_robot(const Hit& hit, const AgentLists& lists) {
  if (!hit.agent.starts_with("Mozilla/") && !hit.agent.starts_with("Opera/")) return true;
  return !hit.tongue || is_listed(hit.agent, lists);
}

std::vector<Reading> readings_of(std::span<const Hit> hits, const AudienceRules& rules) {
  std::vector<Reading> readings;
  std::vector<Hit> kept;
  for (const Hit& hit : hits) {
    if (!counts(hit)) continue;
    ReadPlace place = place_of(hit.target);
    if (place.asked == Asked::other) continue;
    const Day day = paris_day(hit.at);
    const std::string key = rules.key_of ? rules.key_of(day) : "";
    Reading reading;
    reading.day = day;
    reading.place = std::move(place);
    reading.referrer = referrer_of(hit, rules);
    if (!key.empty()) {
      reading.visitor = keyed_digest(key, hit.address + "\n" + hit.agent, kVisitorBytes);
    }
    if (reading.place.asked == Asked::feed) reading.followers = followers_of(hit.agent);
    // Readers of feeds are programs by trade: only those of the list are robots.
    reading.robot = reading.place.asked == Asked::feed
                        ? !reading.followers && is_listed(hit.agent, rules.lists)
                        : is_robot(hit, rules.lists);
    readings.push_back(std::move(reading));
    kept.push_back(hit);
  }
  const std::set<std::string> busy = busy_visitors(readings, kept);
  for (Reading& each : readings) {
    if (busy.contains(each.visitor) && each.place.asked != Asked::feed) each.robot = true;
  }
  return readings;
}

}  // namespace vigie::panorama
