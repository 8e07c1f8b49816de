// SPDX-License-Identifier: EUPL-1.2
#include "people/one_time_code.hpp"

#include <liboath/oath.h>

#include <algorithm>
#include <cstdlib>

#include "base/assert.hpp"
#include "text/utf8.hpp"

namespace vigie::people {
namespace {

constexpr int kWindow = 1;
constexpr std::size_t kGroup = 4;

void use_liboath() {
  static const bool kReady = oath_init() == OATH_OK;
  VIGIE_ASSERT(kReady);
}

/// Lower case, without padding.
std::string base32(std::string_view bytes) {
  use_liboath();
  char* encoded = nullptr;
  std::size_t size = 0;
  VIGIE_ASSERT(oath_base32_encode(bytes.data(), bytes.size(), &encoded, &size) == OATH_OK);
  std::string text(encoded, size);
  std::free(encoded);  // NOLINT: liboath's own
  std::erase(text, '=');
  return text::ascii_lower(text);
}

std::string in_groups(std::string_view text, char between) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at > 0 && at % kGroup == 0) out += between;
    out += text[at];
  }
  return out;
}

std::string percent_encoded(std::string_view text) {
  static constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  static constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (kPlain.find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 15U];
  }
  return out;
}

}  // namespace

std::optional<std::int64_t> step_of_code(std::string_view secret, std::string_view typed,
                                         Instant now) {
  std::string code(typed.substr(0, 4 * kCodeDigits));
  std::erase_if(code, [](char c) { return c == ' ' || c == '\t' || c == '\xc2' || c == '\xa0'; });
  const bool digits = std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
  if (code.size() != kCodeDigits || !digits) return std::nullopt;
  use_liboath();
  int offset = 0;
  const int found = oath_totp_validate2(secret.data(), secret.size(), now.seconds,
                                        static_cast<unsigned>(kCodeStepSeconds), 0, kWindow,
                                        &offset, code.c_str());
  if (found < 0) return std::nullopt;
  return now.seconds / kCodeStepSeconds + offset;
}

std::string secret_words(std::string_view secret) { return in_groups(base32(secret), ' '); }

std::string key_address(std::string_view secret, std::string_view account) {
  std::string key = base32(secret);
  std::ranges::transform(key, key.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
  return "otpauth://totp/vigie:" + percent_encoded(account) + "?secret=" + key + "&issuer=vigie";
}

std::string recovery_code_key(std::string_view typed) {
  std::string key = text::ascii_lower(typed.substr(0, 64));
  std::erase_if(key, [](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '2' && c <= '7');
    return !letter;
  });
  return key;
}

std::string recovery_code_of(std::string_view ten_bytes) {
  VIGIE_ASSERT(ten_bytes.size() == kRecoveryCodeBytes);
  return in_groups(base32(ten_bytes), '-');
}

}  // namespace vigie::people
