// SPDX-License-Identifier: EUPL-1.2
#include "store/desk/session_repo.hpp"

namespace vigie::store {

Result<MorningCounts> morning_counts(Reader& reader, CuratorId curator, Instant since) {
  auto query = reader.prepare(R"sql(
      SELECT count(*), coalesce(sum(to_state = 'relayed'), 0) FROM desk_move
      WHERE curator_id = ?1 AND at >= ?2 AND undone_at IS NULL)sql");
  if (const auto row = query.bind(curator, since).step(); !row) return fail(row.error());
  return MorningCounts{query.integer(0), query.integer(1)};
}

Result<SourceCounts> source_counts(Reader& reader, CentreId centre) {
  auto query = reader.prepare(R"sql(
      SELECT count(*), coalesce(sum(poll.failures > 0 OR poll.gone = 1), 0),
             min(iif(poll.gone = 0, poll.next_at, NULL))
      FROM allocation JOIN source ON source.id = allocation.source_id
      LEFT JOIN source_poll AS poll ON poll.source_id = source.id
      WHERE allocation.centre_id = ?1 AND allocation.to_at IS NULL
        AND source.retired_at IS NULL)sql");
  if (const auto row = query.bind(centre).step(); !row) return fail(row.error());
  return SourceCounts{query.integer(0), query.integer(1), query.maybe_instant(2)};
}

}  // namespace vigie::store
