// SPDX-License-Identifier: EUPL-1.2
#include "mailing/retry.hpp"

#include <array>

#include "text/utf8.hpp"

namespace vigie::mailing {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

/// Reads "1" to "999" from `at`, moving it.
bool read_number(std::string_view text, std::size_t& at) {
  const std::size_t begin = at;
  while (at < text.size() && digit(text[at]) && at - begin < 3) ++at;
  return at > begin;
}

}  // namespace

std::string enhanced_code(std::string_view text) {
  if (text.size() > 4 && digit(text[0]) && digit(text[1]) && digit(text[2]) &&
      (text[3] == ' ' || text[3] == '-')) {
    text.remove_prefix(4);
  }
  std::size_t at = 1;
  if (text.size() < 5 || (text[0] != '2' && text[0] != '4' && text[0] != '5')) return "";
  for (int part = 0; part < 2; ++part) {
    if (at >= text.size() || text[at] != '.') return "";
    ++at;
    if (!read_number(text, at)) return "";
  }
  return std::string(text.substr(0, at));
}

Verdict verdict_of(int code, std::string_view text) {
  if (code >= 200 && code < 300) return Verdict::accepted;
  const std::string enhanced = enhanced_code(text);
  if (enhanced.starts_with("4.7.") || enhanced.starts_with("5.7.")) return Verdict::stopped;
  return code >= 500 ? Verdict::refused : Verdict::deferred;
}

std::optional<std::int64_t> wait_after(int attempts) {
  constexpr std::array<std::int64_t, kAttemptsMax - 1> kMinutes{1, 5, 15, 60, 240, 720, 1440};
  if (attempts < 1) return 0;
  if (attempts >= kAttemptsMax) return std::nullopt;
  return kMinutes[static_cast<std::size_t>(attempts - 1)] * 60;
}

std::int64_t reader_wait(int attempts) {
  constexpr std::array<std::int64_t, 4> kMinutes{1, 5, 15, 60};
  const std::size_t at = static_cast<std::size_t>(attempts < 1 ? 0 : attempts - 1);
  return kMinutes[at < kMinutes.size() ? at : kMinutes.size() - 1] * 60;
}

std::string domain_of(std::string_view address) {
  const std::size_t at = address.rfind('@');
  return at == std::string_view::npos ? "" : text::ascii_lower(address.substr(at + 1));
}

}  // namespace vigie::mailing
