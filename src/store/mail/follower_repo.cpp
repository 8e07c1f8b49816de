// SPDX-License-Identifier: EUPL-1.2
#include "store/mail/follower_repo.hpp"

namespace vigie::store {

Result<void> put_panorama_list(Transaction& tx) {
  return tx
      .prepare(
          "INSERT INTO mailing_list (key, kind, letter_key) VALUES ('panorama', 'panorama', NULL) "
          "ON CONFLICT (key) DO NOTHING")
      .run();
}

Result<std::vector<PanoramaFollower>> followers(Reader& reader, std::string_view frequency) {
  auto query = reader.prepare(R"sql(
      SELECT s.id, p.email, p.name
      FROM subscription AS s JOIN person AS p ON p.id = s.person_id
      WHERE s.list_key = 'panorama' AND s.state = 'active' AND s.frequency = ?1
        AND p.erased_at IS NULL)sql");
  query.bind(frequency);
  return query.all([](const Statement& row) {
    return PanoramaFollower{row.id<SubscriptionId>(0), row.text(1), row.text(2)};
  });
}

Result<FollowerFilters> follower_filters(Reader& reader, SubscriptionId id) {
  auto query = reader.prepare(R"sql(
      SELECT kind, value FROM subscription_filter WHERE subscription_id = ?1
      ORDER BY kind, value)sql");
  query.bind(id);
  return query.all([](const Statement& row) { return std::pair(row.text(0), row.text(1)); });
}

Result<void> set_follower_choice(Transaction& tx, SubscriptionId id, std::string_view frequency,
                                 const FollowerFilters& filters) {
  auto update = tx.prepare(R"sql(
      UPDATE subscription SET frequency = ?2, version = version + 1
      WHERE id = ?1 AND list_key = 'panorama')sql");
  if (auto done = update.run(id, frequency); !done) return done;
  auto clear = tx.prepare("DELETE FROM subscription_filter WHERE subscription_id = ?1");
  if (auto done = clear.run(id); !done) return done;
  auto insert = tx.prepare(R"sql(
      INSERT INTO subscription_filter (subscription_id, kind, value) VALUES (?1, ?2, ?3)
      ON CONFLICT (subscription_id, kind, value) DO NOTHING)sql");
  for (const auto& [kind, value] : filters) {
    if (auto done = insert.run(id, kind, value); !done) return done;
  }
  return {};
}

Result<std::vector<FollowedItem>> followed_items(Reader& reader, SubscriptionId follower,
                                                 Instant from, Instant to, int limit) {
  auto query = reader.prepare(R"sql(
      SELECT i.key, i.title, i.url, i.media, i.note, c.name, i.published_at
      FROM panorama_item AS i JOIN centre AS c ON c.id = i.centre_id
      WHERE i.state = 'published' AND i.published_at > ?2 AND i.published_at <= ?3
        AND (NOT EXISTS (SELECT 1 FROM subscription_filter AS f WHERE f.subscription_id = ?1)
             OR EXISTS (SELECT 1 FROM subscription_filter AS f
                        JOIN panorama_tag AS t ON t.item_id = i.id AND t.kind = f.kind
                                              AND t.code = f.value
                        WHERE f.subscription_id = ?1))
      ORDER BY i.published_at DESC LIMIT ?4)sql");
  query.bind(follower, from, to, limit);
  return query.all([](const Statement& row) {
    return FollowedItem{.key = row.text(0),
                        .title = row.text(1),
                        .url = row.text(2),
                        .media = row.text(3),
                        .note = row.text(4),
                        .centre = row.text(5),
                        .published_at = row.instant(6)};
  });
}

}  // namespace vigie::store
