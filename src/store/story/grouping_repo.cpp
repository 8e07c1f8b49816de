// SPDX-License-Identifier: EUPL-1.2
#include "store/story/grouping_repo.hpp"

namespace vigie::store {

Result<void> record_machine_join(Transaction& tx, ArticleId article, ReprintId reprint,
                                 std::string_view reason, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO grouping (at, level, move, article_id, to_id, origin, reason)
      VALUES (?1, 'reprint', 'join', ?2, ?3, 'machine', ?4))sql");
  return insert.run(now, article, reprint, reason);
}

Result<void> record_machine_join(Transaction& tx, ArticleId article, StoryId story,
                                 std::string_view reason, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO grouping (at, level, move, article_id, to_id, origin, reason)
      VALUES (?1, 'story', 'join', ?2, ?3, 'machine', ?4))sql");
  return insert.run(now, article, story, reason);
}

}  // namespace vigie::store
