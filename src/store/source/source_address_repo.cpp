// SPDX-License-Identifier: EUPL-1.2
#include "store/source/source_address_repo.hpp"

namespace vigie::store {

Result<void> open_address(Transaction& tx, const NewAddress& address, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO source_address (source_id, url, url_key, origin, from_at)
      VALUES (?1, ?2, ?3, ?4, ?5))sql");
  return insert.run(address.source, address.url, address.url_key, address.origin, now);
}

Result<void> close_address(Transaction& tx, SourceId source, Instant now) {
  auto update =
      tx.prepare("UPDATE source_address SET to_at = ?2 WHERE source_id = ?1 AND to_at IS NULL");
  return update.run(source, now);
}

Result<std::vector<PastAddress>> addresses_of(Reader& reader, SourceId source) {
  auto query = reader.prepare(R"sql(
      SELECT url, origin, from_at, to_at FROM source_address WHERE source_id = ?1 ORDER BY id)sql");
  query.bind(source);
  return query.all([](const Statement& row) {
    return PastAddress{row.text(0), row.text(1), row.instant(2), row.maybe_instant(3)};
  });
}

Result<std::optional<SourceId>> other_source_at(Reader& reader, std::string_view url_key,
                                                SourceId but_not) {
  auto query = reader.prepare(R"sql(
      SELECT source.id FROM source
      LEFT JOIN source_address AS address
        ON address.source_id = source.id AND address.to_at IS NULL
      WHERE coalesce(address.url_key, source.url_key) = ?1 AND source.id <> ?2
        AND source.retired_at IS NULL AND source.merged_into_id IS NULL
      ORDER BY source.id LIMIT 1)sql");
  const auto row = query.bind(url_key, but_not).step();
  if (!row) return fail(row.error());
  if (!*row) return std::optional<SourceId>();
  return std::optional(query.id<SourceId>(0));
}

Result<void> merge_source(Transaction& tx, SourceId source, SourceId into) {
  auto update = tx.prepare("UPDATE source SET merged_into_id = ?2 WHERE id = ?1");
  return update.run(source, into);
}

Result<std::vector<MergedSource>> merged_sources(Reader& reader) {
  auto query = reader.prepare(R"sql(
      SELECT source.id, other.id, source.title, source.url, other.title
      FROM source JOIN source AS other ON other.id = source.merged_into_id
      WHERE source.retired_at IS NULL AND other.retired_at IS NULL
      ORDER BY source.id)sql");
  return query.all([](const Statement& row) {
    return MergedSource{row.id<SourceId>(0), row.id<SourceId>(1), row.text(2), row.text(3),
                        row.text(4)};
  });
}

Result<AddressInUse> address_in_use(Reader& reader, SourceId source) {
  auto query = reader.prepare(R"sql(
      SELECT source.url, address.url,
             iif(poll.moved_to <> poll.moved_refused, poll.moved_to, '')
      FROM source
      LEFT JOIN source_poll AS poll ON poll.source_id = source.id
      LEFT JOIN source_address AS address
        ON address.source_id = source.id AND address.to_at IS NULL
      WHERE source.id = ?1 AND source.retired_at IS NULL)sql");
  const auto row = query.bind(source).step();
  if (!row) return fail(row.error());
  if (!*row) {
    return fail(Code::not_found, "source " + std::to_string(source.value),
                "aucune source n’a le numéro " + std::to_string(source.value));
  }
  AddressInUse use{query.text(0), query.text(1), query.text(2)};
  if (!use.moved_to.empty()) use.url = use.moved_to;
  return use;
}

Result<void> end_move_watch(Transaction& tx, SourceId source, std::string_view refused,
                            Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE source_poll SET moved_to = '', moved_since_at = NULL, moved_polls = 0, moved_proof = 0,
        moved_refused = ?2, next_at = ?3
      WHERE source_id = ?1)sql");
  return update.run(source, refused, now);
}

Result<void> ask_now(Transaction& tx, SourceId source, Instant now) {
  auto update = tx.prepare("UPDATE source_poll SET gone = 0, next_at = ?2 WHERE source_id = ?1");
  return update.run(source, now);
}

Result<std::vector<CentreId>> holders_of(Reader& reader, SourceId source) {
  auto query = reader.prepare(R"sql(
      SELECT centre_id FROM allocation WHERE source_id = ?1 AND to_at IS NULL ORDER BY id)sql");
  query.bind(source);
  return query.all([](const Statement& row) { return row.id<CentreId>(0); });
}

}  // namespace vigie::store
