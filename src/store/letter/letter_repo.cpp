// SPDX-License-Identifier: EUPL-1.2
#include "store/letter/letter_repo.hpp"

#include "base/format.hpp"
#include "store/sql/lists.hpp"

namespace vigie::store {
namespace {

Candidate candidate_of(const Statement& row) {
  Candidate piece;
  piece.panorama_item = row.id<PanoramaItemId>(0);
  piece.article = row.id<ArticleId>(1);
  piece.title = row.text(2);
  piece.note = row.text(3);
  piece.url = row.text(4);
  piece.url_key = row.text(5);
  piece.media = row.text(6);
  piece.access = row.text(7);
  piece.kind = row.text(8);
  piece.published_at = row.maybe_instant(9);
  piece.territories = split_codes(row.text(10));
  return piece;
}

}  // namespace

Result<void> put_letter(Transaction& tx, std::string_view key, std::string_view name,
                        std::string_view centre) {
  auto put = tx.prepare(R"sql(
      INSERT INTO letter (key, name, centre_id)
      SELECT ?1, ?2, id FROM centre WHERE key = ?3
      ON CONFLICT (key) DO UPDATE SET name = excluded.name, centre_id = excluded.centre_id)sql");
  if (auto done = put.run(key, name, centre); !done) return fail(done.error());
  if (tx.changes() == 0) {
    return fail(Code::not_found, fmt::format("centre '{}' of letter '{}'", centre, key));
  }
  return {};
}

Result<std::optional<LetterRow>> letter_by_key(Reader& reader, std::string_view key) {
  auto query = reader.prepare("SELECT key, name FROM letter WHERE key = ?1");
  query.bind(key);
  const auto found = query.step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  return LetterRow{query.text(0), query.text(1)};
}

Result<std::vector<LetterRow>> letters(Reader& reader) {
  auto query = reader.prepare("SELECT key, name FROM letter ORDER BY name, key");
  return query.all([](const Statement& row) { return LetterRow{row.text(0), row.text(1)}; });
}

Result<std::vector<Candidate>> panorama_candidates(Reader& reader, const Window& window) {
  auto query = reader.prepare(R"sql(
      SELECT p.id, a.id, p.title, p.note, p.url, a.url_key, p.media, a.access, a.kind,
             p.dated_at,
             coalesce((SELECT group_concat(DISTINCT t.code) FROM shown_tag AS t
                       WHERE t.article_id = a.id AND t.kind = 'territory'), '')
      FROM panorama_item AS p
      JOIN article AS a ON a.id = p.article_id
      WHERE p.state = 'published' AND p.published_at >= ?1 AND p.published_at < ?2
        AND NOT EXISTS (SELECT 1 FROM issue_block AS b JOIN issue AS i ON i.id = b.issue_id
                        WHERE i.letter_key = ?3 AND i.id IS NOT ?4
                          AND i.state <> 'cancelled' AND b.removed_at IS NULL
                          AND (b.panorama_item_id = p.id OR b.article_id = a.id))
      ORDER BY p.position, p.published_at DESC, p.id DESC
      LIMIT ?5)sql");
  query.bind(window.from, window.until, window.letter, window.issue, kCandidatesMax);
  return query.all(candidate_of);
}

Result<std::vector<Candidate>> kept_candidates(Reader& reader, const Window& window) {
  auto query = reader.prepare(R"sql(
      SELECT NULL, a.id, a.title, '', a.url, a.url_key, a.media, a.access, a.kind, a.published_at,
             group_concat(DISTINCT t.code)
      FROM desk_item AS d
      JOIN story AS s ON s.id = d.story_id AND s.merged_into_id IS NULL
      JOIN article AS a ON a.id = coalesce(d.article_id,
             (SELECT min(first.id) FROM article AS first
              JOIN reprint AS r ON r.id = first.reprint_id WHERE r.story_id = d.story_id))
      JOIN shown_tag AS t ON t.article_id = a.id AND t.kind = 'territory'
      WHERE d.state = 'kept' AND d.decided_at >= ?1 AND d.decided_at < ?2
        AND NOT EXISTS (SELECT 1 FROM panorama_item AS p
                        WHERE p.story_id = d.story_id AND p.state <> 'withdrawn')
        AND NOT EXISTS (SELECT 1 FROM issue_block AS b JOIN issue AS i ON i.id = b.issue_id
                        WHERE i.letter_key = ?3 AND i.id IS NOT ?4 AND b.article_id = a.id
                          AND i.state <> 'cancelled' AND b.removed_at IS NULL)
      GROUP BY a.id
      ORDER BY max(d.decided_at) DESC, a.id DESC
      LIMIT ?5)sql");
  query.bind(window.from, window.until, window.letter, window.issue, kCandidatesMax);
  return query.all(candidate_of);
}

Result<std::string> territory_name(Reader& reader, std::string_view code) {
  auto query = reader.prepare("SELECT name FROM territory WHERE code = ?1");
  query.bind(code);
  const auto found = query.step();
  if (!found) return fail(found.error());
  return *found ? query.text(0) : std::string();
}

}  // namespace vigie::store
