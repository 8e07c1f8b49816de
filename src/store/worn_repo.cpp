// SPDX-License-Identifier: EUPL-1.2
#include "store/worn_repo.hpp"

namespace vigie::store {

Result<std::map<SourceId, WornNames>> worn_names(Reader& reader) {
  auto query = reader.prepare("SELECT source_id, kind, value FROM source_worn");
  std::map<SourceId, WornNames> worn;
  for (;;) {
    const auto row = query.step();
    if (!row) return fail(row.error());
    if (!*row) return worn;
    WornNames& names = worn[query.id<SourceId>(0)];
    const std::string_view kind = query.text_view(1);
    if (kind == "guid") {
      names.guids.insert(query.text(2));
    } else {
      (kind == "link" ? names.links : names.dates).insert(query.text(2));
    }
  }
}

Result<void> add_worn_name(Transaction& tx, SourceId source, std::string_view kind,
                           std::string_view value, std::string_view reason, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO source_worn (source_id, kind, value, decided_at, reason)
      VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (source_id, kind, value) DO NOTHING)sql");
  return insert.bind(source, kind, value, now, reason).run();
}

}  // namespace vigie::store
