// SPDX-License-Identifier: EUPL-1.2
/// Bytes that a server compressed without saying so.
///
/// Shape   gzip or zlib, by its first bytes → what they held; nothing for any other bytes. Twice,
///         where what they held is compressed once more.
/// Units   at most `bytes_max` + 1 bytes and kInflateRatioMax times what was given, so that the
///         caller sees that there was more.
/// Errors  what is cut or broken gives what was readable before, and says so.
/// Pure    yes.
/// Source  RFC 1950, RFC 1952.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vigie::text {

inline constexpr std::size_t kInflateRatioMax = 100;

struct Inflated {
  std::string bytes;
  bool cut = false;  ///< the stream does not end where it should
};

std::optional<Inflated> inflated(std::string_view bytes, std::size_t bytes_max);

}  // namespace vigie::text
