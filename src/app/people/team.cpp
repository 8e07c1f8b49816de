// SPDX-License-Identifier: EUPL-1.2
#include "app/people/team.hpp"

#include <algorithm>

#include "app/people/refusals.hpp"
#include "base/format.hpp"
#include "people/appointing.hpp"
#include "store/letter/letter_repo.hpp"
#include "store/people/event_repo.hpp"
#include "store/people/grant_repo.hpp"
#include "store/people/habit_repo.hpp"
#include "store/people/second_factor_repo.hpp"

namespace vigie::app {
namespace {

using people::AppointRefusal;

/// Would nobody be left to coordinate the network without this person?
Result<bool> is_last_coordinator(store::Reader& reader, CuratorId id) {
  const auto everybody = store::curators(reader);
  if (!everybody) return fail(everybody.error());
  auto grants = store::grants(reader);
  if (!grants) return fail(grants.error());
  if (!people::coordinates_network((*grants)[id])) return false;
  return std::ranges::none_of(*everybody, [&](const store::Curator& each) {
    return each.id != id && !each.disabled && people::coordinates_network((*grants)[each.id]);
  });
}

/// The account, where `by` looks after it.
Result<Member> looked_after(store::Reader& reader, const Visitor& by, CuratorId id) {
  auto member = read_member(reader, id);
  if (!member) return member;
  if (const auto refusal =
          people::may_look_after(by.grants, member->curator.centre, member->grants)) {
    return appointment_refused(*refusal);
  }
  return member;
}

Result<void> journal_account(store::Transaction& tx, const store::Curator& curator, CuratorId by,
                             std::string kind, std::string detail, Instant now) {
  return store::add_event(tx,
                          {curator.centre, by, std::move(kind),
                           fmt::format("curator {}", curator.id.value), std::move(detail)},
                          now);
}

Result<GrantChange> appoint(store::Database& db, const Visitor& by, CuratorId id,
                            const NamedGrant& named, bool give, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto member = read_member(reader, id);
  if (!member) return fail(member.error());
  Grant grant{named.role, {}, named.letter};
  if (!named.centre_key.empty()) {
    const auto centre = store::centre_by_key(reader, named.centre_key);
    if (!centre) return fail(centre.error());
    grant.centre = centre->id;
  }
  if (const auto no = people::may_appoint(by.grants, member->curator.centre, grant)) {
    return appointment_refused(*no);
  }
  if (!give && grant == Grant{Role::coordinator}) {
    const auto last = is_last_coordinator(reader, id);
    if (!last) return fail(last.error());
    if (*last) return appointment_refused(AppointRefusal::last_coordinator);
  }
  const auto changed = give ? store::add_grant(*tx, id, grant, by.curator.id, now)
                            : store::remove_grant(*tx, id, grant);
  if (!changed) return fail(changed.error());
  if (!*changed) return GrantChange::as_it_was;
  auto done = journal_account(
      *tx, member->curator, by.curator.id, give ? "grant given" : "grant taken",
      fmt::format("{} {} {}", name_of(named.role), named.centre_key, named.letter), now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return GrantChange::done;
}

/// The name and the doors of somebody who goes.
Result<void> erase(store::Transaction& tx, const store::Curator& curator, Instant now) {
  auto done = store::end_invitations_to(tx, curator.email, now);
  if (done) done = store::end_resets_of(tx, curator.email, now);
  if (done) done = store::end_sessions_of(tx, curator.id);
  if (done) done = store::end_half_logins_of(tx, curator.id);
  if (done) done = store::end_second_factor(tx, curator.id);
  if (done) done = store::forget_habits(tx, curator.id);
  if (done) done = store::remove_grants_of(tx, curator.id);
  if (done) {
    done = store::curator_leaves(tx, curator.id, name_of_who_left(curator.centre_name), now);
  }
  return done;
}

/// The network keeps somebody who coordinates it.
Result<void> keep_a_coordinator(store::Transaction& tx, CuratorId leaving) {
  store::Reader reader = tx.reader();
  const auto last = is_last_coordinator(reader, leaving);
  if (!last) return fail(last.error());
  if (*last) return appointment_refused(AppointRefusal::last_coordinator);
  return {};
}

/// One durable transaction on an account that `by` may look after: `act` writes it, journal
/// included.
template <typename Act>
Result<void> change_account(store::Database& db, const Visitor& by, CuratorId id, const Act& act) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto member = looked_after(reader, by, id);
  if (!member) return fail(member.error());
  if (auto done = act(*tx, *member); !done) return done;
  return tx->commit();
}

}  // namespace

std::string name_of_who_left(std::string_view centre_name) {
  return fmt::format("un·e membre de {}", centre_name);
}

Result<Team> read_team(store::Reader& reader, Instant now) {
  Team team;
  auto everybody = store::curators(reader);
  if (!everybody) return fail(everybody.error());
  auto grants = store::grants(reader);
  if (!grants) return fail(grants.error());
  const auto with_factor = store::curators_with_factor(reader);
  if (!with_factor) return fail(with_factor.error());
  for (store::Curator& curator : *everybody) {
    if (curator.left) continue;
    const CuratorId id = curator.id;
    team.members.push_back(
        {std::move(curator), std::move((*grants)[id]), with_factor->contains(id)});
  }
  auto centres = store::centres(reader);
  if (!centres) return fail(centres.error());
  team.centres = std::move(*centres);
  auto invitations = store::open_invitations(reader, now);
  if (!invitations) return fail(invitations.error());
  team.invitations = std::move(*invitations);
  const auto letters = store::letters(reader);
  if (!letters) return fail(letters.error());
  for (const store::LetterRow& letter : *letters) team.letters.push_back(letter.key);
  return team;
}

Result<Member> read_member(store::Reader& reader, CuratorId id) {
  const auto curator = store::curator_by_id(reader, id);
  if (!curator) return fail(curator.error());
  if (!*curator || (*curator)->left) return fail(Code::not_found, "account");
  auto grants = store::grants_of(reader, id);
  if (!grants) return fail(grants.error());
  const auto factor = store::second_factor(reader, id);
  if (!factor) return fail(factor.error());
  return Member{**curator, std::move(*grants), *factor && (*factor)->confirmed};
}

Result<GrantChange> entrust(store::Database& db, const Visitor& by, CuratorId id,
                            const NamedGrant& grant, Instant now) {
  return appoint(db, by, id, grant, true, now);
}

Result<GrantChange> take_back(store::Database& db, const Visitor& by, CuratorId id,
                              const NamedGrant& grant, Instant now) {
  return appoint(db, by, id, grant, false, now);
}

Result<void> suspend_account(store::Database& db, const Visitor& by, CuratorId id, Instant now) {
  return change_account(db, by, id, [&](store::Transaction& tx, const Member& member) {
    auto done = keep_a_coordinator(tx, id);
    if (done) done = store::disable_curator(tx, id, now);
    if (done) done = store::end_sessions_of(tx, id);
    if (done) done = store::end_half_logins_of(tx, id);
    if (!done) return done;
    return journal_account(tx, member.curator, by.curator.id, "account disabled", "", now);
  });
}

Result<void> restore_account(store::Database& db, const Visitor& by, CuratorId id, Instant now) {
  return change_account(db, by, id, [&](store::Transaction& tx, const Member& member) {
    auto done = store::enable_curator(tx, id);
    if (!done) return done;
    return journal_account(tx, member.curator, by.curator.id, "account enabled", "", now);
  });
}

Result<void> lift_factor(store::Database& db, const Visitor& by, CuratorId id, Instant now) {
  return change_account(db, by, id, [&](store::Transaction& tx, const Member& member) {
    auto done = store::end_second_factor(tx, id);
    if (done) done = store::end_half_logins_of(tx, id);
    if (!done) return done;
    return journal_account(tx, member.curator, by.curator.id, "second factor off", "", now);
  });
}

Result<void> close_account(store::Database& db, const Visitor& by, CuratorId id, Instant now) {
  return change_account(db, by, id, [&](store::Transaction& tx, const Member& member) {
    auto done = keep_a_coordinator(tx, id);
    if (done) done = erase(tx, member.curator, now);
    if (!done) return done;
    return journal_account(tx, member.curator, by.curator.id, "account closed", "", now);
  });
}

}  // namespace vigie::app
