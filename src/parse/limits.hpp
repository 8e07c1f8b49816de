// SPDX-License-Identifier: EUPL-1.2
/// How much of one feed is read.
#pragma once

#include <cstddef>

namespace vigie::parse {

inline constexpr std::size_t kFeedBytesMax = 10 * 1024 * 1024;
inline constexpr std::size_t kItemsMax = 2'000;
inline constexpr std::size_t kNestingMax = 256;
inline constexpr std::size_t kMarkupMax = 1'000'000;  ///< of `<` in one document
inline constexpr std::size_t kAttributesMax = 256;    ///< of one element
inline constexpr std::size_t kScopeMax = 256;         ///< namespaces known at one place
inline constexpr std::size_t kTitleBytesMax = 1'024;
inline constexpr std::size_t kExcerptBytes = 500;
inline constexpr std::size_t kShortTextBytesMax = 4'096;  ///< ids, authors, addresses
inline constexpr std::size_t kCategoriesMax = 100;
inline constexpr std::size_t kEnclosuresMax = 100;

/// What becomes of the bodies of items: cleaned for keeping; or as the feed wrote them, with
/// nothing derived (excerpt, title of an untitled item, first picture), for who looks at items and
/// keeps none.
enum class Bodies { cleaned, as_given };

}  // namespace vigie::parse
