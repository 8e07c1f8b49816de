// SPDX-License-Identifier: EUPL-1.2
#include "store/people/centre_repo.hpp"

#include <unordered_map>

#include "store/sql/lists.hpp"

namespace vigie::store {
namespace {

using CentreLists = std::unordered_map<CentreId, std::vector<std::string>>;

Result<CentreLists> aliases(Reader& reader) {
  return read_lists_by_id<CentreId>(
      reader.prepare("SELECT centre_id, alias FROM centre_alias ORDER BY centre_id, position"));
}

Result<CentreLists> territories(Reader& reader) {
  return read_lists_by_id<CentreId>(
      reader.prepare("SELECT centre_id, code FROM centre_territory ORDER BY centre_id, position"));
}

Result<CentreLists> holidays(Reader& reader) {
  return read_lists_by_id<CentreId>(reader.prepare(
      "SELECT centre_id, calendar FROM centre_holiday ORDER BY centre_id, position"));
}

}  // namespace

Result<std::vector<StoredCentre>> centres(Reader& reader) {
  auto alias_lists = aliases(reader);
  if (!alias_lists) return fail(alias_lists.error());
  auto territory_lists = territories(reader);
  if (!territory_lists) return fail(territory_lists.error());
  auto holiday_lists = holidays(reader);
  if (!holiday_lists) return fail(holiday_lists.error());
  auto query = reader.prepare(R"sql(
      SELECT id, key, name, zone, retired_at FROM centre ORDER BY name, id)sql");
  return query.all([&](const Statement& row) {
    StoredCentre stored;
    stored.id = row.id<CentreId>(0);
    stored.centre.key = row.text(1);
    stored.centre.name = row.text(2);
    stored.centre.aliases = std::move((*alias_lists)[stored.id]);
    stored.centre.territory = std::move((*territory_lists)[stored.id]);
    stored.centre.zone = row.text(3);
    stored.centre.holidays = std::move((*holiday_lists)[stored.id]);
    stored.retired_at = row.maybe_instant(4);
    return stored;
  });
}

Result<std::vector<CentreName>> centre_names(Reader& reader) {
  auto query = reader.prepare("SELECT key, name FROM centre ORDER BY name, id");
  return query.all([](const Statement& row) { return CentreName{row.text(0), row.text(1)}; });
}

Result<StoredCentre> centre_by_key(Reader& reader, std::string_view key) {
  auto all = centres(reader);  // a few dozen rows
  if (!all) return fail(all.error());
  for (StoredCentre& stored : *all) {
    if (stored.centre.key == key) return std::move(stored);
  }
  return unknown_centre(key);
}

Failure unknown_centre(std::string_view key) {
  return fail(Code::not_found, "centre " + std::string(key),
              "aucun centre n’a la clé «\u00a0" + std::string(key) +
                  "\u00a0» (les clés sont dans centres.toml)");
}

Result<CentreId> put_centre(Transaction& tx, const Centre& centre) {
  auto put = tx.prepare(R"sql(
      INSERT INTO centre (key, name, zone) VALUES (?1, ?2, ?3)
      ON CONFLICT (key) DO UPDATE SET name = excluded.name, zone = excluded.zone,
        retired_at = NULL
      RETURNING id)sql");
  put.bind(centre.key, centre.name, centre.zone);
  const auto row = put.step();
  if (!row) return fail(row.error());
  return put.id<CentreId>(0);
}

Result<void> replace_aliases(Transaction& tx, CentreId centre,
                             const std::vector<std::string>& aliases) {
  return replace_list(tx, "DELETE FROM centre_alias WHERE centre_id = ?1", R"sql(
      INSERT INTO centre_alias (centre_id, position, alias) VALUES (?1, ?2, ?3))sql",
                      centre, aliases);
}

Result<void> replace_territory(Transaction& tx, CentreId centre,
                               const std::vector<std::string>& codes) {
  return replace_list(tx, "DELETE FROM centre_territory WHERE centre_id = ?1", R"sql(
      INSERT INTO centre_territory (centre_id, position, code) VALUES (?1, ?2, ?3))sql",
                      centre, codes);
}

Result<void> replace_holidays(Transaction& tx, CentreId centre,
                              const std::vector<std::string>& calendars) {
  return replace_list(tx, "DELETE FROM centre_holiday WHERE centre_id = ?1", R"sql(
      INSERT INTO centre_holiday (centre_id, position, calendar) VALUES (?1, ?2, ?3))sql",
                      centre, calendars);
}

Result<void> retire_centre(Transaction& tx, std::string_view key, Instant now) {
  auto update = tx.prepare("UPDATE centre SET retired_at = ?2 WHERE key = ?1");
  return update.run(key, now);
}

}  // namespace vigie::store
