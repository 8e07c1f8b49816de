// SPDX-License-Identifier: EUPL-1.2
#include "store/upkeep/setting_repo.hpp"

namespace vigie::store {

Result<std::optional<std::string>> setting(Reader& reader, std::string_view name) {
  auto query = reader.prepare("SELECT value FROM setting WHERE name = ?1");
  query.bind(name);
  const auto found = query.step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  return query.text(0);
}

Result<void> add_setting(Transaction& tx, std::string_view name, std::string_view value) {
  auto insert =
      tx.prepare("INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING");
  return insert.run(name, Bytes{value});
}

Result<void> put_setting(Transaction& tx, std::string_view name, std::string_view value) {
  auto put = tx.prepare(R"sql(
      INSERT INTO setting (name, value) VALUES (?1, ?2)
      ON CONFLICT (name) DO UPDATE SET value = excluded.value)sql");
  return put.run(name, Bytes{value});
}

}  // namespace vigie::store
