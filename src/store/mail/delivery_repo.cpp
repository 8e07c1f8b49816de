// SPDX-License-Identifier: EUPL-1.2
#include "store/mail/delivery_repo.hpp"

#include "base/format.hpp"

namespace vigie::store {

std::optional<DeliveryState> delivery_state_named(std::string_view name) {
  for (const DeliveryState state : kDeliveryStates) {
    if (name_of(state) == name) return state;
  }
  return std::nullopt;
}

Result<void> add_delivery(Transaction& tx, IssueId issue, SubscriptionId subscription,
                          DeliveryState state, std::string_view message_id,
                          std::string_view provider) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO delivery (issue_id, subscription_id, state, message_id, provider)
      VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (issue_id, subscription_id) DO NOTHING)sql");
  return insert.run(issue, subscription, name_of(state), message_id, provider);
}

Result<std::vector<Claim>> claim_due(Transaction& tx, IssueId issue, Instant now, int limit) {
  auto update = tx.prepare(R"sql(
      UPDATE delivery SET state = 'claimed', lease_until_at = ?2 + ?4
      WHERE id IN (SELECT id FROM (SELECT id FROM delivery
                                   WHERE issue_id = ?1 AND state = 'deferred' AND next_try_at <= ?2
                                   ORDER BY next_try_at LIMIT ?3)
                   UNION ALL
                   SELECT id FROM (SELECT id FROM delivery
                                   WHERE issue_id = ?1 AND state = 'todo'
                                   ORDER BY message_id LIMIT ?3)
                   LIMIT ?3)
      RETURNING id, subscription_id, message_id, attempts)sql");
  update.bind(issue, now, limit, kLeaseSeconds);
  return update.all([](const Statement& row) {
    return Claim{row.id<DeliveryId>(0), row.id<SubscriptionId>(1), row.text(2),
                 static_cast<int>(row.integer(3))};
  });
}

Result<void> mark_handed(Transaction& tx, DeliveryId delivery, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE delivery SET state = 'handed', handed_at = ?2, answered_at = NULL
      WHERE id = ?1 AND state = 'claimed')sql");
  if (auto done = update.run(delivery, now); !done) return fail(done.error());
  if (tx.changes() != 1) {
    return fail(Code::conflict, fmt::format("delivery {}: not claimed", delivery.value));
  }
  return {};
}

Result<void> record_answer(Transaction& tx, DeliveryId delivery, const Answer& answer,
                           Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE delivery SET state = ?2, smtp_code = ?3, answer = ?4, next_try_at = ?5,
                          attempts = attempts + ?6, answered_at = ?7, lease_until_at = NULL,
                          meaning = ?8
      WHERE id = ?1 AND state IN ('claimed', 'handed'))sql");
  const std::optional<int> code = answer.code == 0 ? std::nullopt : std::optional<int>(answer.code);
  const auto done =
      update.run(delivery, name_of(answer.state), code, answer.text, answer.next_try_at,
                 answer.tried, now, answer.meaning ? name_of(*answer.meaning) : std::string_view());
  if (!done) return fail(done.error());
  if (tx.changes() != 1) {
    return fail(Code::conflict, fmt::format("delivery {}: not under way", delivery.value));
  }
  return {};
}

Result<std::int64_t> release_claims(Transaction& tx, IssueId issue) {
  auto update = tx.prepare(R"sql(
      UPDATE delivery SET state = CASE WHEN attempts = 0 THEN 'todo' ELSE 'deferred' END,
                          next_try_at = coalesce(next_try_at, 0), lease_until_at = NULL
      WHERE issue_id = ?1 AND watched = 'claimed')sql");
  if (auto done = update.run(issue); !done) return fail(done.error());
  return tx.changes();
}

Result<std::int64_t> mark_uncertain(Transaction& tx, IssueId issue, std::string_view why,
                                    Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE delivery SET state = 'uncertain', answer = ?2, answered_at = ?3, lease_until_at = NULL
      WHERE issue_id = ?1 AND watched = 'handed')sql");
  if (auto done = update.run(issue, why, now); !done) return fail(done.error());
  return tx.changes();
}

Result<std::int64_t> resend_uncertain(Transaction& tx, IssueId issue) {
  auto update = tx.prepare(R"sql(
      UPDATE delivery SET state = 'todo', next_try_at = NULL, answer = ''
      WHERE issue_id = ?1 AND watched = 'uncertain')sql");
  if (auto done = update.run(issue); !done) return fail(done.error());
  return tx.changes();
}

