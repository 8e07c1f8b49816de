// SPDX-License-Identifier: EUPL-1.2
#include "store/letter/picture_repo.hpp"

namespace vigie::store {

Result<void> put_picture(Transaction& tx, std::string_view letter, const StoredPicture& picture,
                         CuratorId who, Instant at) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO letter_picture (letter_key, name, type, width, height, bytes, created_at,
                                  created_by)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      ON CONFLICT (letter_key, name) DO UPDATE SET created_at = excluded.created_at)sql");
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

Result<std::int64_t> forget_unused_pictures(Transaction& tx, Instant before) {
  // The names come from the index by age, which holds them: no picture is read.
  // The issues as they were frozen are looked through for what no version
  // names, which nearly nothing is.
  auto remove = tx.prepare(R"sql(
      DELETE FROM letter_picture WHERE (letter_key, name) IN (
        SELECT p.letter_key, p.name FROM letter_picture AS p
        WHERE p.created_at < ?1
          AND NOT EXISTS (
            SELECT 1 FROM issue_block_version AS v
            JOIN issue_block AS b ON b.id = v.block_id
            JOIN issue AS i ON i.id = b.issue_id
            WHERE v.picture_url = p.name AND v.picture_url <> '' AND i.letter_key = p.letter_key)
          AND NOT EXISTS (
            SELECT 1 FROM issue_output AS o
            JOIN issue AS i ON i.id = o.issue_id
            WHERE i.letter_key = p.letter_key
              AND (instr(o.html, p.name) > 0 OR instr(o.archive_html, p.name) > 0))
        LIMIT ?2))sql");
  if (auto done = remove.run(before, kPicturesForgottenAtOnce); !done) return fail(done.error());
  return tx.changes();
}

}  // namespace vigie::store
