// SPDX-License-Identifier: EUPL-1.2
#include "store/people/habit_repo.hpp"

namespace vigie::store {

Result<void> forget_habits(Transaction& tx, CuratorId curator) {
  auto done = tx.prepare("DELETE FROM curator_preference WHERE curator_id = ?1").run(curator);
  if (done) done = tx.prepare("DELETE FROM story_read WHERE curator_id = ?1").run(curator);
  if (done) {
    done = tx.prepare("DELETE FROM saved_search_follower WHERE curator_id = ?1").run(curator);
  }
  return done;
}

}  // namespace vigie::store
