// SPDX-License-Identifier: EUPL-1.2
#include "text/url.hpp"

#include <curl/curl.h>
#include <idn2.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "text/byte_set.hpp"
#include "text/url_trackers.hpp"
#include "text/utf8.hpp"

namespace vigie::text {
namespace {

struct CurlUrlDelete {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using CurlUrl = std::unique_ptr<CURLU, CurlUrlDelete>;

bool is_ascii_alnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// "mailto" of "mailto:x@y"; "" when it has none.
std::string scheme_of(std::string_view url) {
  const auto colon = url.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_ascii_alnum(url.front())) return "";
  const std::string_view scheme = url.substr(0, colon);
  const bool well_made = std::ranges::all_of(
      scheme, [](char c) { return is_ascii_alnum(c) || c == '+' || c == '-' || c == '.'; });
  const bool digit_first = url.front() >= '0' && url.front() <= '9';
  return well_made && !digit_first ? ascii_lower(scheme) : "";
}

/// "https:///x" and "https:x" are read by everybody in their own way.
bool has_authority(std::string_view url, std::size_t scheme_bytes) {
  url.remove_prefix(scheme_bytes + 1);
  return url.size() > 2 && url.starts_with("//") && url[2] != '/' && url[2] != '?' && url[2] != '#';
}

bool is_refused_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F || c == '\\';
}

void append_percent(std::string& out, unsigned char byte) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  out += '%';
  out += kHex[byte >> 4U];
  out += kHex[byte & 15U];
}

/// What no address may hold raw becomes percent-encoded; the rest stays as written.
std::string to_ascii(std::string_view url) {
  std::string out;
  out.reserve(url.size());
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    const bool raw = byte > 0x20 && byte < 0x7F && c != '"' && c != '<' && c != '>' && c != '`';
    raw ? out.push_back(c) : append_percent(out, byte);
  }
  return out;
}

std::string part_of(CURLU* url, CURLUPart part, unsigned flags = 0) {
  char* value = nullptr;
  if (curl_url_get(url, part, &value, flags) != CURLUE_OK || value == nullptr) return "";
  const std::unique_ptr<char, decltype(&curl_free)> owner(value, &curl_free);
  return value;
}

std::optional<std::string> ascii_host(const std::string& host) {
  if (host.starts_with('[')) return host;
  std::string ascii = host;
  if (std::ranges::any_of(host, [](char c) { return static_cast<unsigned char>(c) > 0x7E; })) {
    if (!is_utf8(host)) return std::nullopt;
    std::uint8_t* converted = nullptr;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(host.c_str());
    if (idn2_lookup_u8(bytes, &converted, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL) != IDN2_OK) {
      return std::nullopt;
    }
    ascii = reinterpret_cast<const char*>(converted);
    idn2_free(converted);
  }
  ascii = ascii_lower(ascii);
  const bool well_made = !ascii.empty() && std::ranges::all_of(ascii, [](char c) {
    return is_ascii_alnum(c) || c == '-' || c == '.' || c == '_';
  });
  if (!well_made || ascii.front() == '.' || ascii.find("..") != ascii.npos) return std::nullopt;
  if (ascii.ends_with('.')) ascii.pop_back();  // the root of all names, seldom written
  return ascii;
}

bool parses(CURLU* url, const std::string& text) {
  return curl_url_set(url, CURLUPART_URL, text.c_str(), 0) == CURLUE_OK;
}

/// "0x7f." and "%36" are names for libcurl; written plainly, "0x7f" and "6" are addresses.
std::string read_again(const std::string& whole) {
  const CurlUrl url(curl_url());
  return url && parses(url.get(), whole) ? part_of(url.get(), CURLUPART_URL) : "";
}

/// What is left is http or https, with a host that everybody reads the same way.
std::optional<std::string> settled(CURLU* url) {
  const std::string scheme = part_of(url, CURLUPART_SCHEME);
  if (scheme != "http" && scheme != "https") return std::nullopt;
  const auto host = ascii_host(part_of(url, CURLUPART_HOST));
  if (!host) return std::nullopt;
  if (curl_url_set(url, CURLUPART_HOST, host->c_str(), 0) != CURLUE_OK) return std::nullopt;
  std::string whole = part_of(url, CURLUPART_URL);
  const char last_label = (*host)[host->rfind('.') + 1];
  if (last_label >= '0' && last_label <= '9') whole = read_again(whole);
  if (whole.empty() || whole.size() > kUrlBytesMax) return std::nullopt;
  return whole;
}

/// The pieces of an address that `absolute_url` made: they can be found by their marks.
struct Pieces {
  std::string_view authority, path, query, fragment;
};

