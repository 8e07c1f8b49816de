// SPDX-License-Identifier: EUPL-1.2
#include "store/rota/source_request_repo.hpp"

namespace vigie::store {
namespace {

constexpr std::string_view kSelectRequest = R"sql(
      SELECT source_request.id, source_request.source_id, source.title, source_request.kind,
             source_request.state, asks.key, coalesce(asked.key, ''), source_request.word,
             coalesce(curator.name, ''), source_request.asked_at, source_request.version
      FROM source_request
      JOIN source ON source.id = source_request.source_id
      JOIN centre AS asks ON asks.id = source_request.centre_id
      LEFT JOIN centre AS asked ON asked.id = source_request.other_centre_id
      LEFT JOIN curator ON curator.id = source_request.created_by )sql";

SourceRequest request_of(const Statement& row) {
  return {
      .id = row.id<SourceRequestId>(0),
      .source = row.id<SourceId>(1),
      .title = row.text(2),
      .kind = source_request_kind_of(row.text_view(3)),
      .state = source_request_state_of(row.text_view(4)).value_or(SourceRequestState::withdrawn),
      .by = row.text(5),
      .of = row.text(6),
      .word = row.text(7),
      .asker = row.text(8),
      .asked_at = row.instant(9),
      .version = static_cast<int>(row.integer(10))};
}

}  // namespace

Result<std::optional<SourceRequest>> source_request(Reader& reader, SourceRequestId id) {
  auto query = reader.prepare(std::string(kSelectRequest) + "WHERE source_request.id = ?1");
  const auto found = query.bind(id).step();
  if (!found) return fail(found.error());
  return *found ? std::optional(request_of(query)) : std::nullopt;
}

Result<std::vector<SourceRequest>> open_source_requests(Reader& reader) {
  auto query = reader.prepare(std::string(kSelectRequest) +
                              "WHERE source_request.state = 'asked' "
                              "ORDER BY source_request.asked_at, source_request.id");
  return query.all(request_of);
}

Result<SourceRequestId> add_source_request(Transaction& tx, const SourceRequest& request,
                                           CuratorId by) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO source_request (source_id, kind, centre_id, other_centre_id, word, created_by,
                                  asked_at)
      SELECT ?1, ?2, asks.id, (SELECT id FROM centre WHERE key = ?4), ?5, ?6, ?7
      FROM centre AS asks WHERE asks.key = ?3)sql");
  auto done = insert.run(request.source, name_of(request.kind), request.by, request.of,
                         request.word, by, request.asked_at);
  if (!done) return fail(done.error());
  if (tx.changes() != 1) return fail(Code::not_found, "centre " + request.by);
  return SourceRequestId{tx.last_insert_id()};
}

Result<bool> move_source_request(Transaction& tx, const SourceRequest& from, SourceRequestState to,
                                 std::string_view of, CuratorId by, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE source_request
      SET state = ?3, answered_by = ?4, answered_at = ?5, version = version + 1,
          other_centre_id = coalesce((SELECT id FROM centre WHERE key = ?6), other_centre_id)
      WHERE id = ?1 AND version = ?2 AND state = 'asked')sql");
  auto done = update.run(from.id, from.version, name_of(to), by, now, of);
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<std::vector<UnheldSource>> unheld_sources(Reader& reader) {
  auto query = reader.prepare(R"sql(
      SELECT source.id, source.title FROM source
      WHERE source.retired_at IS NULL AND source.merged_into_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM allocation
                        WHERE allocation.source_id = source.id AND allocation.to_at IS NULL)
      ORDER BY source.title, source.id)sql");
  return query.all([](const Statement& row) {
    return UnheldSource{row.id<SourceId>(0), row.text(1)};
  });
}

}  // namespace vigie::store
