// SPDX-License-Identifier: EUPL-1.2
#include "store/desk/preference_repo.hpp"

namespace vigie::store {

Result<std::vector<Preference>> preferences(Reader& reader, CuratorId curator) {
  auto query = reader.prepare("SELECT name, value FROM curator_preference WHERE curator_id = ?1");
  query.bind(curator);
  return query.all([](const Statement& row) { return Preference{row.text(0), row.text(1)}; });
}

Result<void> put_preference(Transaction& tx, CuratorId curator, std::string_view name,
                            std::string_view value) {
  auto put = tx.prepare(R"sql(
      INSERT INTO curator_preference (curator_id, name, value) VALUES (?1, ?2, ?3)
      ON CONFLICT (curator_id, name) DO UPDATE SET value = excluded.value)sql");
  return put.run(curator, name, value);
}

}  // namespace vigie::store
