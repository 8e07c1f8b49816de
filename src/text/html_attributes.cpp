// SPDX-License-Identifier: EUPL-1.2
#include "text/html_attributes.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "text/byte_set.hpp"
#include "text/html.hpp"
#include "text/letters.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::text {
namespace {

constexpr std::size_t kHrefBytesMax = 2048;
constexpr std::size_t kAltBytesMax = 512;
constexpr int kPictureSideMax = 9999;

constexpr ByteSet kPlainInUrl([](char c) {
  return c > ' ' && c < 0x7F && std::string_view("\"'<>`\\{}|^").find(c) == std::string_view::npos;
});

bool is_plain_ascii(std::string_view url) { return kPlainInUrl.run(url) == url.size(); }

bool is_mail_address(std::string_view url) {
  return url.substr(0, 7) == "mailto:" && url.find('@') != std::string_view::npos;
}

/// Absolute and settled: reading it once more changes nothing.
std::string settled_url(std::string_view given, std::string_view base_url) {
  std::string url = absolute_url(given, base_url).value_or("");
  if (url == given) return url;  // it was absolute: its base had no part in it
  return !url.empty() && absolute_url(url, {}) == url ? url : std::string();
}

/// "1", "1px", " 640 ": HTML's rule for dimensions. Nothing for "auto" or "50%".
std::optional<int> pixels(std::string_view given) {
  given = trimmed(given);
  int value = 0;
  const auto read = std::from_chars(given.data(), given.data() + given.size(), value);
  if (read.ec != std::errc() || value < 0 || value > kPictureSideMax) return std::nullopt;
  const std::string_view rest = given.substr(static_cast<std::size_t>(read.ptr - given.data()));
  if (!rest.empty() && rest.front() == '%') return std::nullopt;
  return value;
}

/// What a style says of one property: "1px" of "width:1px;border:0".
std::string_view declared(std::string_view style, std::string_view property) {
  while (!style.empty()) {
    const std::size_t end = std::min(style.find(';'), style.size());
    const std::string_view one = style.substr(0, end);
    style.remove_prefix(std::min(end + 1, style.size()));
    const std::size_t colon = one.find(':');
    if (colon == std::string_view::npos) continue;
    if (ascii_lower(trimmed(one.substr(0, colon))) == property)
      return trimmed(one.substr(colon + 1));
  }
  return {};
}

bool is_point(std::string_view side) {
  const auto value = pixels(side);
  return value && *value <= 1;
}

bool counts_readers(const Picture& picture) {
  return is_point(picture.width) || is_point(picture.height) ||
         is_point(declared(picture.style, "width")) ||
         is_point(declared(picture.style, "height")) ||
         ascii_lower(declared(picture.style, "display")) == "none";
}

/// One line of text for a quoted attribute.
std::string safe_words(std::string_view utf8) {
  const std::string line = plain_text(escape_html(utf8));
  return escape_html(trimmed(utf8_prefix(line, kAltBytesMax)));
}

void append_attribute(std::string& tag, std::string_view name, std::string_view value) {
  if (!value.empty()) tag.append(" ").append(name).append("=\"").append(value).append("\"");
}

void append_side(std::string& tag, std::string_view name, std::string_view side) {
  if (const auto value = pixels(side)) append_attribute(tag, name, std::to_string(*value));
}

/// "" where a link must not be kept.
std::string link_address(std::string_view given, std::string_view base_url) {
  given = trimmed(given);
  if (given.empty() || given.size() > kHrefBytesMax) return {};
  std::string url;
  if (ascii_lower(given.substr(0, 7)) == "mailto:") {
    url = std::string(given).replace(0, 7, "mailto:");
    if (!is_mail_address(url)) return {};
  } else {
    url = settled_url(given, base_url);
  }
  return is_plain_ascii(url) && url.size() <= kHrefBytesMax ? url : std::string();
}

/// A path, a query, a fragment: no scheme and no host that a browser could be sent to.
bool is_reference(std::string_view given) {
  const std::size_t mark = given.find_first_of(":/?#");
  const bool scheme = mark != std::string_view::npos && given[mark] == ':';
  return !given.empty() && !scheme && !given.starts_with("//") && is_plain_ascii(given) &&
         given.size() <= kHrefBytesMax;
}

/// Were letters written as letters, all of them?
bool has_letters(std::string_view given) {
  return ascii_run(given) < given.size() && given.find('%') == std::string_view::npos;
}

/// The letter that "%C3%80…" stands for, and its bytes; nothing where it is none.
std::optional<std::string> percent_letter(std::string_view url) {
  std::string bytes;
  for (; url.size() >= 3 && url[0] == '%' && bytes.size() < 4; url.remove_prefix(3)) {
    unsigned byte = 0;
    const auto read = std::from_chars(url.data() + 1, url.data() + 3, byte, 16);
    if (read.ptr != url.data() + 3) break;
    bytes.push_back(static_cast<char>(byte));
    const Utf8Char letter = read_utf8(bytes);
    if (!letter.valid) continue;
    if (letter.code < 0x80 || !is_letter(letter.code)) return std::nullopt;
    return bytes;
  }
  return std::nullopt;
}

/// RFC 3987 section 3.2, behind the host and for letters alone: what a second reading encodes
/// again.
std::string with_letters(std::string_view url) {
  const std::size_t path = std::min(url.find('/', url.find("://") + 3), url.size());
  std::string iri(url.substr(0, path));
  for (url.remove_prefix(path); !url.empty();) {
    const auto letter = url.front() == '%' ? percent_letter(url) : std::nullopt;
    iri += letter ? *letter : std::string(1, url.front());
    url.remove_prefix(letter ? letter->size() * 3 : 1);
  }
  return iri;
}

}  // namespace

std::string safe_href(std::string_view given, std::string_view base_url) {
  return escape_html(link_address(given, base_url));
}

std::string published_href(std::string_view given, std::string_view base_url) {
  given = trimmed(given);
  const std::string url = link_address(given, base_url);
  if (url.empty()) return base_url.empty() && is_reference(given) ? escape_html(given) : url;
  if (!has_letters(given)) return escape_html(url);
  // Where one sign must stay encoded all do: a second reading could not tell which were letters.
  const std::string iri = with_letters(url);
  return escape_html(iri.find('%') == std::string::npos ? iri : url);
}

std::string picture_tag(const Picture& picture, std::string_view base_url) {
  if (counts_readers(picture)) return {};
  const std::string_view given = trimmed(picture.src);
  if (given.empty() || given.size() > kHrefBytesMax) return {};
  const std::string url = settled_url(given, base_url);
  if (url.empty() || !is_plain_ascii(url) || url.size() > kHrefBytesMax) return {};
  std::string tag = "<img";
  append_attribute(tag, "src", escape_html(url));
  append_attribute(tag, "alt", safe_words(picture.alt));
  append_side(tag, "width", picture.width);
  append_side(tag, "height", picture.height);
  return tag + " />";
}

std::string href_in(std::string_view given, const HtmlSetting& setting) {
  return setting.as_published ? published_href(given, setting.base_url)
                              : safe_href(given, setting.base_url);
}

std::string picture_in(const Picture& picture, const HtmlSetting& setting) {
  return setting.as_published ? picture_tag(picture, setting.base_url) : "";
}

}  // namespace vigie::text