Pieces pieces_of(std::string_view url) {
  Pieces pieces;
  url.remove_prefix(std::min(url.size(), url.find("://") + 3));
  if (const auto hash = url.find('#'); hash != std::string_view::npos) {
    pieces.fragment = url.substr(hash + 1);
    url = url.substr(0, hash);
  }
  if (const auto mark = url.find('?'); mark != std::string_view::npos) {
    pieces.query = url.substr(mark + 1);
    url = url.substr(0, mark);
  }
  const auto slash = std::min(url.size(), url.find('/'));
  pieces.authority = url.substr(0, slash);
  pieces.path = url.substr(slash);
  return pieces;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// The byte that "%C3…" stands for, or nothing.
std::optional<unsigned char> percent_byte(std::string_view text) {
  if (text.size() < 3 || text[0] != '%') return std::nullopt;
  const int high = hex_value(text[1]);
  const int low = hex_value(text[2]);
  if (high < 0 || low < 0) return std::nullopt;
  return static_cast<unsigned char>(high * 16 + low);
}

bool is_unreserved(unsigned char byte) {
  const char c = static_cast<char>(byte);
  return byte < 0x80 && (is_ascii_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~');
}

/// Bytes beyond ASCII: letters where they are UTF-8, percent-encoded where they are not.
void append_run(std::string& out, std::string& run) {
  for (std::string_view rest = run; !rest.empty();) {
    const Utf8Char next = read_utf8(rest);
    if (next.valid) {
      out += rest.substr(0, next.bytes);
    } else {
      append_percent(out, static_cast<unsigned char>(rest.front()));
    }
    rest.remove_prefix(next.bytes);
  }
  run.clear();
}

/// One way to write what can be written in several: "%7E" → "~", "%c3%a9" → "é", "%2f" → "%2F",
/// a lone % → "%25". RFC 3986 section 6.2.2 and RFC 3987 section 5.3.2.
std::string even_percents(std::string_view url) {
  const bool even = std::ranges::none_of(
      url, [](char c) { return c == '%' || static_cast<unsigned char>(c) >= 0x80; });
  if (even) return std::string(url);
  std::string out;
  out.reserve(url.size());
  std::string run;
  for (std::size_t i = 0; i < url.size();) {
    const auto encoded = percent_byte(url.substr(i));
    const auto byte = encoded.value_or(static_cast<unsigned char>(url[i]));
    i += encoded ? 3 : 1;
    if (byte >= 0x80) {
      run.push_back(static_cast<char>(byte));
      continue;
    }
    append_run(out, run);
    const bool as_is = encoded ? is_unreserved(byte) : byte != '%';
    as_is ? out.push_back(static_cast<char>(byte)) : append_percent(out, byte);
  }
  append_run(out, run);
  return out;
}

/// What is left is a name too: "www.2.1" stays, as "2.1" is read as an address, 2.0.0.1.
std::string_view without_www(std::string_view host) {
  const std::string_view name = host.substr(0, host.find(':'));
  const std::string_view last = name.substr(name.rfind('.') + 1);
  const bool named = !last.empty() && last.front() >= 'a' && last.front() <= 'z';
  while (named && host.starts_with("www.") && host.find('.', 4) != std::string_view::npos) {
    host.remove_prefix(4);
  }
  return host;
}

std::string key_authority(std::string_view authority) {
  for (const std::string_view port : {":80", ":443"}) {
    if (authority.ends_with(port)) authority.remove_suffix(port.size());
  }
  const auto at = authority.rfind('@');
  const std::size_t host = at == std::string_view::npos ? 0 : at + 1;
  return std::string(authority.substr(0, host)) + std::string(without_www(authority.substr(host)));
}

/// Where a link stood. Its hosts are read once, and only for a link that has a `ref`.
class Found {
 public:
  Found(std::string_view feed_url, std::string_view site_url)
      : feed_url_(feed_url), site_url_(site_url) {}

  bool at(std::string_view host) {
    if (!hosts_) hosts_.emplace(host_of(feed_url_), host_of(site_url_));
    return host == without_www(hosts_->first) || host == without_www(hosts_->second);
  }

 private:
  std::string_view feed_url_, site_url_;
  std::optional<std::pair<std::string, std::string>> hosts_;
};

/// "ref=lemonde.fr" in a link found in a feed of lemonde.fr.
bool names_where_found(std::string_view parameter, Found& found) {
  if (!parameter.starts_with("ref=")) return false;
  const std::string value = ascii_lower(parameter.substr(4));
  return !value.empty() && found.at(without_www(value));
}

std::string key_query(std::string_view query, Found& found) {
  std::string kept;
  while (!query.empty()) {
    const auto end = std::min(query.size(), query.find('&'));
    const std::string_view parameter = query.substr(0, end);
    query.remove_prefix(std::min(query.size(), end + 1));
    const std::string_view name = parameter.substr(0, parameter.find('='));
    if (parameter.empty() || is_tracker(name)) continue;
    if (names_where_found(parameter, found)) continue;
    if (!kept.empty()) kept += '&';
    kept += parameter;
  }
  return kept.empty() ? "" : "?" + kept;
}

std::string key_of(std::string_view absolute, Found& found) {
  const Pieces pieces = pieces_of(absolute);
  std::string_view path = pieces.path;
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  std::string key = "https://" + key_authority(pieces.authority);
  key += path.empty() ? "/" : path;
  key += key_query(pieces.query, found);
  // "#!/article/12" and "#/article/12" name a page of a site that is one page of script.
  if (pieces.fragment.starts_with("!/") || pieces.fragment.starts_with("/")) {
    key += "#" + std::string(pieces.fragment);
  }
  return key;
}

constexpr ByteSet kHostByte([](char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
});
constexpr ByteSet kSettledByte([](char c) {
  return c > ' ' && c < 0x7F && c != '"' && c != '<' && c != '>' && c != '`' && c != '\\';
});
constexpr ByteSet kSegmentByte([](char c) {
  return kSettledByte.holds(c) && c != '/' && c != '?' && c != '#';
});

/// "https://www.journal.fr/": the bytes of scheme and host where they can mean one thing only, 0
/// elsewhere. The last label begins with a letter: it is no number that stands for an address.
std::size_t settled_origin(std::string_view url) {
  std::size_t at = url.starts_with("https://") ? 8 : url.starts_with("http://") ? 7 : 0;
  if (at == 0) return 0;
  std::size_t label = at;
  for (; at < url.size() && url[at] != '/'; ++at) {
    if (url[at] == '.') {
      if (at == label) return 0;
      label = at + 1;
    } else if (!kHostByte.holds(url[at])) {
      return 0;
    }
  }
  const bool name = at < url.size() && label < at && url[label] >= 'a' && url[label] <= 'z';
  return name ? at : 0;
}

/// Is this an address that libcurl would give back as it is? Nine of ten in feeds are, and asking
/// it costs more than reading the rest of the item.
bool is_settled(std::string_view url) {
  std::size_t at = settled_origin(url);
  if (at == 0) return false;
  while (at < url.size() && url[at] == '/') {
    ++at;
    // A segment that begins with a dot may climb.
    if (at < url.size() && (url[at] == '.' || url[at] == '%')) return false;
    at += kSegmentByte.run(url.substr(at));
  }
  url.remove_prefix(at);
  return kSettledByte.run(url) == url.size();
}

/// "https://www.journal.fr" with the path that libcurl would give it; "" for anything else.
std::string settled_home(std::string_view url) {
  std::string home(url);
  home += '/';
  return settled_origin(home) == url.size() && home.size() <= kUrlBytesMax ? home : "";
}

}  // namespace

std::optional<std::string> absolute_url(std::string_view given, std::string_view base) {
  given = trimmed(given);
  if (given.empty() || given.size() > kUrlBytesMax) return std::nullopt;
  if (is_settled(given)) return std::string(given);
  if (std::string home = settled_home(given); !home.empty()) return home;
  if (std::ranges::any_of(given, is_refused_byte)) return std::nullopt;
  const std::string scheme = scheme_of(given);
  if (!scheme.empty()) {
    if (scheme != "http" && scheme != "https") return std::nullopt;
    if (!has_authority(given, scheme.size())) return std::nullopt;
  }
  const CurlUrl url(curl_url());
  if (!url) return std::nullopt;
  if (scheme.empty()) {
    const auto from = absolute_url(base, "");
    if (!from || !parses(url.get(), *from)) return std::nullopt;
  }
  if (!parses(url.get(), to_ascii(given))) return std::nullopt;
  return settled(url.get());
}

std::string canonical_url(std::string_view url, std::string_view feed_url,
                          std::string_view site_url) {
  url = trimmed(url);
  const std::string scheme = scheme_of(url);
  if (!scheme.empty() && scheme != "http" && scheme != "https") return std::string(url);
  const auto absolute = absolute_url(even_percents(url), "");
  if (!absolute) return "";
  Found found(feed_url, site_url);
  return key_of(even_percents(*absolute), found);
}

std::string host_of(std::string_view url) {
  if (const std::size_t origin = settled_origin(url); origin > 0 && url.size() <= kUrlBytesMax) {
    if (std::ranges::none_of(url.substr(origin), is_refused_byte)) {
      return std::string(url.substr(0, origin).substr(url.find("//") + 2));
    }
  }
  const auto absolute = absolute_url(url, "");
  if (!absolute) return "";
  std::string_view host = pieces_of(*absolute).authority;
  host.remove_prefix(host.rfind('@') == std::string_view::npos ? 0 : host.rfind('@') + 1);
  const auto closing = host.find(']');
  const auto port = host.find(':', closing == std::string_view::npos ? 0 : closing);
  return std::string(host.substr(0, port));
}

}  // namespace vigie::text
