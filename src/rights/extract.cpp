// SPDX-License-Identifier: EUPL-1.2
#include "rights/extract.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace vigie::rights {
namespace {

constexpr std::string_view kEllipsis = "…";

bool is_blank(char32_t code) {
  return code == U' ' || (code >= U'\t' && code <= U'\r') || code == 0xA0 || code == 0x202F;
}

bool forbids_extracts(const PublisherSignals& signals) {
  return signals.no_index || signals.tdm_reserved.value_or(false);
}

struct Limits {
  std::size_t words = 0;
  std::size_t signs = 0;
};

/// The longest beginning of whole words within the limits, and whether that is all of the text.
struct Beginning {
  std::string_view text;
  bool whole = false;
};

Beginning beginning_of(std::string_view text, const Limits& limits) {
  std::size_t words = 0;
  std::size_t signs = 0;
  std::size_t kept = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const text::Utf8Char next = text::read_utf8(text.substr(at));
    const bool blank = is_blank(next.code);
    if (blank && in_word) kept = at;  // a word ended within the limits
    if (!blank && !in_word && ++words > limits.words) return {text.substr(0, kept), false};
    if (++signs > limits.signs) return {text.substr(0, kept), false};
    in_word = !blank;
    at += next.bytes;
  }
  return {text, true};
}

/// Cut between two words, the ellipsis counted.
std::string cut(std::string_view text, const Limits& limits) {
  text = text::trimmed(text);
  const Beginning all = beginning_of(text, limits);
  if (all.whole) return std::string(text);
  const std::string_view start = beginning_of(text, {limits.words, limits.signs - 1}).text;
  return start.empty() ? std::string() : std::string(start).append(kEllipsis);
}

std::size_t at_most(int given, std::size_t maximum) {
  return std::min(static_cast<std::size_t>(std::max(given, 0)), maximum);
}

}  // namespace

std::string public_extract(std::string_view text, int granted_words,
                           const std::optional<PublisherSignals>& signals) {
  Limits limits{at_most(granted_words, kExtractWordsMax), kExtractSignsMax};
  if (signals && signals->max_snippet) limits.signs = at_most(*signals->max_snippet, limits.signs);
  const bool nothing = limits.words == 0 || limits.signs == 0;
  if (nothing || (signals && forbids_extracts(*signals))) return {};
  return cut(text, limits);
}

std::string kept_description(std::string_view description, const PublisherSignals& signals) {
  if (signals.tdm_reserved.value_or(false)) return {};
  if (!signals.max_snippet) return std::string(description);
  std::string_view rest = description;
  for (int signs = 0; signs < *signals.max_snippet && !rest.empty(); ++signs) {
    rest.remove_prefix(text::read_utf8(rest).bytes);
  }
  return std::string(description.substr(0, description.size() - rest.size()));
}

Access told_access(Access of_source, const PublisherSignals& signals) {
  return signals.free_access == false ? Access::subscribers : of_source;
}

}  // namespace vigie::rights
