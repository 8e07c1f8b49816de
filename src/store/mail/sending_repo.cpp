// SPDX-License-Identifier: EUPL-1.2
#include "store/mail/sending_repo.hpp"

namespace vigie::store {

Result<OwedDeliveries> owed_deliveries(Reader& reader, IssueId issue) {
  auto query = reader.prepare(R"sql(
      SELECT (SELECT count(*) FROM delivery WHERE issue_id = ?1 AND state = 'todo')
               + (SELECT count(*) FROM delivery WHERE issue_id = ?1 AND watched = 'deferred')
               + (SELECT count(*) FROM delivery WHERE issue_id = ?1 AND watched = 'claimed')
               + (SELECT count(*) FROM delivery WHERE issue_id = ?1 AND watched = 'handed'),
             EXISTS (SELECT 1 FROM delivery WHERE issue_id = ?1 AND state = 'todo'),
             (SELECT min(next_try_at) FROM delivery WHERE issue_id = ?1 AND state = 'deferred'),
             EXISTS (SELECT 1 FROM delivery WHERE issue_id = ?1 AND watched = 'claimed')
               OR EXISTS (SELECT 1 FROM delivery WHERE issue_id = ?1 AND watched = 'handed'))sql");
  if (const auto row = query.bind(issue).step(); !row) return fail(row.error());
  return OwedDeliveries{.left = query.integer(0),
                        .todo = query.flag(1),
                        .next_try_at = query.maybe_instant(2),
                        .interrupted = query.flag(3)};
}

}  // namespace vigie::store
