// SPDX-License-Identifier: EUPL-1.2
#include "store/source/worn_repo.hpp"

namespace vigie::store {

Result<std::map<SourceId, WornNames>> worn_names(Reader& reader) {
  auto query = reader.prepare("SELECT source_id, kind, value FROM source_worn");
  std::map<SourceId, WornNames> worn;
  const auto read = query.each([&](const Statement& row) {
    WornNames& names = worn[row.id<SourceId>(0)];
    const std::string_view kind = row.text_view(1);
    if (kind == "guid") {
      names.guids.insert(row.text(2));
    } else {
      (kind == "link" ? names.links : names.dates).insert(row.text(2));
    }
  });
  if (!read) return fail(read.error());
  return worn;
}

Result<void> add_worn_name(Transaction& tx, SourceId source, std::string_view kind,
                           std::string_view value, std::string_view reason, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO source_worn (source_id, kind, value, decided_at, reason)
      VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (source_id, kind, value) DO NOTHING)sql");
  return insert.run(source, kind, value, now, reason);
}

}  // namespace vigie::store
