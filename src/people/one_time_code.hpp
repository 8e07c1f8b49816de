// SPDX-License-Identifier: EUPL-1.2
/// The codes of a telephone: six digits, made of a shared secret and of the time.
///
/// Shape   a secret and what was typed -> the step of time that the code stands for; the caller
///         refuses a step that was taken before. Blanks between the digits are nothing.
///         `key_address` is what the QR code says to the application on the telephone.
/// Units   steps of kCodeStepSeconds since 1970; one step before and one after count as well.
/// Errors  none: what is no code of this secret has no step.
/// Pure    yes.
/// Source  RFC 6238 by liboath; "Key URI Format" of Google Authenticator, which the others read too.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"

namespace vigie::people {

inline constexpr std::size_t kCodeSecretBytes = 20;  ///< RFC 4226 section 4: 160 bits
inline constexpr std::int64_t kCodeStepSeconds = 30;
inline constexpr int kCodeDigits = 6;

std::optional<std::int64_t> step_of_code(std::string_view secret, std::string_view typed,
                                         Instant now);

/// As one types it into the telephone: groups of four letters and digits.
std::string secret_words(std::string_view secret);
std::string key_address(std::string_view secret, std::string_view account);

/// "ABCD efgh-2345" and "abcdefgh2345" are one recovery code.
std::string recovery_code_key(std::string_view typed);
/// 80 bits, in four groups.
std::string recovery_code_of(std::string_view ten_bytes);
inline constexpr std::size_t kRecoveryCodeBytes = 10;
inline constexpr int kRecoveryCodes = 8;

}  // namespace vigie::people
