// SPDX-License-Identifier: EUPL-1.2
#include "parse/signals.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "text/utf8.hpp"

namespace vigie::parse {
namespace {

constexpr std::string_view kOurName = "vigie";

void limit_snippet(PublisherSignals& signals, int characters) {
  if (characters < 0) return;  // -1: no limit
  signals.max_snippet = std::min(signals.max_snippet.value_or(characters), characters);
}

void read_directive(PublisherSignals& signals, std::string_view directive) {
  const std::string lower = text::ascii_lower(text::trimmed(directive));
  if (lower == "noindex" || lower == "none") signals.no_index = true;
  if (lower == "nosnippet") limit_snippet(signals, 0);
  constexpr std::string_view kMaximum = "max-snippet:";
  if (!lower.starts_with(kMaximum)) return;
  const std::string_view number = text::trimmed(std::string_view(lower).substr(kMaximum.size()));
  int characters = -1;
  std::from_chars(number.data(), number.data() + number.size(), characters);
  limit_snippet(signals, characters);
}

}  // namespace

void read_robots(PublisherSignals& signals, std::string_view directives) {
  while (!directives.empty()) {
    const std::size_t comma = std::min(directives.find(','), directives.size());
    read_directive(signals, directives.substr(0, comma));
    directives.remove_prefix(std::min(comma + 1, directives.size()));
  }
}

void read_robots_header(PublisherSignals& signals, std::string_view header) {
  const std::size_t colon = header.find(':');
  const std::string name = text::ascii_lower(text::trimmed(header.substr(0, colon)));
  const bool named = colon != std::string_view::npos && name.find(',') == std::string::npos &&
                     name != "max-snippet" && name != "max-image-preview" &&
                     name != "max-video-preview" && name != "unavailable_after";
  if (!named) return read_robots(signals, header);
  if (name == kOurName) read_robots(signals, header.substr(colon + 1));
}

void read_tdm_reservation(PublisherSignals& signals, std::string_view value) {
  value = text::trimmed(value);
  if (value == "1") signals.tdm_reserved = true;
  if (value == "0" && !signals.tdm_reserved) signals.tdm_reserved = false;
}

}  // namespace vigie::parse
