// SPDX-License-Identifier: EUPL-1.2
#include "store/exports/oai_repo.hpp"

#include "store/sql/id_list.hpp"

namespace vigie::store {
namespace {

HarvestRow read_harvest(const Statement& row) {
  return {row.id<PanoramaItemId>(0), row.instant(1), row.flag(2)};
}

/// Where sets that begin so end: ';' comes behind ':' in ASCII.
std::string end_of(const std::string& set) {
  return set.find(':') == std::string::npos ? set + ';' : set;
}

}  // namespace

Result<std::vector<HarvestRow>> harvest(Reader& reader, const HarvestQuestion& question) {
  if (question.set.empty()) {
    auto query = reader.prepare(R"sql(
        SELECT item_id, stamped_at, gone FROM panorama_stamp
        WHERE stamped_at >= ?1 AND stamped_at <= ?2 AND (stamped_at, item_id) > (?3, ?4)
        ORDER BY stamped_at, item_id LIMIT ?5)sql");
    query.bind(question.from, question.until, question.after_at, question.after_id, question.limit);
    return query.all(read_harvest);
  }
  auto query = reader.prepare(R"sql(
      SELECT item_id, stamped_at, gone FROM panorama_stamp AS stamp
      WHERE stamped_at >= ?1 AND stamped_at <= ?2 AND (stamped_at, item_id) > (?3, ?4)
        AND EXISTS (SELECT 1 FROM panorama_set AS had
                    WHERE had.item_id = stamp.item_id AND had.spec >= ?6 AND had.spec <= ?7
                      AND (stamp.gone OR had.spec >= 'a' AND had.spec < 'd'
                           OR EXISTS (SELECT 1 FROM panorama_tag AS tag
                                      WHERE tag.item_id = had.item_id
                                        AND had.spec = iif(tag.kind = 'theme', 'theme:',
                                                           'territoire:') || tag.code)))
      ORDER BY stamped_at, item_id LIMIT ?5)sql");
  query.bind(question.from, question.until, question.after_at, question.after_id, question.limit,
             question.set, end_of(question.set));
  return query.all(read_harvest);
}

Result<std::int64_t> count_harvest(Reader& reader, const HarvestQuestion& question) {
  auto query = reader.prepare(R"sql(
      SELECT count(*) FROM panorama_stamp AS stamp
      WHERE stamped_at >= ?1 AND stamped_at <= ?2
        AND (?3 = '' OR EXISTS (SELECT 1 FROM panorama_set AS had
                                WHERE had.item_id = stamp.item_id AND had.spec >= ?3
                                  AND had.spec <= ?4)))sql");
  query.bind(question.from, question.until, question.set, end_of(question.set));
  const auto row = query.step();
  if (!row) return fail(row.error());
  return query.integer(0);
}

Result<std::optional<HarvestRow>> harvest_row(Reader& reader, PanoramaItemId item) {
  auto query =
      reader.prepare("SELECT item_id, stamped_at, gone FROM panorama_stamp WHERE item_id = ?1");
  query.bind(item);
  const auto row = query.step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return read_harvest(query);
}

Result<std::optional<Instant>> first_stamp(Reader& reader) {
  auto query = reader.prepare("SELECT min(stamped_at) FROM panorama_stamp");
  const auto row = query.step();
  if (!row) return fail(row.error());
  return query.maybe_instant(0);
}

Result<std::vector<SetRow>> harvest_sets(Reader& reader) {
  auto query = reader.prepare(R"sql(
      SELECT had.spec,
             coalesce(theme.label, territory.name, centre.name,
                      CASE had.spec WHEN 'acces:libre' THEN 'En accès libre'
                                    WHEN 'acces:abonnes' THEN 'Réservé aux abonnés' END, had.spec)
      FROM (SELECT DISTINCT spec FROM panorama_set) AS had
      LEFT JOIN theme ON had.spec = 'theme:' || theme.code
      LEFT JOIN territory ON had.spec = 'territoire:' || territory.code
      LEFT JOIN centre ON had.spec = 'centre:' || centre.key
      ORDER BY had.spec)sql");
  return query.all([](const Statement& row) { return SetRow{row.text(0), row.text(1)}; });
}

Result<std::vector<ItemSet>> sets_of(Reader& reader, const std::vector<PanoramaItemId>& items) {
  auto query = reader.prepare(R"sql(
      SELECT had.item_id, had.spec
      FROM json_each(?1) AS page JOIN panorama_set AS had ON had.item_id = page.value
      ORDER BY page.key, had.spec)sql");
  query.bind(id_list(items));
  return query.all([](const Statement& row) {
    return ItemSet{row.id<PanoramaItemId>(0), row.text(1)};
  });
}

}  // namespace vigie::store
