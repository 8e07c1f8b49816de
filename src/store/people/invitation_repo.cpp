// SPDX-License-Identifier: EUPL-1.2
#include "store/people/invitation_repo.hpp"

namespace vigie::store {
namespace {

InvitationRow read_invitation(const Statement& row) {
  return {.id = row.id<InvitationId>(0),
          .token = row.text(1),
          .email = row.text(2),
          .name = row.text(3),
          .centre = row.id<CentreId>(4),
          .centre_name = row.text(5),
          .role = role_named(row.text_view(6)).value_or(Role::reader),
          .for_all = row.flag(7),
          .invited_by = row.id<CuratorId>(8),
          .inviter_name = row.text(9),
          .expires_at = row.instant(10)};
}

Result<std::optional<InvitationRow>> one_invitation(Statement& query) {
  const auto row = query.step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return read_invitation(query);
}

Result<std::optional<ResetRow>> one_reset(Statement& query) {
  const auto row = query.step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return ResetRow{query.id<ResetId>(0), query.text(1), query.text(2)};
}

}  // namespace

Result<InvitationId> add_invitation_to(Transaction& tx, const NewInvitation& invitation,
                                       Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO invitation (token_hash, token, email, name, centre_id, role, for_all,
                              invited_by, created_at, expires_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10))sql");
  const auto done =
      insert.run(Bytes{invitation.token_hash}, invitation.token, invitation.email, invitation.name,
                 invitation.centre, name_of(invitation.role), invitation.for_all,
                 invitation.invited_by, now, invitation.expires_at);
  if (!done) return fail(done.error());
  return InvitationId{tx.last_insert_id()};
}

Result<std::optional<InvitationRow>> open_invitation(Reader& reader, std::string_view token_hash,
                                                     Instant now) {
  auto query = reader.prepare(R"sql(
      SELECT invitation.id, token, invitation.email, invitation.name, centre.id, centre.name,
             role, for_all, invited_by, curator.name, expires_at
      FROM invitation
      JOIN centre ON centre.id = invitation.centre_id
      JOIN curator ON curator.id = invited_by
      WHERE token_hash = ?1 AND ended_at IS NULL AND expires_at > ?2)sql");
  query.bind(Bytes{token_hash}, now);
  return one_invitation(query);
}

Result<std::optional<InvitationRow>> open_invitation(Reader& reader, InvitationId id, Instant now) {
  auto query = reader.prepare(R"sql(
      SELECT invitation.id, token, invitation.email, invitation.name, centre.id, centre.name,
             role, for_all, invited_by, curator.name, expires_at
      FROM invitation
      JOIN centre ON centre.id = invitation.centre_id
      JOIN curator ON curator.id = invited_by
      WHERE invitation.id = ?1 AND ended_at IS NULL AND expires_at > ?2)sql");
  query.bind(id, now);
  return one_invitation(query);
}

Result<std::vector<InvitationRow>> open_invitations(Reader& reader, Instant now) {
  auto query = reader.prepare(R"sql(
      SELECT invitation.id, '', invitation.email, invitation.name, centre.id, centre.name,
             role, for_all, invited_by, curator.name, expires_at
      FROM invitation INDEXED BY invitation_open
      JOIN centre ON centre.id = invitation.centre_id
      JOIN curator ON curator.id = invited_by
      WHERE ended_at IS NULL AND expires_at > ?1
      ORDER BY invitation.id DESC LIMIT ?2)sql");
  query.bind(now, kInvitationsListedMax);
  return query.all(read_invitation);
}

Result<void> end_invitation(Transaction& tx, InvitationId id, CuratorId curator, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE invitation SET ended_at = ?3, curator_id = ?2, token = ''
      WHERE id = ?1 AND ended_at IS NULL)sql");
  return update.run(id, curator, now);
}

Result<void> end_invitations_to(Transaction& tx, std::string_view email, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE invitation SET ended_at = ?2, token = '' WHERE email = ?1 AND ended_at IS NULL)sql");
  return update.run(email, now);
}

Result<void> forget_invitation_token(Transaction& tx, InvitationId id) {
  return tx.prepare("UPDATE invitation SET token = '' WHERE id = ?1").run(id);
}

Result<void> purge_invitations(Transaction& tx, Instant before) {
  return tx.prepare("DELETE FROM invitation WHERE ended_at < ?1 OR expires_at < ?1").run(before);
}

Result<ResetId> add_reset(Transaction& tx, std::string_view token_hash, std::string_view token,
                          std::string_view email, Instant now, Instant expires_at) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO password_reset (token_hash, token, email, created_at, expires_at)
      VALUES (?1, ?2, ?3, ?4, ?5))sql");
  const auto done = insert.run(Bytes{token_hash}, token, email, now, expires_at);
  if (!done) return fail(done.error());
  return ResetId{tx.last_insert_id()};
}

Result<std::optional<ResetRow>> open_reset(Reader& reader, std::string_view token_hash,
                                           Instant now) {
  auto query = reader.prepare(R"sql(
      SELECT id, token, email FROM password_reset
      WHERE token_hash = ?1 AND used_at IS NULL AND expires_at > ?2)sql");
  query.bind(Bytes{token_hash}, now);
  return one_reset(query);
}

Result<std::optional<ResetRow>> open_reset(Reader& reader, ResetId id, Instant now) {
  auto query = reader.prepare(R"sql(
      SELECT id, token, email FROM password_reset
      WHERE id = ?1 AND used_at IS NULL AND expires_at > ?2)sql");
  query.bind(id, now);
  return one_reset(query);
}

Result<bool> was_reset_asked(Reader& reader, std::string_view email, Instant since) {
  auto query =
      reader.prepare("SELECT 1 FROM password_reset WHERE email = ?1 AND created_at > ?2 LIMIT 1");
  return query.bind(email, since).step();
}

Result<std::int64_t> resets_waiting(Reader& reader, Instant now, int limit) {
  auto query = reader.prepare(R"sql(
      SELECT count(*) FROM
        (SELECT 1 FROM password_reset WHERE expires_at > ?1 LIMIT ?2))sql");
  const auto row = query.bind(now, limit).step();
  if (!row) return fail(row.error());
  return query.integer(0);
}

Result<void> end_resets_of(Transaction& tx, std::string_view email, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE password_reset SET used_at = ?2, token = ''
      WHERE email = ?1 AND used_at IS NULL)sql");
  return update.run(email, now);
}

Result<void> forget_reset_token(Transaction& tx, ResetId id) {
  return tx.prepare("UPDATE password_reset SET token = '' WHERE id = ?1").run(id);
}

Result<void> purge_resets(Transaction& tx, Instant before) {
  return tx.prepare("DELETE FROM password_reset WHERE expires_at < ?1").run(before);
}

}  // namespace vigie::store
