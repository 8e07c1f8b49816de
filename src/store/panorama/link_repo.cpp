// SPDX-License-Identifier: EUPL-1.2
#include "store/panorama/link_repo.hpp"

namespace vigie::store {

Result<std::vector<PublicLink>> links_to_ask(Reader& reader, Instant now, int limit) {
  auto query = reader.prepare(R"sql(
      SELECT link.item_id, item.url, link.gone_since, link.dead_at, link.next_check_at
      FROM panorama_link AS link JOIN panorama_item AS item ON item.id = link.item_id
      WHERE link.next_check_at <= ?1 ORDER BY link.next_check_at LIMIT ?2)sql");
  query.bind(now, limit);
  return query.all([](const Statement& row) {
    return PublicLink{row.id<PanoramaItemId>(0), row.text(1), row.maybe_instant(2),
                      row.maybe_instant(3), row.instant(4)};
  });
}

Result<std::optional<Instant>> next_link_check(Reader& reader) {
  auto query = reader.prepare("SELECT min(next_check_at) FROM panorama_link");
  const auto row = query.step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return query.maybe_instant(0);
}

Result<void> put_link(Transaction& tx, const PublicLink& link) {
  auto update = tx.prepare(R"sql(
      UPDATE panorama_link SET gone_since = ?2, dead_at = ?3, next_check_at = ?4
      WHERE item_id = ?1)sql");
  return update.run(link.item, link.gone_since, link.dead_at, link.next_check_at);
}

Result<void> ask_link_anew(Transaction& tx, PanoramaItemId item, Instant now) {
  return put_link(tx, {.item = item, .url = "", .next_check_at = now});
}

Result<std::vector<DeadLink>> dead_links(Reader& reader, CentreId centre) {
  auto query = reader.prepare(R"sql(
      SELECT item.id, item.version, item.key, item.title, item.media, item.url, centre.name,
             link.gone_since, link.dead_at
      FROM panorama_link AS link JOIN panorama_item AS item ON item.id = link.item_id
      JOIN centre ON centre.id = item.centre_id
      WHERE link.dead_at IS NOT NULL AND (?1 IS NULL OR item.centre_id = ?1)
      ORDER BY link.dead_at, item.id LIMIT ?2)sql");
  query.bind(centre, kDeadLinksMax);
  return query.all([](const Statement& row) {
    return DeadLink{row.id<PanoramaItemId>(0),
                    static_cast<int>(row.integer(1)),
                    row.text(2),
                    row.text(3),
                    row.text(4),
                    row.text(5),
                    row.text(6),
                    row.instant(7),
                    row.instant(8)};
  });
}

Result<std::optional<RobotsAnswer>> robots_of(Reader& reader, std::string_view origin) {
  auto query =
      reader.prepare("SELECT text, closed, fetched_at FROM robots_answer WHERE origin = ?1");
  const auto row = query.bind(origin).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return RobotsAnswer{query.text(0), query.flag(1), query.instant(2)};
}

Result<void> put_robots(Transaction& tx, std::string_view origin, const RobotsAnswer& answer) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO robots_answer (origin, text, closed, fetched_at) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (origin) DO UPDATE SET text = ?2, closed = ?3, fetched_at = ?4)sql");
  return insert.run(origin, answer.text, answer.closed, answer.fetched_at);
}

}  // namespace vigie::store
