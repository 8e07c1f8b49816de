// SPDX-License-Identifier: EUPL-1.2
/// May this be a password? Length, and what a guesser tries first.
///
/// Shape   a password → a verdict. Refused beside the too short: one sign or a few letters again
///         and again; rows of the keyboard, the alphabet or the digits; one or two of the commonest
///         words, whatever digits, signs and capitals are put around or in the place of letters.
///         No rule asks for kinds of characters.
/// Units   bytes of UTF-8.
/// Pure    yes.
/// Source  NIST SP 800-63B section 5.1.1.2 (length, lists of common values, repetitive and
///         sequential characters; no composition rules), CNIL délibération 2022-100.
#pragma once

#include <string_view>

namespace vigie::people {

inline constexpr std::size_t kPasswordBytesMin = 12;
inline constexpr std::size_t kPasswordBytesMax = 1024;

enum class PasswordVerdict { fine, too_short, too_long, repeated, row, common };

inline constexpr PasswordVerdict kPasswordVerdicts[] = {
    PasswordVerdict::fine,     PasswordVerdict::too_short, PasswordVerdict::too_long,
    PasswordVerdict::repeated, PasswordVerdict::row,       PasswordVerdict::common};

PasswordVerdict judge_password(std::string_view password);

}  // namespace vigie::people
