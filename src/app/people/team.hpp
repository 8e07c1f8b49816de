// SPDX-License-Identifier: EUPL-1.2
/// Who has an account, and what those who look after accounts do with them.
///
/// Shape   `people/appointing.hpp` says who may; the journal says who did. A person who leaves
///         becomes "un·e membre de tel centre": name, address, password and habits go, what she
///         did stays.
/// Errors  not_found (no such account), forbidden with its sentence, conflict (nobody would be left
///         to coordinate), storage.
#pragma once

#include <map>
#include <vector>

#include "app/people/accounts.hpp"
#include "app/people/grants.hpp"
#include "store/people/centre_repo.hpp"
#include "store/people/invitation_repo.hpp"

namespace vigie::app {

struct Member {
  store::Curator curator;
  std::vector<Grant> grants;
  bool second_factor = false;
};
struct Team {
  std::vector<Member> members;  ///< by centre and name; without those who left
  std::vector<store::StoredCentre> centres;
  std::vector<store::InvitationRow> invitations;
  std::vector<std::string> letters;
};
Result<Team> read_team(store::Reader& reader, Instant now);

/// not_found for who has left.
Result<Member> read_member(store::Reader& reader, CuratorId id);

Result<GrantChange> entrust(store::Database& db, const Visitor& by, CuratorId id,
                            const NamedGrant& grant, Instant now);
Result<GrantChange> take_back(store::Database& db, const Visitor& by, CuratorId id,
                              const NamedGrant& grant, Instant now);
Result<void> suspend_account(store::Database& db, const Visitor& by, CuratorId id, Instant now);
Result<void> restore_account(store::Database& db, const Visitor& by, CuratorId id, Instant now);
/// For who has lost the telephone and the recovery codes.
Result<void> lift_factor(store::Database& db, const Visitor& by, CuratorId id, Instant now);
Result<void> close_account(store::Database& db, const Visitor& by, CuratorId id, Instant now);

/// "un·e membre de Labo Cités"
std::string name_of_who_left(std::string_view centre_name);

}  // namespace vigie::app
