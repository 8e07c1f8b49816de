// SPDX-License-Identifier: EUPL-1.2
#include "parse/media.hpp"

#include <algorithm>
#include <charconv>
#include <initializer_list>

#include "parse/xml_text.hpp"
#include "text/utf8.hpp"

namespace vigie::parse {
namespace {

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc() || value < 0 || read.ptr == text.data()) return std::nullopt;
  const std::string_view rest = text.substr(static_cast<std::size_t>(read.ptr - text.data()));
  if (!rest.empty() && rest.front() != '.') return std::nullopt;  // fractions are cut
  return value;
}

/// "1:02:05": from the right, seconds, minutes, hours.
std::optional<int> read_clock_duration(std::string_view text) {
  double seconds = 0;
  int parts = 0;
  while (true) {
    const std::size_t colon = text.find(':');
    const auto part = whole_number(text::trimmed(text.substr(0, colon)));
    if (!part || ++parts > 3) return std::nullopt;
    seconds = seconds * 60 + *part;
    if (colon == std::string_view::npos) return bounded_duration(seconds);
    text.remove_prefix(colon + 1);
  }
}

/// ISO 8601, hours to seconds: "PT1H2M5S".
std::optional<int> read_iso_duration(std::string_view text) {
  double seconds = 0;
  text.remove_prefix(2);
  while (!text.empty()) {
    const std::size_t mark = text.find_first_of("HMS");
    if (mark == std::string_view::npos) return std::nullopt;
    const auto part = whole_number(text.substr(0, mark));
    if (!part) return std::nullopt;
    seconds += *part * (text[mark] == 'H' ? 3600.0 : text[mark] == 'M' ? 60.0 : 1.0);
    text.remove_prefix(mark + 1);
  }
  return bounded_duration(seconds);
}

bool ends_with_any(std::string_view path, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [path](std::string_view ending) { return path.ends_with(ending); });
}

MediaKind kind_of_type(std::string_view type) {
  const std::string lower = text::ascii_lower(text::trimmed(type));
  if (lower.starts_with("audio")) return MediaKind::audio;
  // What YouTube's feeds still call its player.
  if (lower.starts_with("video") || lower == "application/x-shockwave-flash") {
    return MediaKind::video;
  }
  return MediaKind::text;
}

MediaKind kind_of(const Enclosure& enclosure) {
  const MediaKind named = kind_of_type(enclosure.type);
  if (named != MediaKind::text || !enclosure.type.empty()) return named;
  const std::string path =
      text::ascii_lower(enclosure.url.substr(0, enclosure.url.find_first_of("?#")));
  if (ends_with_any(path, {".mp3", ".m4a", ".ogg", ".oga", ".opus", ".aac", ".flac", ".wav"})) {
    return MediaKind::audio;
  }
  if (ends_with_any(path, {".mp4", ".m4v", ".webm", ".ogv", ".mov"})) return MediaKind::video;
  return MediaKind::text;
}

void read_content(FeedItem& item, Element content) {
  if (!item.duration_seconds) item.duration_seconds = read_duration(content.attribute("duration"));
  if (item.kind != MediaKind::text) return;
  item.kind = kind_of_type(content.attribute("medium"));
  if (item.kind == MediaKind::text) item.kind = kind_of_type(content.attribute("type"));
}

}  // namespace

std::optional<int> bounded_duration(double seconds) {
  if (!(seconds >= 1) || seconds > kDurationMax) return std::nullopt;
  return static_cast<int>(seconds);
}

std::optional<int> read_duration(std::string_view text) {
  text = text::trimmed(text);
  return text.starts_with("PT") ? read_iso_duration(text) : read_clock_duration(text);
}

void read_media(FeedItem& item, Element node) {
  item.duration_seconds = read_duration(child_text(node, {"itunes:duration"}));
  for (const Element content : node.named("media:content")) read_content(item, content);
  for (const Element group : node.named("media:group")) {
    for (const Element content : group.named("media:content")) {
      read_content(item, content);
    }
  }
}

void finish_media(FeedItem& item) {
  for (const Enclosure& enclosure : item.enclosures) {
    if (item.kind != MediaKind::text) break;
    item.kind = kind_of(enclosure);
  }
  if (item.kind != MediaKind::text || !item.duration_seconds) return;
  // What lasts and can be had is heard, where nothing says that it is watched.
  if (item.enclosures.empty()) {
    item.duration_seconds.reset();
  } else {
    item.kind = MediaKind::audio;
  }
}

}  // namespace vigie::parse
