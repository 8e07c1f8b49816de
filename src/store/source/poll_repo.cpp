// SPDX-License-Identifier: EUPL-1.2
#include "store/source/poll_repo.hpp"

#include "store/sql/lists.hpp"

namespace vigie::store {
namespace {

PollHints read_hints(const Statement& row, int column) {
  PollHints hints;
  if (const auto ttl = row.maybe_integer(column)) hints.ttl_minutes = static_cast<int>(*ttl);
  hints.period_s = row.maybe_integer(column + 1);
  hints.base_at = row.maybe_instant(column + 2);
  hints.skip_hours = static_cast<std::uint32_t>(row.integer(column + 3));
  hints.skip_days = static_cast<std::uint32_t>(row.integer(column + 4));
  return hints;
}

MoveWatch read_move(const Statement& row, int column) {
  MoveWatch move;
  move.target = row.text(column);
  move.since_at = row.maybe_instant(column + 1);
  move.polls = static_cast<int>(row.integer(column + 2));
  move.proof = static_cast<MoveProof>(row.integer(column + 3));
  move.refused = row.text(column + 4);
  return move;
}

SourcePoll read_state(const Statement& row, int column) {
  SourcePoll state;
  state.etag = row.text(column);
  state.last_modified = row.text(column + 1);
  state.body_hash = row.text(column + 2);
  state.polled_at = row.maybe_instant(column + 3);
  state.succeeded_at = row.maybe_instant(column + 4);
  state.next_at = row.instant(column + 5);
  state.failures = static_cast<int>(row.integer(column + 6));
  state.class_failures = static_cast<int>(row.integer(column + 7));
  state.failing_since_at = row.maybe_instant(column + 8);
  state.outcome = poll_outcome_of(row.text_view(column + 9));
  state.trouble = trouble_of(row.text_view(column + 10));
  state.detail = row.text(column + 11);
  state.gone = row.flag(column + 12);
  state.max_age_s = row.maybe_integer(column + 13);
  state.rhythm = row.text(column + 14);
  state.last_item_at = row.maybe_instant(column + 15);
  state.usual_gap_s = row.integer(column + 16);
  state.answer_ms = row.integer(column + 17);
  state.state = source_state_of(row.text_view(column + 18)).value_or(SourceState::unpolled);
  state.state_since_at = row.maybe_instant(column + 19);
  state.hints = read_hints(row, column + 20);
  state.move = read_move(row, column + 25);
  return state;
}

PollTarget read_target(const Statement& row) {
  PollTarget target;
  target.source = row.id<SourceId>(0);
  target.url = row.text(1);
  target.title = row.text(2);
  target.access = access_named(row.text_view(3));
  target.territory = split_codes(row.text_view(4));
  target.themes = split_codes(row.text_view(5));
  target.own_url = row.text(6);
  target.site_url = row.text(7);
  target.state = read_state(row, 8);
  target.moved_at = row.maybe_instant(38);
  target.paused = row.flag(39);
  return target;
}

}  // namespace

Result<std::vector<PollTarget>> poll_targets(Reader& reader, Instant now, bool all,
                                             std::string_view centre) {
  auto query = reader.prepare(R"sql(
      SELECT source.id, coalesce(address.url, source.url), source.title, source.access,
             (SELECT group_concat(code) FROM (SELECT code FROM source_territory
              WHERE source_id = source.id ORDER BY position)),
             (SELECT group_concat(theme_code) FROM (SELECT theme_code FROM source_theme
              WHERE source_id = source.id ORDER BY position)),
             source.url, source.site_url,
             poll.etag, poll.last_modified, poll.body_hash, poll.polled_at, poll.succeeded_at,
             poll.next_at, poll.failures, poll.class_failures, poll.failing_since_at, poll.outcome,
             poll.trouble, poll.detail, poll.gone, poll.max_age_s, poll.rhythm, poll.last_item_at,
             poll.usual_gap_s, poll.answer_ms, poll.state, poll.state_since_at,
             poll.ttl_minutes, poll.period_s, poll.base_at, poll.skip_hours, poll.skip_days,
             poll.moved_to, poll.moved_since_at, poll.moved_polls, poll.moved_proof,
             poll.moved_refused, address.from_at, source.paused_at IS NOT NULL
      FROM source
      LEFT JOIN source_poll AS poll ON poll.source_id = source.id
      LEFT JOIN source_address AS address
        ON address.source_id = source.id AND address.to_at IS NULL
      WHERE source.retired_at IS NULL
        AND (?2 OR poll.source_id IS NULL OR (poll.gone = 0 AND poll.next_at <= ?1))
        AND NOT EXISTS (SELECT 1 FROM source AS other
                        WHERE other.id = source.merged_into_id AND other.retired_at IS NULL)
        AND (?3 = '' OR EXISTS (
              SELECT 1 FROM allocation JOIN centre ON centre.id = allocation.centre_id
              WHERE allocation.source_id = source.id AND allocation.to_at IS NULL
                AND centre.key = ?3))
      ORDER BY poll.next_at, source.id)sql");
  query.bind(now, all, centre);
  return query.all(read_target);
}

Result<std::optional<Instant>> next_poll_at(Reader& reader, Instant now) {
  auto query = reader.prepare(R"sql(
      SELECT next_at FROM source_poll
      WHERE gone = 0 AND next_at > ?1
        AND NOT EXISTS (SELECT 1 FROM source
                        WHERE source.id = source_id AND source.paused_at IS NOT NULL)
      ORDER BY next_at LIMIT 1)sql");
  const auto row = query.bind(now).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return query.instant(0);
}

Result<void> save_poll(Transaction& tx, SourceId source, const SourcePoll& state) {
  auto put = tx.prepare(R"sql(
      INSERT OR REPLACE INTO source_poll (
        source_id, etag, last_modified, body_hash, polled_at, succeeded_at, next_at, failures,
        class_failures, failing_since_at, outcome, trouble, detail, gone, max_age_s, rhythm,
        last_item_at, usual_gap_s, answer_ms, state, state_since_at, ttl_minutes, period_s, base_at,
        skip_hours, skip_days, moved_to, moved_since_at, moved_polls, moved_proof, moved_refused)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,
              ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31))sql");
  const PollHints& hints = state.hints;
  const MoveWatch& move = state.move;
  return put.run(source, state.etag, state.last_modified, Bytes{state.body_hash}, state.polled_at,
                 state.succeeded_at, state.next_at, state.failures, state.class_failures,
                 state.failing_since_at, name_of(state.outcome), name_of(state.trouble),
                 state.detail, state.gone, state.max_age_s, Bytes{state.rhythm}, state.last_item_at,
                 state.usual_gap_s, state.answer_ms, name_of(state.state), state.state_since_at,
                 hints.ttl_minutes, hints.period_s, hints.base_at, hints.skip_hours,
                 hints.skip_days, move.target, move.since_at, move.polls,
                 static_cast<int>(move.proof), move.refused);
}

