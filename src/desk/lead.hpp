// SPDX-License-Identifier: EUPL-1.2
/// Which article of a story speaks for it on the desk.
///
/// Shape   the articles of one story -> the index of the one to read: the one a person chose, else
///         a free one before a paid one, one of a source that the centre holds before others, the
///         earliest.
/// Pure    yes.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "base/instant.hpp"
#include "model/ids.hpp"
#include "model/rota.hpp"

namespace vigie::desk {

struct Reading {
  ArticleId article;
  Access access = Access::free;
  std::optional<Instant> published_at;
  Instant first_seen_at;
  bool held = false;  ///< by a source that the centre reads
};

/// None when there is no article at all.
std::optional<std::size_t> lead_of(std::span<const Reading> readings, ArticleId chosen);

}  // namespace vigie::desk
