// SPDX-License-Identifier: EUPL-1.2
/// Row numbers that cannot be mistaken for one another: `StoryId` is no `ArticleId`.
///
/// Shape   a strong 64-bit integer; 0 is "none" and is never stored.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace vigie {
inline namespace base {

template <typename Tag>
struct Id {
  std::int64_t value = 0;

  explicit operator bool() const { return value != 0; }
  auto operator<=>(const Id&) const = default;
};

}  // namespace base
}  // namespace vigie

template <typename Tag>
struct std::hash<vigie::Id<Tag>> {
  std::size_t operator()(vigie::Id<Tag> id) const noexcept {
    return std::hash<std::int64_t>{}(id.value);
  }
};
