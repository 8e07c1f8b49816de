// SPDX-License-Identifier: EUPL-1.2
/// Links that let somebody in once: an invitation, or the choice of a new password.
///
/// Shape   found by the hash of the token. The token itself is kept until the mail that carries it
///         has left, and emptied then.
/// Errors  storage; an unknown, outdated or used link is none.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/grant.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct InvitationRow {
  InvitationId id;
  std::string token;  ///< "" once the mail has left
  std::string email;
  std::string name;
  CentreId centre;
  std::string centre_name;
  Role role = Role::curator;
  bool for_all = false;  ///< the role counts for the whole network
  CuratorId invited_by;
  std::string inviter_name;
  Instant expires_at;
};

struct NewInvitation {
  std::string token_hash;
  std::string token;
  std::string email;
  std::string name;
  CentreId centre;
  Role role = Role::curator;
  bool for_all = false;
  CuratorId invited_by;
  Instant expires_at;
};

Result<InvitationId> add_invitation_to(Transaction& tx, const NewInvitation& invitation,
                                       Instant now);
/// Waiting and not outdated.
Result<std::optional<InvitationRow>> open_invitation(Reader& reader, std::string_view token_hash,
                                                     Instant now);
Result<std::optional<InvitationRow>> open_invitation(Reader& reader, InvitationId id, Instant now);
inline constexpr int kInvitationsListedMax = 100;
/// The newest first.
Result<std::vector<InvitationRow>> open_invitations(Reader& reader, Instant now);

/// `curator` none: withdrawn, or replaced by another.
Result<void> end_invitation(Transaction& tx, InvitationId id, CuratorId curator, Instant now);
/// Those of one address that wait.
Result<void> end_invitations_to(Transaction& tx, std::string_view email, Instant now);
Result<void> forget_invitation_token(Transaction& tx, InvitationId id);
/// Those that ended or ran out before.
Result<void> purge_invitations(Transaction& tx, Instant before);

struct ResetRow {
  ResetId id;
  std::string token;  ///< "" once the mail has left
  std::string email;
};
Result<ResetId> add_reset(Transaction& tx, std::string_view token_hash, std::string_view token,
                          std::string_view email, Instant now, Instant expires_at);
Result<std::optional<ResetRow>> open_reset(Reader& reader, std::string_view token_hash,
                                           Instant now);
Result<std::optional<ResetRow>> open_reset(Reader& reader, ResetId id, Instant now);
/// Was one asked for this address since then?
Result<bool> was_reset_asked(Reader& reader, std::string_view email, Instant since);
/// How many wait, counted up to `limit`.
Result<std::int64_t> resets_waiting(Reader& reader, Instant now, int limit);
/// All of an address that wait.
Result<void> end_resets_of(Transaction& tx, std::string_view email, Instant now);
Result<void> forget_reset_token(Transaction& tx, ResetId id);
Result<void> purge_resets(Transaction& tx, Instant before);

}  // namespace vigie::store
