// SPDX-License-Identifier: EUPL-1.2
#include "store/source/source_repo.hpp"

#include "store/sql/lists.hpp"

namespace vigie::store {

namespace {

using SourceLists = std::unordered_map<SourceId, std::vector<std::string>>;

Result<SourceLists> territories(Reader& reader) {
  return read_lists_by_id<SourceId>(
      reader.prepare("SELECT source_id, code FROM source_territory ORDER BY source_id, position"));
}

Result<SourceLists> themes(Reader& reader) {
  return read_lists_by_id<SourceId>(reader.prepare(
      "SELECT source_id, theme_code FROM source_theme ORDER BY source_id, position"));
}

}  // namespace

Result<std::vector<StoredSource>> sources(Reader& reader) {
  auto territory_lists = territories(reader);
  if (!territory_lists) return fail(territory_lists.error());
  auto theme_lists = themes(reader);
  if (!theme_lists) return fail(theme_lists.error());
  auto query = reader.prepare(R"sql(
      SELECT id, url, url_key, title, site_url, access, added_at, retired_at, extract_words,
             extract_reason
      FROM source ORDER BY id)sql");
  return query.all([&](const Statement& row) {
    StoredSource source;
    source.id = row.id<SourceId>(0);
    source.facts = {row.text(1),
                    row.text(2),
                    row.text(3),
                    row.text(4),
                    access_named(row.text_view(5)),
                    std::move((*territory_lists)[source.id]),
                    std::move((*theme_lists)[source.id]),
                    {static_cast<int>(row.integer(8)), row.text(9)}};
    source.added_at = row.instant(6);
    source.retired_at = row.maybe_instant(7);
    return source;
  });
}

Result<std::vector<StoredAllocation>> open_allocations(Reader& reader) {
  auto query = reader.prepare(R"sql(
      SELECT allocation.source_id, source.url_key, holder.id, holder.key, backup.id, backup.key,
             allocation.weight_minutes, allocation.fixed, allocation.from_at, allocation.weeks
      FROM allocation
      JOIN source ON source.id = allocation.source_id
      JOIN centre AS holder ON holder.id = allocation.centre_id
      LEFT JOIN centre AS backup ON backup.id = allocation.backup_centre_id
      WHERE allocation.to_at IS NULL
      ORDER BY allocation.source_id, holder.key)sql");
  return query.all([](const Statement& row) {
    StoredAllocation allocation;
    allocation.source = row.id<SourceId>(0);
    allocation.url_key = row.text(1);
    allocation.centre = row.id<CentreId>(2);
    allocation.centre_key = row.text(3);
    allocation.backup = row.id<CentreId>(4);
    allocation.backup_key = row.text(5);
    if (!row.is_null(6)) allocation.weight_minutes = row.real(6);
    allocation.fixed = row.flag(7);
    allocation.from_at = row.instant(8);
    allocation.weeks = hold_weeks_named(row.text_view(9));
    return allocation;
  });
}

Result<SourceId> put_source(Transaction& tx, const SourceFacts& facts, Instant now) {
  auto put = tx.prepare(R"sql(
      INSERT INTO source (url, url_key, title, site_url, access, added_at, extract_words,
                          extract_reason)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      ON CONFLICT (url_key) DO UPDATE SET url = excluded.url, title = excluded.title,
        site_url = excluded.site_url, access = excluded.access,
        extract_words = excluded.extract_words, extract_reason = excluded.extract_reason,
        version = version + 1, changed_at = excluded.added_at, retired_at = NULL
      RETURNING id)sql");
  put.bind(facts.url, facts.url_key, facts.title, facts.site_url, name_of(facts.access), now,
           facts.extract.words, facts.extract.reason);
  const auto row = put.step();
  if (!row) return fail(row.error());
  return put.id<SourceId>(0);
}

Result<void> replace_source_territory(Transaction& tx, SourceId source,
                                      const std::vector<std::string>& codes) {
  return replace_list(tx, "DELETE FROM source_territory WHERE source_id = ?1", R"sql(
      INSERT INTO source_territory (source_id, position, code) VALUES (?1, ?2, ?3))sql",
                      source, codes);
}

Result<void> replace_source_themes(Transaction& tx, SourceId source,
                                   const std::vector<std::string>& codes) {
  return replace_list(tx, "DELETE FROM source_theme WHERE source_id = ?1", R"sql(
      INSERT INTO source_theme (source_id, position, theme_code) VALUES (?1, ?2, ?3))sql",
                      source, codes);
}

Result<void> retire_source(Transaction& tx, std::string_view url_key, Instant now) {
  auto update = tx.prepare("UPDATE source SET retired_at = ?2 WHERE url_key = ?1");
  return update.run(url_key, now);
}

Result<void> open_allocation(Transaction& tx, const Hold& hold, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO allocation (source_id, centre_id, backup_centre_id, weight_minutes, fixed, from_at,
                              weeks)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))sql");
  return insert.run(hold.source, hold.centre, hold.backup, hold.weight_minutes, hold.fixed, now,
                    name_of(hold.weeks));
}

Result<HoldWeeks> held_weeks(Reader& reader, SourceId source, CentreId centre) {
  auto query = reader.prepare(R"sql(
      SELECT weeks FROM allocation
      WHERE source_id = ?1 AND centre_id = ?2 AND to_at IS NULL)sql");
  const auto row = query.bind(source, centre).step();
  if (!row) return fail(row.error());
  return *row ? hold_weeks_named(query.text_view(0)) : HoldWeeks::all;
}

Result<void> close_allocation(Transaction& tx, SourceId source, CentreId centre, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE allocation SET to_at = ?3
      WHERE source_id = ?1 AND centre_id = ?2 AND to_at IS NULL)sql");
  return update.run(source, centre, now);
}

}  // namespace vigie::store
