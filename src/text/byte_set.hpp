// SPDX-License-Identifier: EUPL-1.2
/// A set of bytes that a text is read against: one look into a table for each.
///
/// Shape   made of a condition while compiling; asked with a byte, as the condition is.
/// Pure    yes.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace vigie::text {

class ByteSet {
 public:
  template <class IsIn>
  consteval explicit ByteSet(IsIn is_in) {
    for (std::size_t byte = 0; byte < in_.size(); ++byte)
      in_[byte] = is_in(static_cast<char>(byte));
  }
  ByteSet(const ByteSet&) = delete;  // a copy for each call would cost more than the call
  ByteSet& operator=(const ByteSet&) = delete;

  constexpr bool holds(char c) const { return in_[static_cast<unsigned char>(c)]; }
  /// How many bytes at the start of `text` are in it.
  constexpr std::size_t run(std::string_view text) const {
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end && holds(*at)) ++at;
    return static_cast<std::size_t>(at - text.data());
  }

 private:
  std::array<bool, 256> in_{};
};

}  // namespace vigie::text
