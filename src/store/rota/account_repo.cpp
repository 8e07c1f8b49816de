// SPDX-License-Identifier: EUPL-1.2
#include "store/rota/account_repo.hpp"

namespace vigie::store {
namespace {

CreditKind credit_kind_named(std::string_view name) {
  for (const CreditKind kind : kCreditKinds) {
    if (name_of(kind) == name) return kind;
  }
  return CreditKind::correction;
}

}  // namespace

Result<std::vector<DutyCredit>> duty_credits(Reader& reader) {
  auto query = reader.prepare(R"sql(
      SELECT centre.key, duty_credit.counts_on, duty_credit.days, duty_credit.kind,
             duty_credit.reason, coalesce(curator.name, '')
      FROM duty_credit
      JOIN centre ON centre.id = duty_credit.centre_id
      LEFT JOIN curator ON curator.id = duty_credit.created_by
      WHERE duty_credit.duty = 'panorama' AND duty_credit.withdrawn_at IS NULL
      ORDER BY duty_credit.counts_on, duty_credit.id)sql");
  return query.all([](const Statement& row) {
    return DutyCredit{row.text(0), parse_day(row.text_view(1)).value_or(Day{}),
                      row.real(2), credit_kind_named(row.text_view(3)),
                      row.text(4), row.text(5)};
  });
}

Result<void> add_credit(Transaction& tx, const DutyCredit& credit, DutyPlanId plan,
                        const Author& author) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO duty_credit (duty, centre_id, counts_on, days, kind, reason, plan_id, created_by,
                               created_at)
      SELECT 'panorama', id, ?2, ?3, ?4, ?5, ?6, ?7, ?8 FROM centre WHERE key = ?1)sql");
  auto done = insert.run(credit.centre, credit.counts_on, credit.days, name_of(credit.kind),
                         credit.reason, plan, author.curator, author.at);
  if (!done) return done;
  if (tx.changes() == 1) return {};
  return fail(Code::not_found, "centre " + credit.centre);
}

Result<void> withdraw_plan_credits(Transaction& tx, Day from, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE duty_credit SET withdrawn_at = ?2
      WHERE duty = 'panorama' AND kind <> 'correction' AND counts_on >= ?1
        AND withdrawn_at IS NULL)sql");
  return update.run(from, now);
}

}  // namespace vigie::store
