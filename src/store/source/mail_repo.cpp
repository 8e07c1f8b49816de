// SPDX-License-Identifier: EUPL-1.2
#include "store/source/mail_repo.hpp"

namespace vigie::store {
namespace {

SourceMail read_source_mail(const Statement& row) {
  return {.id = row.integer(0),
          .key = row.text(1),
          .source = row.id<SourceId>(2),
          .source_title = row.text(3),
          .url = row.text(4),
          .subject = row.text(5),
          .sender = row.text(6),
          .sent_at = row.instant(7),
          .confirmation = row.flag(8),
          .body_html = row.text(9)};
}

}  // namespace

Result<std::optional<SourceId>> source_of_token(Reader& reader, std::string_view token) {
  if (token.empty()) return std::nullopt;
  auto query = reader.prepare(
      "SELECT id FROM source WHERE mail_token = ?1 AND mail_token <> '' AND retired_at IS NULL");
  const auto row = query.bind(token).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return query.id<SourceId>(0);
}

Result<std::string> mail_token_of(Reader& reader, SourceId source) {
  auto query = reader.prepare("SELECT mail_token FROM source WHERE id = ?1");
  const auto row = query.bind(source).step();
  if (!row) return fail(row.error());
  return *row ? query.text(0) : std::string();
}

Result<void> set_mail_token(Transaction& tx, SourceId source, std::string_view token) {
  return tx.prepare("UPDATE source SET mail_token = ?2 WHERE id = ?1").run(source, token);
}

Result<bool> add_source_mail(Transaction& tx, const NewSourceMail& mail,
                             const std::vector<SourceMailLink>& links, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO source_mail (key, source_id, mail_key, url, subject, sender, sent_at, received_at,
                               confirmation, body_html)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
      ON CONFLICT (source_id, mail_key) DO NOTHING)sql");
  const auto done = insert.run(mail.key, mail.source, Bytes{mail.mail_key}, mail.url, mail.subject,
                               mail.sender, mail.sent_at, now, mail.confirmation, mail.body_html);
  if (!done) return fail(done.error());
  if (tx.changes() == 0) return false;
  const std::int64_t id = tx.last_insert_id();
  int position = 0;
  for (const SourceMailLink& link : links) {
    auto add = tx.prepare(R"sql(
        INSERT INTO source_mail_link (mail_id, position, url, label, wrapped)
        VALUES (?1, ?2, ?3, ?4, ?5))sql");
    if (auto put = add.run(id, ++position, link.url, link.label, link.wrapped); !put) {
      return fail(put.error());
    }
  }
  return true;
}

Result<std::optional<SourceMail>> source_mail(Reader& reader, std::string_view key) {
  auto query = reader.prepare(R"sql(
      SELECT mail.id, mail.key, source.id, source.title, mail.url, mail.subject, mail.sender,
             mail.sent_at, mail.confirmation, mail.body_html
      FROM source_mail AS mail JOIN source ON source.id = mail.source_id
      WHERE mail.key = ?1)sql");
  const auto row = query.bind(key).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return read_source_mail(query);
}

Result<std::vector<SourceMailLink>> links_of_mail(Reader& reader, std::int64_t mail) {
  auto query = reader.prepare(
      "SELECT url, label, wrapped FROM source_mail_link WHERE mail_id = ?1 ORDER BY position");
  query.bind(mail);
  return query.all([](const Statement& row) {
    return SourceMailLink{row.text(0), row.text(1), row.flag(2)};
  });
}

Result<std::vector<SourceMail>> mails_of_source(Reader& reader, SourceId source) {
  auto query = reader.prepare(R"sql(
      SELECT mail.id, mail.key, source.id, source.title, mail.url, mail.subject, mail.sender,
             mail.sent_at, mail.confirmation, mail.body_html
      FROM source_mail AS mail JOIN source ON source.id = mail.source_id
      WHERE mail.source_id = ?1 ORDER BY mail.id DESC LIMIT ?2)sql");
  query.bind(source, kSourceMailsListedMax);
  return query.all(read_source_mail);
}

Result<void> forget_mail_bodies(Transaction& tx, Instant before) {
  auto update = tx.prepare(
      "UPDATE source_mail SET body_html = '' WHERE received_at < ?1 AND body_html <> ''");
  return update.run(before);
}

}  // namespace vigie::store
