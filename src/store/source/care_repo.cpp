// SPDX-License-Identifier: EUPL-1.2
#include "store/source/care_repo.hpp"

#include "store/sql/lists.hpp"

namespace vigie::store {
namespace {

SourceCard read_card(const Statement& row) {
  return {.id = row.id<SourceId>(0),
          .url = row.text(1),
          .url_key = row.text(2),
          .title = row.text(3),
          .site_url = row.text(4),
          .access = access_named(row.text_view(5)),
          .version = static_cast<int>(row.integer(6)),
          .paused_at = row.maybe_instant(7),
          .paused_by = row.text(8),
          .last_item_at = row.maybe_instant(9),
          .polled_at = row.maybe_instant(10),
          .themes = split_codes(row.text_view(11))};
}

}  // namespace

Result<std::vector<SourceCard>> source_cards(Reader& reader) {
  auto query = reader.prepare(R"sql(
      SELECT source.id, source.url, source.url_key, source.title, source.site_url, source.access,
             source.version, source.paused_at, curator.name, poll.last_item_at, poll.polled_at,
             (SELECT group_concat(theme_code) FROM (SELECT theme_code FROM source_theme
              WHERE source_id = source.id ORDER BY position))
      FROM source
      LEFT JOIN source_poll AS poll ON poll.source_id = source.id
      LEFT JOIN curator ON curator.id = source.paused_by
      WHERE source.retired_at IS NULL
      ORDER BY source.title, source.id)sql");
  return query.all(read_card);
}

Result<std::optional<SourceCard>> source_card(Reader& reader, SourceId id) {
  auto query = reader.prepare(R"sql(
      SELECT source.id, source.url, source.url_key, source.title, source.site_url, source.access,
             source.version, source.paused_at, curator.name, poll.last_item_at, poll.polled_at,
             (SELECT group_concat(theme_code) FROM (SELECT theme_code FROM source_theme
              WHERE source_id = source.id ORDER BY position))
      FROM source
      LEFT JOIN source_poll AS poll ON poll.source_id = source.id
      LEFT JOIN curator ON curator.id = source.paused_by
      WHERE source.id = ?1 AND source.retired_at IS NULL)sql");
  const auto row = query.bind(id).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return read_card(query);
}

Result<std::optional<SourceId>> source_at(Reader& reader, std::string_view url_key) {
  auto query = reader.prepare(R"sql(
      SELECT id FROM source WHERE url_key = ?1 AND retired_at IS NULL
      UNION ALL
      SELECT source.id FROM source_address AS address JOIN source ON source.id = address.source_id
      WHERE address.url_key = ?1 AND address.to_at IS NULL AND source.retired_at IS NULL
      LIMIT 1)sql");
  const auto row = query.bind(url_key).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return query.id<SourceId>(0);
}

Result<bool> correct_source(Transaction& tx, const SourceCorrection& correction, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE source SET title = ?3, site_url = ?4, access = ?5, version = version + 1,
        changed_at = ?6
      WHERE id = ?1 AND version = ?2 AND retired_at IS NULL)sql");
  const auto done = update.run(correction.id, correction.version, correction.title,
                               correction.site_url, name_of(correction.access), now);
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<void> pause_source(Transaction& tx, SourceId id, CuratorId by, Instant now) {
  auto update = tx.prepare(
      "UPDATE source SET paused_at = ?2, paused_by = ?3 WHERE id = ?1 AND paused_at IS NULL");
  return update.run(id, now, by);
}

Result<void> resume_source(Transaction& tx, SourceId id) {
  return tx.prepare("UPDATE source SET paused_at = NULL, paused_by = NULL WHERE id = ?1").run(id);
}

Result<std::unordered_map<SourceId, SourceYield>> source_yields(Reader& reader, CentreId centre,
                                                                Instant since) {
  auto query = reader.prepare(R"sql(
      SELECT sighting.source_id, count(*), sum(line.state = 'relayed')
      FROM centre CROSS JOIN desk_item AS line INDEXED BY desk_item_by_centre
        ON line.centre_id = centre.id AND line.state IN ('kept', 'relayed')
           AND line.dated_at >= ?2
      JOIN sighting ON sighting.article_id = line.article_id
      WHERE ?1 IS NULL OR centre.id = ?1
      GROUP BY sighting.source_id)sql");
  std::unordered_map<SourceId, SourceYield> yields;
  const auto read = query.bind(centre, since).each([&](const Statement& row) {
    yields[row.id<SourceId>(0)] = {static_cast<int>(row.integer(1)),
                                   static_cast<int>(row.integer(2))};
  });
  if (!read) return fail(read.error());
  return yields;
}

}  // namespace vigie::store
