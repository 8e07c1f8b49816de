// SPDX-License-Identifier: EUPL-1.2
/// The sketches of articles, from which grouping's window is laid out again.
///
/// Shape   one row an article, read in the order in which articles were stored, with the groups
///         they are in today: the schema has them follow what a curator moves.
/// Errors  storage.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct ArticleSketch {
  ArticleId article;
  ReprintId reprint;
  StoryId story;
  std::string_view sketch;  ///< bytes, of cluster/kept; until the next row
};

Result<void> insert_sketch(Transaction& tx, const ArticleSketch& sketch);
/// The bytes kept of one article; none where it has none, or they were forgotten.
Result<std::optional<std::string>> sketch_of(Reader& reader, ArticleId article);
Result<void> replace_sketch(Transaction& tx, ArticleId article, std::string_view sketch);
/// How many `each_sketch` tells at most: by the numbers of the first and the last.
Result<std::size_t> most_sketches(Reader& reader, Instant since);
/// Of articles first seen since `since`, each told to `take`.
Result<void> each_sketch(Reader& reader, Instant since,
                         const std::function<void(const ArticleSketch&)>& take);
/// Forgets the sketches of articles first seen before `before`, of all where none is younger;
/// answers how many.
Result<std::int64_t> forget_sketches(Transaction& tx, Instant before);

}  // namespace vigie::store
