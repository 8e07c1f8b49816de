// SPDX-License-Identifier: EUPL-1.2
#include "store/mail/hold_repo.hpp"

namespace vigie::store {
namespace {

MailHold hold_of(const Statement& row) {
  return {.key = row.text(0),
          .until_at = row.instant(1),
          .since_at = row.instant(2),
          .tries = static_cast<int>(row.integer(3)),
          .subject = row.text(4),
          .answer = row.text(5)};
}

}  // namespace

Result<std::map<std::string, MailHold>> mail_holds(Reader& reader) {
  auto query = reader.prepare(
      "SELECT domain, until_at, since_at, tries, subject, answer FROM mail_stop LIMIT 5000");
  std::map<std::string, MailHold> holds;
  const auto read = query.each([&](const Statement& row) {
    MailHold hold = hold_of(row);
    holds.emplace(hold.key, std::move(hold));
  });
  if (!read) return fail(read.error());
  return holds;
}

Result<std::optional<MailHold>> mail_hold(Reader& reader, std::string_view key) {
  auto query = reader.prepare(
      "SELECT domain, until_at, since_at, tries, subject, answer FROM mail_stop WHERE domain = ?1");
  const auto found = query.bind(key).step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  return hold_of(query);
}

Result<void> put_mail_hold(Transaction& tx, const MailHold& hold) {
  auto put = tx.prepare(R"sql(
      INSERT INTO mail_stop (domain, until_at, since_at, tries, subject, answer)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      ON CONFLICT (domain) DO UPDATE SET until_at = excluded.until_at, since_at = excluded.since_at,
                                         tries = excluded.tries, subject = excluded.subject,
                                         answer = excluded.answer)sql");
  return put.run(hold.key, hold.until_at, hold.since_at, hold.tries, hold.subject, hold.answer);
}

Result<void> drop_mail_hold(Transaction& tx, std::string_view key) {
  return tx.prepare("DELETE FROM mail_stop WHERE domain = ?1").run(key);
}

}  // namespace vigie::store
