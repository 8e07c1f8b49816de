// SPDX-License-Identifier: EUPL-1.2
/// Letting a colleague in: a link by mail, valid for seven days, that makes one account.
///
/// Shape   who coordinates the network, or a centre, invites; the person opens the link, corrects
///         her name, chooses a password and is signed in. A second invitation to an address
///         replaces the first. Who invited must still be allowed to when the link is used.
/// Errors  invalid_input (address, name, password), forbidden (not this centre or role), conflict
///         (the address has an account; too many wait), not_found (a link that leads nowhere any
///         more), busy, storage.
#pragma once

#include <string>
#include <string_view>

#include "app/jobs/notification.hpp"
#include "app/people/accounts.hpp"
#include "store/people/invitation_repo.hpp"

namespace vigie::app {

inline constexpr std::string_view kInvited = "invitation";
inline constexpr std::int64_t kInvitationSeconds = 7 * kDaySeconds;

struct Invited {
  std::string email;
  std::string name;
  std::string centre_key;
  Role role = Role::curator;
  bool for_all = false;  ///< the role counts for the whole network
};

Result<InvitationId> invite(store::Database& db, Entropy& entropy, const Visitor& by,
                            const Invited& invited, Instant now);
Result<void> withdraw_invitation(store::Database& db, const Visitor& by, InvitationId id,
                                 Instant now);

/// None: unknown, used, withdrawn or older than seven days, never said which.
Result<std::optional<store::InvitationRow>> invitation_behind(store::Reader& reader,
                                                              std::string_view token, Instant now);
struct Accepting {
  std::string token;
  std::string name;
  std::string password;
  std::string browser;
};
Result<SignedIn> accept_invitation(store::Database& db, PasswordGate& gate, Entropy& entropy,
                                   const Accepting& accepting, Instant now);

Result<std::optional<NotificationText>> compose_invitation(const Composing& composing);
Result<void> forget_invitation(store::Transaction& tx, std::string_view subject);

}  // namespace vigie::app
