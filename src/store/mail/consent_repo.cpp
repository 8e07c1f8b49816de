// SPDX-License-Identifier: EUPL-1.2
#include "store/mail/consent_repo.hpp"

namespace vigie::store {

Result<void> add_consent_event(Transaction& tx, const ConsentEvent& event) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO consent_event (subscription_id, position, at, kind, place, wording, actor,
                                 curator_id)
      VALUES (?1, (SELECT coalesce(max(position), 0) + 1 FROM consent_event
                   WHERE subscription_id = ?1), ?2, ?3, ?4, ?5, ?6, ?7))sql");
  return insert.run(event.subscription, event.at, name_of(event.kind), name_of(event.place),
                    event.wording, name_of(event.actor), event.curator);
}

Result<std::vector<ConsentLine>> consent_events(Reader& reader, SubscriptionId subscription) {
  auto query = reader.prepare(R"sql(
      SELECT at, kind, place, wording, actor FROM consent_event
      WHERE subscription_id = ?1 ORDER BY position)sql");
  query.bind(subscription);
  return query.all([](const Statement& row) {
    return ConsentLine{.at = row.instant(0),
                       .kind = row.text(1),
                       .place = row.text(2),
                       .wording = row.text(3),
                       .actor = row.text(4)};
  });
}

}  // namespace vigie::store
