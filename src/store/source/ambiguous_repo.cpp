// SPDX-License-Identifier: EUPL-1.2
#include "store/source/ambiguous_repo.hpp"

namespace vigie::store {

Result<std::map<SourceId, AmbiguousNames>> ambiguous_names(Reader& reader) {
  auto query = reader.prepare("SELECT source_id, kind, value FROM source_ambiguous_name");
  std::map<SourceId, AmbiguousNames> ambiguous;
  const auto read = query.each([&](const Statement& row) {
    AmbiguousNames& names = ambiguous[row.id<SourceId>(0)];
    const std::string_view kind = row.text_view(1);
    if (kind == "guid") {
      names.guids.insert(row.text(2));
    } else {
      (kind == "link" ? names.links : names.dates).insert(row.text(2));
    }
  });
  if (!read) return fail(read.error());
  return ambiguous;
}

Result<void> add_ambiguous_name(Transaction& tx, SourceId source, std::string_view kind,
                                std::string_view value, std::string_view reason, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO source_ambiguous_name (source_id, kind, value, decided_at, reason)
      VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (source_id, kind, value) DO NOTHING)sql");
  return insert.run(source, kind, value, now, reason);
}

}  // namespace vigie::store
