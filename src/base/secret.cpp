// SPDX-License-Identifier: EUPL-1.2
#include "base/secret.hpp"

#include <sodium.h>

#include "base/assert.hpp"

namespace vigie::base {
namespace {

const unsigned char* octets(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string digest(std::string_view message, std::size_t bytes) {
  return keyed_digest({}, message, bytes);
}

std::string keyed_digest(std::string_view key, std::string_view message, std::size_t bytes) {
  std::string out(bytes, '\0');
  const int done =
      crypto_generichash(reinterpret_cast<unsigned char*>(out.data()), bytes, octets(message),
                         message.size(), key.empty() ? nullptr : octets(key), key.size());
  VIGIE_ASSERT(done == 0);
  return out;
}

bool equal_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string hash_password(std::string_view password) {
  VIGIE_ASSERT(sodium_init() >= 0);
  std::string out(crypto_pwhash_STRBYTES, '\0');
  const int done = crypto_pwhash_str_alg(
      out.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
      crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13);
  VIGIE_ASSERT(done == 0);  // fails only when 64 MiB cannot be had
  out.resize(out.find('\0'));
  return out;
}

bool verify_password(std::string_view hash, std::string_view password) {
  if (hash.size() >= crypto_pwhash_STRBYTES) return false;
  const std::string terminated(hash);
  return crypto_pwhash_str_verify(terminated.c_str(), password.data(), password.size()) == 0;
}

std::string hex(std::string_view bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 15U];
  }
  return out;
}

std::string base64url(std::string_view bytes) {
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string out(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
  sodium_bin2base64(out.data(), out.size(), octets(bytes), bytes.size(), kVariant);
  out.resize(out.size() - 1);  // the terminating zero
  return out;
}

std::optional<std::string> from_base64url(std::string_view text) {
  std::string out(text.size(), '\0');
  std::size_t length = 0;
  const char* end = nullptr;
  const int done = sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(),
                                     text.data(), text.size(), nullptr, &length, &end,
                                     sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  if (done != 0 || end != text.data() + text.size()) return std::nullopt;
  out.resize(length);
  return out;
}

}  // namespace vigie::base
