// SPDX-License-Identifier: EUPL-1.2
/// The backlog, read again by another model.
///
/// Shape   the articles of stories that some desk has not decided get the suggestions and the
///         likelihood that the model of `taggers` gives; the rules' tags and the curators' stay as
///         they are. A transaction for each kRescoredStories stories, so that polling goes on.
/// Units   answers the articles read.
/// Errors  storage; those of the gazetteer. What was written before stays, and may be done again.
#pragma once

#include "app/tag/tagging.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

inline constexpr std::size_t kRescoredStories = 200;

Result<std::int64_t> rescore_backlog(store::Database& db, const Taggers& taggers);

}  // namespace vigie::app
