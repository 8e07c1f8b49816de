// SPDX-License-Identifier: EUPL-1.2
#include "text/url_redirects.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::text {
namespace {

/// `host` is the end of a host's name; "google." any of Google's countries.
struct GoBetween {
  std::string_view host, path;
  std::array<std::string_view, 2> parameters;
};

constexpr GoBetween kGoBetweens[] = {
    {"google.", "/url", {"url", "q"}},
    {"news.google.com", "/news/url", {"url", ""}},
    {"bing.com", "/news/apiclick.aspx", {"url", ""}},
    {"duckduckgo.com", "/l/", {"uddg", ""}},
    {"facebook.com", "/l.php", {"u", ""}},
    {"instagram.com", "/", {"u", ""}},
    {"linkedin.com", "/redir/redirect", {"url", ""}},
    {"linkedin.com", "/safety/go", {"url", ""}},
    {"youtube.com", "/redirect", {"q", ""}},
    {"out.reddit.com", "/", {"url", ""}},
    {"t.umblr.com", "/redirect", {"z", ""}},
    {"safelinks.protection.outlook.com", "/", {"url", ""}},
    {"slack-redir.net", "/link", {"url", ""}},
    {"feedproxy.feedly.com", "/", {"url", ""}},
    {"scoop.it", "/api/1/redirect", {"url", ""}},
    {"translate.google.com", "/translate", {"u", ""}},
};

struct Parts {
  std::string_view host, path, query;
};

/// Without its scheme; a port or a user's name makes it none of those above.
Parts parts_of(std::string_view url) {
  Parts parts;
  const std::size_t start = url.find("://");
  if (start == std::string_view::npos) return parts;
  url.remove_prefix(start + 3);
  url = url.substr(0, url.find('#'));
  const std::size_t mark = std::min(url.size(), url.find('?'));
  if (mark < url.size()) parts.query = url.substr(mark + 1);
  url = url.substr(0, mark);
  const std::size_t slash = std::min(url.size(), url.find('/'));
  parts.host = url.substr(0, slash);
  parts.path = url.substr(slash);
  return parts;
}

bool is_host_of(std::string_view host, std::string_view known) {
  if (known == "google.") return host.starts_with("www.google.") || host.starts_with("google.");
  if (!host.ends_with(known)) return false;
  return host.size() == known.size() || host[host.size() - known.size() - 1] == '.';
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool coded = text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
                       hex_value(text[i + 2]) >= 0;
    if (!coded) {
      out += text[i];
      continue;
    }
    out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
    i += 2;
  }
  return out;
}

std::string_view parameter(std::string_view query, std::string_view name) {
  while (!name.empty() && !query.empty()) {
    const std::string_view one = query.substr(0, query.find('&'));
    if (one.size() > name.size() && one.starts_with(name) && one[name.size()] == '=') {
      return one.substr(name.size() + 1);
    }
    query.remove_prefix(std::min(query.size(), one.size() + 1));
  }
  return {};
}

/// Google's own writes "url=https://journal.fr/a%3Fp%3D2": decoded once, whatever was encoded.
std::string target_in_query(const Parts& parts) {
  for (const GoBetween& known : kGoBetweens) {
    if (parts.path != known.path || !is_host_of(parts.host, known.host)) continue;
    for (const std::string_view name : known.parameters) {
      const std::string target = percent_decoded(parameter(parts.query, name));
      if (auto whole = absolute_url(target, "")) return std::move(*whole);
    }
  }
  return {};
}

/// RFC 4648 section 5, padding or none; as far as it goes.
std::string base64_url_decoded(std::string_view text) {
  static constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string out;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) break;
    bits = (bits << 6U | static_cast<unsigned>(digit)) & 0xFFFFFFU;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> static_cast<unsigned>(count) & 0xFFU);
  }
  return out;
}

/// "/rss/articles/CBMi…": a message whose field 4 is the address of the article, of a page of
/// Google's own in the ones written since 2024.
std::string target_in_google_news(const Parts& parts) {
  constexpr std::string_view kArticles = "/articles/";
  if (parts.host != "news.google.com") return {};
  const std::size_t at = parts.path.find(kArticles);
  if (at == std::string_view::npos) return {};
  const std::string message = base64_url_decoded(parts.path.substr(at + kArticles.size()));
  const std::string_view bytes = message;
  if (!bytes.starts_with("\x08\x13\x22")) return {};
  std::size_t size = 0;
  std::size_t i = 3;
  for (unsigned shift = 0; i < bytes.size() && shift < 21; shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes[i++]);
    size |= static_cast<std::size_t>(byte & 0x7FU) << shift;
    if (byte < 0x80) break;
  }
  if (size > bytes.size() - std::min(i, bytes.size())) return {};
  return absolute_url(bytes.substr(i, size), "").value_or("");
}

/// "https://www.google.com/amp/s/journal.fr/a", "https://journal-fr.cdn.ampproject.org/c/s/…".
std::string target_in_amp_cache(const Parts& parts) {
  std::string_view rest = parts.path;
  if (is_host_of(parts.host, "google.") && rest.starts_with("/amp/")) {
    rest.remove_prefix(4);
  } else if (is_host_of(parts.host, "cdn.ampproject.org") && rest.size() > 3 && rest[2] == '/') {
    rest.remove_prefix(2);
  } else {
    return {};
  }
  const bool secure = rest.starts_with("/s/");
  rest.remove_prefix(secure ? 3 : 1);
  if (rest.substr(0, rest.find('/')).find('.') == std::string_view::npos) return {};
  std::string url = (secure ? "https://" : "http://") + std::string(rest);
  if (!parts.query.empty()) url.append("?").append(parts.query);
  return absolute_url(url, "").value_or("");
}

std::string one_step(std::string_view url) {
  const Parts parts = parts_of(url);
  if (parts.query.empty() && parts.path.find("/a") == std::string_view::npos &&
      !parts.host.ends_with("ampproject.org")) {
    return {};  // nothing holds a target: no query, no "/articles/", no "/amp/"
  }
  if (std::string target = target_in_query(parts); !target.empty()) return target;
  if (std::string target = target_in_google_news(parts); !target.empty()) return target;
  return target_in_amp_cache(parts);
}

}  // namespace

std::string redirect_target(std::string_view url) {
  std::string target;
  for (int step = 0; step < kRedirectsMax; ++step) {
    std::string next = one_step(step == 0 ? url : std::string_view(target));
    if (next.empty()) break;
    target = std::move(next);
  }
  return target;
}

}  // namespace vigie::text
