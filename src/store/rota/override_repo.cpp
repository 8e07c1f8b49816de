// SPDX-License-Identifier: EUPL-1.2
#include "store/rota/override_repo.hpp"

namespace vigie::store {
namespace {

constexpr std::string_view kSelect = R"sql(
      SELECT duty_override.id, duty_override.kind, duty_override.state, duty_override.version,
             duty_override.week_on, duty_override.other_week_on, planned.key,
             coalesce(instead.key, ''), duty_override.open_call, duty_override.reason,
             duty_override.origin, coalesce(curator.name, ''), duty_override.asked_at,
             duty_override.answered_at, coalesce(turn.days, 7), coalesce(other_turn.days, 7)
      FROM duty_override JOIN centre AS planned ON planned.id = duty_override.centre_id
      LEFT JOIN centre AS instead ON instead.id = duty_override.other_centre_id
      LEFT JOIN duty_turn AS turn
        ON turn.duty = duty_override.duty AND turn.week_on = duty_override.week_on
      LEFT JOIN duty_turn AS other_turn
        ON other_turn.duty = duty_override.duty AND other_turn.week_on = duty_override.other_week_on
      LEFT JOIN curator ON curator.id = duty_override.created_by )sql";

Statement select_requests(Reader& reader, std::string_view where) {
  return reader.prepare(std::string(kSelect) + std::string(where));
}

DutyRequestRow request_row(const Statement& row) {
  DutyRequestRow request;
  request.id = row.id<OverrideId>(0);
  request.kind = row.text_view(1) == "swap" ? OverrideKind::swap : OverrideKind::replacement;
  request.state = override_state_of(row.text_view(2)).value_or(OverrideState::done);
  request.version = static_cast<int>(row.integer(3));
  request.week = parse_day(row.text_view(4)).value_or(Day{});
  request.other_week = parse_day(row.text_view(5));
  request.centre = row.text(6);
  request.other = row.text(7);
  request.open_call = row.flag(8);
  request.reason = row.text(9);
  request.origin = row.text_view(10) == "file" ? Origin::file : Origin::program;
  request.asked_by = row.text(11);
  request.asked_at = row.instant(12);
  request.answered_at = row.maybe_instant(13);
  request.days = static_cast<int>(row.integer(14));
  request.other_days = static_cast<int>(row.integer(15));
  return request;
}

}  // namespace

Result<std::optional<DutyRequestRow>> duty_request(Reader& reader, OverrideId id) {
  auto query = select_requests(reader, "WHERE duty_override.id = ?1");
  const auto found = query.bind(id).step();
  if (!found) return fail(found.error());
  return *found ? std::optional(request_row(query)) : std::nullopt;
}

Result<std::vector<DutyRequestRow>> open_requests(Reader& reader) {
  auto query = select_requests(reader,
                               "WHERE duty_override.duty = 'panorama' "
                               "AND duty_override.state = 'asked' "
                               "ORDER BY duty_override.week_on, duty_override.id");
  return query.all(request_row);
}

Result<std::vector<DutyRequestRow>> requests_from(Reader& reader, Day from) {
  auto query = select_requests(reader,
                               "WHERE duty_override.duty = 'panorama' "
                               "AND (duty_override.week_on >= ?1 "
                               "OR duty_override.other_week_on >= ?1) "
                               "ORDER BY duty_override.asked_at, duty_override.id");
  return query.bind(from).all(request_row);
}

Result<OverrideId> add_request(Transaction& tx, const DutyRequestRow& row, const Author& author) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO duty_override (duty, kind, state, week_on, other_week_on, centre_id,
                                 other_centre_id, open_call, reason, origin, created_by, asked_at,
                                 answered_by, answered_at, changed_at)
      SELECT 'panorama', ?1, ?2, ?3, coalesce(?4, ''), planned.id,
             (SELECT id FROM centre WHERE key = ?6), ?7, ?8, ?9, ?10, ?11,
             CASE WHEN ?2 = 'taken' THEN ?10 END, CASE WHEN ?2 = 'taken' THEN ?11 END, ?11
      FROM centre AS planned WHERE planned.key = ?5)sql");
  auto done = insert.run(name_of(row.kind), name_of(row.state), row.week, row.other_week,
                         row.centre, row.other, row.open_call, row.reason, name_of(author.origin),
                         author.curator, author.at);
  if (!done) return fail(done.error());
  if (tx.changes() != 1) return fail(Code::not_found, "centre " + row.centre);
  return OverrideId{tx.last_insert_id()};
}

Result<bool> move_request(Transaction& tx, const DutyRequestRow& from, OverrideState to,
                          std::string_view other, const Author& author) {
  auto update = tx.prepare(R"sql(
      UPDATE duty_override SET state = ?4, version = version + 1, changed_at = ?5,
        other_centre_id = (SELECT id FROM centre WHERE key = ?7),
        answered_by = CASE WHEN ?4 = 'taken' OR ?4 = 'declined' THEN ?6 ELSE answered_by END,
        answered_at = CASE WHEN ?4 = 'taken' OR ?4 = 'declined' THEN ?5
                           WHEN ?4 = 'asked' THEN NULL ELSE answered_at END
      WHERE id = ?1 AND version = ?2 AND state = ?3)sql");
  auto done = update.run(from.id, from.version, name_of(from.state), name_of(to), author.at,
                         author.curator, other);
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<void> add_invitation(Transaction& tx, std::string_view token, const Invitation& invitation,
                            Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO duty_invitation (token, override_id, curator_id, created_at)
      VALUES (?1, ?2, ?3, ?4) ON CONFLICT (override_id, curator_id) DO NOTHING)sql");
  return insert.run(token, invitation.request, invitation.curator, now);
}

Result<std::optional<Invitation>> invitation(Reader& reader, std::string_view token) {
  auto query =
      reader.prepare("SELECT override_id, curator_id FROM duty_invitation WHERE token = ?1");
  const auto found = query.bind(token).step();
  if (!found) return fail(found.error());
  if (!*found) return std::optional<Invitation>();
  return std::optional(Invitation{query.id<OverrideId>(0), query.id<CuratorId>(1)});
}

Result<std::string> invitation_token(Reader& reader, const Invitation& invitation) {
  auto query = reader.prepare(
      "SELECT token FROM duty_invitation WHERE override_id = ?1 AND curator_id = ?2");
  const auto found = query.bind(invitation.request, invitation.curator).step();
  if (!found) return fail(found.error());
  return *found ? query.text(0) : std::string();
}

}  // namespace vigie::store
