// SPDX-License-Identifier: EUPL-1.2
/// Hashes, keyed hashes, passwords and the text forms of bytes.
///
/// Shape   digests are raw bytes in a string; `base64url` and `hex` make text of them.
/// Errors  a password hash that libsodium cannot read verifies as false.
/// Source  BLAKE2b (RFC 7693), argon2id with libsodium's INTERACTIVE limits (64 MiB, about 90 ms):
///         the caller lets at most two run at once.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vigie {
inline namespace base {

inline constexpr std::size_t kDigestBytes = 32;
inline constexpr std::size_t kTokenBytes = 32;

std::string digest(std::string_view message, std::size_t bytes = kDigestBytes);
std::string keyed_digest(std::string_view key, std::string_view message,
                         std::size_t bytes = kDigestBytes);
/// Same time whatever differs.
bool equal_secret(std::string_view a, std::string_view b);

std::string hash_password(std::string_view password);
bool verify_password(std::string_view hash, std::string_view password);

std::string hex(std::string_view bytes);
std::string base64url(std::string_view bytes);  ///< without padding
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace base
}  // namespace vigie
