// SPDX-License-Identifier: EUPL-1.2
/// A set of bytes that a text is read against: one look into a table for each.
///
/// Shape   made of a condition while compiling; asked with a byte, as the condition is.
/// Pure    yes.
#pragma once

#include <array>
#include <cstddef>

namespace vigie::text {

class ByteSet {
 public:
  template <class IsIn>
  consteval explicit ByteSet(IsIn is_in) {
    for (std::size_t byte = 0; byte < in_.size(); ++byte)
      in_[byte] = is_in(static_cast<char>(byte));
  }
  constexpr bool operator()(char c) const { return in_[static_cast<unsigned char>(c)]; }

 private:
  std::array<bool, 256> in_{};
};

}  // namespace vigie::text