Result<void> spread_overdue(Transaction& tx, Instant now, std::int64_t by, std::uint64_t seed) {
  // Knuth's multiplicative hash: the high bits of id × 2654435761 are spread evenly.
  auto update = tx.prepare(R"sql(
      UPDATE source_poll
      SET next_at = ?1 + (source_id * 2654435761 + ?3) % 4294967296 * ?2 / 4294967296
      WHERE gone = 0 AND polled_at IS NOT NULL AND next_at < ?1 - ?2)sql");
  return update.run(now, by, static_cast<std::int64_t>(seed & 0xffff'ffffU));
}

Result<RecentPolls> recent_polls(Reader& reader, Instant since) {
  auto query = reader.prepare(R"sql(
      SELECT count(*), coalesce(sum(trouble IN ('no_name', 'no_connection', 'no_tls', 'too_slow')), 0)
      FROM source_poll WHERE polled_at > ?1)sql");
  const auto row = query.bind(since).step();
  if (!row) return fail(row.error());
  return RecentPolls{static_cast<std::size_t>(query.integer(0)),
                     static_cast<std::size_t>(query.integer(1))};
}

Result<std::vector<Throttle>> throttles(Reader& reader) {
  auto query = reader.prepare("SELECT scope, since_at, until_at, wait_s, status FROM throttle");
  return query.all([](const Statement& row) {
    return Throttle{row.text(0), row.instant(1), row.instant(2), row.integer(3),
                    static_cast<int>(row.integer(4))};
  });
}

Result<void> put_throttle(Transaction& tx, const Throttle& throttle) {
  auto put = tx.prepare(R"sql(
      INSERT OR REPLACE INTO throttle (scope, since_at, until_at, wait_s, status)
      VALUES (?1, ?2, ?3, ?4, ?5))sql");
  return put.run(throttle.scope, throttle.since_at, throttle.until_at, throttle.wait_s,
                 throttle.status);
}

Result<void> remove_throttle(Transaction& tx, std::string_view scope) {
  auto remove = tx.prepare("DELETE FROM throttle WHERE scope = ?1");
  return remove.run(scope);
}

Result<std::int64_t> sources_in_trouble(Reader& reader, std::string_view trouble) {
  auto query = reader.prepare(R"sql(
      SELECT count(*) FROM source_poll JOIN source ON source.id = source_poll.source_id
      WHERE source.retired_at IS NULL AND source_poll.trouble = ?1)sql");
  const auto row = query.bind(trouble).step();
  if (!row) return fail(row.error());
  return query.integer(0);
}

}  // namespace vigie::store
