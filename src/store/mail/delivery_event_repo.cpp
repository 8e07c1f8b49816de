// SPDX-License-Identifier: EUPL-1.2
#include "store/mail/delivery_event_repo.hpp"

namespace vigie::store {

Result<void> add_delivery_event(Transaction& tx, const DeliveryEvent& event) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO delivery_event (delivery_id, position, at, kind, smtp_code, enhanced_code, answer,
                                  meaning)
      VALUES (?1, (SELECT coalesce(max(position), 0) + 1 FROM delivery_event
                   WHERE delivery_id = ?1), ?2, ?3, ?4, ?5, ?6, ?7))sql");
  const std::optional<int> code = event.code == 0 ? std::nullopt : std::optional<int>(event.code);
  return insert.run(event.delivery, event.at, name_of(event.kind), code, event.enhanced_code,
                    event.answer, name_of(event.meaning));
}

Result<void> add_delivery_events(Transaction& tx, IssueId issue, DeliveryState state,
                                 DeliveryEventKind kind, std::string_view answer, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO delivery_event (delivery_id, position, at, kind, answer, meaning)
      SELECT d.id, (SELECT coalesce(max(e.position), 0) + 1 FROM delivery_event AS e
                    WHERE e.delivery_id = d.id), ?3, ?4, ?5, ?6
      FROM delivery AS d WHERE d.issue_id = ?1 AND d.watched = ?2)sql");
  return insert.run(issue, name_of(state), now, name_of(kind), answer,
                    name_of(AnswerMeaning::unanswered));
}

Result<std::vector<DeliveryEventLine>> delivery_events(Reader& reader, IssueId issue,
                                                       SubscriptionId subscription) {
  auto query = reader.prepare(R"sql(
      SELECT e.at, e.kind, e.smtp_code, e.enhanced_code, e.answer, e.meaning
      FROM delivery AS d JOIN delivery_event AS e ON e.delivery_id = d.id
      WHERE d.issue_id = ?1 AND d.subscription_id = ?2 ORDER BY e.position)sql");
  query.bind(issue, subscription);
  return query.all([](const Statement& row) {
    return DeliveryEventLine{.at = row.instant(0),
                             .kind = row.text(1),
                             .code = static_cast<int>(row.integer(2)),
                             .enhanced_code = row.text(3),
                             .answer = row.text(4),
                             .meaning = row.text(5)};
  });
}

}  // namespace vigie::store
