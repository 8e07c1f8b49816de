// SPDX-License-Identifier: EUPL-1.2
#include "store/poll_repo.hpp"

#include "store/lists.hpp"

namespace vigie::store {
namespace {

PollTarget read_target(const Statement& row) {
  PollTarget target;
  target.source = row.id<SourceId>(0);
  target.url = row.text(1);
  target.title = row.text(2);
  target.access = access_named(row.text_view(3));
  target.territory = split_codes(row.text_view(4));
  target.themes = split_codes(row.text_view(5));
  SourcePoll& state = target.state;
  state.etag = row.text(6);
  state.last_modified = row.text(7);
  state.body_hash = row.text(8);
  if (const auto ttl = row.maybe_integer(9)) state.ttl_minutes = static_cast<int>(*ttl);
  state.polled_at = row.maybe_instant(10);
  state.succeeded_at = row.maybe_instant(11);
  state.next_at = row.instant(12);
  state.failures = static_cast<int>(row.integer(13));
  state.failing_since_at = row.maybe_instant(14);
  state.outcome = poll_outcome_of(row.text_view(15));
  state.detail = row.text(16);
  state.moved_to = row.text(17);
  state.gone = row.flag(18);
  return target;
}

}  // namespace

Result<std::vector<PollTarget>> poll_targets(Reader& reader, Instant now, bool all,
                                             std::string_view centre) {
  auto query = reader.prepare(R"sql(
      SELECT source.id, source.url, source.title, source.access, source.territory, source.themes,
             poll.etag, poll.last_modified, poll.body_hash, poll.ttl_minutes, poll.polled_at,
             poll.succeeded_at, poll.next_at, poll.failures, poll.failing_since_at, poll.outcome,
             poll.detail, poll.moved_to, poll.gone
      FROM source
      LEFT JOIN source_poll AS poll ON poll.source_id = source.id
      WHERE source.retired_at IS NULL
        AND (?2 OR poll.source_id IS NULL OR (poll.gone = 0 AND poll.next_at <= ?1))
        AND (?3 = '' OR EXISTS (
              SELECT 1 FROM allocation JOIN centre ON centre.id = allocation.centre_id
              WHERE allocation.source_id = source.id AND allocation.to_at IS NULL
                AND centre.key = ?3))
      ORDER BY poll.next_at, source.id)sql");
  query.bind(now, all, centre);
  std::vector<PollTarget> targets;
  for (;;) {
    const auto row = query.step();
    if (!row) return fail(row.error());
    if (!*row) return targets;
    targets.push_back(read_target(query));
  }
}

Result<void> save_poll(Transaction& tx, SourceId source, const SourcePoll& state) {
  auto put = tx.prepare(R"sql(
      INSERT INTO source_poll (source_id, etag, last_modified, body_hash, ttl_minutes, polled_at,
                               succeeded_at, next_at, failures, failing_since_at, outcome, detail,
                               moved_to, gone)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
      ON CONFLICT (source_id) DO UPDATE SET
        etag = excluded.etag, last_modified = excluded.last_modified,
        body_hash = excluded.body_hash, ttl_minutes = excluded.ttl_minutes,
        polled_at = excluded.polled_at, succeeded_at = excluded.succeeded_at,
        next_at = excluded.next_at, failures = excluded.failures,
        failing_since_at = excluded.failing_since_at, outcome = excluded.outcome,
        detail = excluded.detail, moved_to = excluded.moved_to, gone = excluded.gone)sql");
  return put
      .bind(source, state.etag, state.last_modified, Bytes{state.body_hash}, state.ttl_minutes,
            state.polled_at, state.succeeded_at, state.next_at, state.failures,
            state.failing_since_at, name_of(state.outcome), state.detail, state.moved_to,
            state.gone)
      .run();
}

}  // namespace vigie::store