Result<void> cancel_deliveries(Transaction& tx, IssueId issue, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE delivery SET state = 'cancelled', answered_at = ?2, next_try_at = NULL,
                          lease_until_at = NULL
      WHERE issue_id = ?1 AND state IN ('todo', 'claimed', 'deferred'))sql");
  return update.run(issue, now);
}

Result<void> remove_deliveries(Transaction& tx, IssueId issue) {
  auto remove = tx.prepare("DELETE FROM delivery WHERE issue_id = ?1 AND handed_at IS NULL");
  return remove.run(issue);
}

Result<DeliveryCounts> delivery_counts(Reader& reader, IssueId issue) {
  auto query = reader.prepare(R"sql(
      SELECT 'total', count FROM delivery_total WHERE issue_id = ?1
      UNION ALL
      SELECT 'todo', count(*) FROM delivery WHERE issue_id = ?1 AND state = 'todo'
      UNION ALL
      SELECT watched, count(*) FROM delivery
      WHERE issue_id = ?1 AND watched IS NOT NULL GROUP BY watched)sql");
  query.bind(issue);
  DeliveryCounts counts;
  for (const DeliveryState state : kDeliveryStates) counts[state] = 0;
  std::int64_t accepted = 0;  // what no other line counts
  const auto read = query.each([&](const Statement& row) {
    const std::int64_t count = row.integer(1);
    const auto state = delivery_state_named(row.text_view(0));
    accepted += state ? -count : count;
    if (state) counts[*state] = count;
  });
  if (!read) return fail(read.error());
  counts[DeliveryState::accepted] = accepted;
  return counts;
}

Result<std::int64_t> handed_since(Reader& reader, Instant since) {
  // What a clock ahead dated later than now does not count for ever.
  auto query =
      reader.prepare("SELECT count(*) FROM delivery WHERE handed_at > ?1 AND handed_at <= ?2");
  query.bind(since, since + 2 * kHourSeconds);
  if (const auto found = query.step(); !found) return fail(found.error());
  return query.integer(0);
}

Result<std::optional<Instant>> next_try(Reader& reader, IssueId issue) {
  auto query = reader.prepare(
      "SELECT min(next_try_at) FROM delivery WHERE issue_id = ?1 AND state = 'deferred'");
  query.bind(issue);
  if (const auto found = query.step(); !found) return fail(found.error());
  return query.maybe_instant(0);
}

Result<std::map<AnswerMeaning, std::int64_t>> refusals_by_meaning(Reader& reader, IssueId issue) {
  auto query = reader.prepare(R"sql(
      SELECT meaning, count(*) FROM delivery
      WHERE issue_id = ?1 AND watched = 'refused' GROUP BY meaning)sql");
  query.bind(issue);
  std::map<AnswerMeaning, std::int64_t> counts;
  const auto read = query.each([&](const Statement& row) {
    for (const AnswerMeaning meaning : kAnswerMeanings) {
      if (name_of(meaning) == row.text_view(0)) counts[meaning] = row.integer(1);
    }
  });
  if (!read) return fail(read.error());
  return counts;
}

Result<std::vector<DeliveryLine>> deliveries(Reader& reader, IssueId issue, DeliveryState state) {
  auto query = reader.prepare(R"sql(
      SELECT p.email, p.name, d.smtp_code, d.answer, d.message_id, d.answered_at, d.next_try_at
      FROM (SELECT subscription_id, smtp_code, answer, message_id, answered_at, next_try_at
            FROM delivery WHERE issue_id = ?1 AND watched = ?2
            UNION ALL
            SELECT subscription_id, smtp_code, answer, message_id, answered_at, next_try_at
            FROM delivery
            WHERE issue_id = ?1 AND state = ?2 AND (?2 = 'todo' OR ?2 = 'accepted')) AS d
           JOIN subscription AS s ON s.id = d.subscription_id
           JOIN person AS p ON p.id = s.person_id
      ORDER BY p.email_key)sql");
  query.bind(issue, name_of(state));
  return query.all([&](const Statement& row) {
    DeliveryLine line;
    line.email = row.text(0);
    line.name = row.text(1);
    line.state = state;
    line.code = static_cast<int>(row.integer(2));
    line.answer = row.text(3);
    line.message_id = row.text(4);
    line.answered_at = row.maybe_instant(5);
    line.next_try_at = row.maybe_instant(6);
    return line;
  });
}

}  // namespace vigie::store
