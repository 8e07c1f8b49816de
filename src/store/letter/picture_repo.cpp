// SPDX-License-Identifier: EUPL-1.2
#include "store/letter/picture_repo.hpp"

namespace vigie::store {

Result<void> put_picture(Transaction& tx, std::string_view letter, const StoredPicture& picture,
                         CuratorId who, Instant at) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO letter_picture (letter_key, name, type, width, height, bytes, created_at,
                                  created_by)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      ON CONFLICT (letter_key, name) DO NOTHING)sql");
  return insert.run(letter, picture.name, picture.type, picture.width, picture.height,
                    Bytes{picture.bytes}, at, who);
}

Result<std::optional<std::int64_t>> picture_bytes(Reader& reader, std::string_view letter,
                                                  std::string_view name) {
  auto query = reader.prepare(
      "SELECT length(bytes) FROM letter_picture WHERE letter_key = ?1 AND name = ?2");
  query.bind(letter, name);
  const auto found = query.step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  return query.integer(0);
}

Result<std::optional<StoredPicture>> picture_named(Reader& reader, std::string_view letter,
                                                   std::string_view name) {
  auto query = reader.prepare(R"sql(
      SELECT name, type, width, height, bytes FROM letter_picture
      WHERE letter_key = ?1 AND name = ?2)sql");
  query.bind(letter, name);
  const auto found = query.step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  return StoredPicture{query.text(0), query.text(1), static_cast<int>(query.integer(2)),
                       static_cast<int>(query.integer(3)), query.text(4)};
}

}  // namespace vigie::store
