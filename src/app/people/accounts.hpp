// SPDX-License-Identifier: EUPL-1.2
/// Accounts of curators: making them, signing in and out.
///
/// Shape   signing in answers a cookie's value, which is kept nowhere: the session is stored under
///         its BLAKE2b hash. A wrong address and a wrong password take the same work and get the
///         same answer.
/// Errors  invalid_input (address, name or password that will not do), not_found (no such centre
///         or account), conflict (address taken), busy (too many sign in at once).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/people/password_gate.hpp"
#include "base/entropy.hpp"
#include "model/grant.hpp"
#include "people/password_rules.hpp"
#include "store/people/session_repo.hpp"

namespace vigie::app {

inline constexpr std::int64_t kSessionSeconds = 14 * kDaySeconds;
inline constexpr std::int64_t kTouchSeconds = kHourSeconds;

struct NewAccount {
  std::string centre_key;
  std::string email;
  std::string name;
  std::vector<Role> roles = {Role::curator};  ///< curator and reader for the centre, others for all
  std::string password;
};

/// not_found for an address that no account has.
Result<store::Curator> account_of(store::Reader reader, std::string_view email);

Result<CuratorId> add_account(store::Database& db, PasswordGate& gate, const NewAccount& account,
                              Instant now);
/// Ends the sessions of the account too.
Result<void> change_password(store::Database& db, PasswordGate& gate, std::string_view email,
                             const std::string& password, Instant now);
Result<void> disable_account(store::Database& db, std::string_view email, Instant now);

/// Readable aloud, about 77 bits: "kavo-tipe-…".
std::string invent_password(Entropy& entropy);

struct SignedIn {
  std::string cookie;
  store::Curator curator;
};
struct Refused {};  ///< unknown, disabled or wrong: never said which
struct Throttled {
  Instant until;
};
/// The password is right; the holder of this ticket still owes a code.
struct CodeWanted {
  std::string ticket;
};
using LoginAnswer = std::variant<SignedIn, Refused, Throttled, CodeWanted>;
inline constexpr std::int64_t kTicketSeconds = 5 * kMinuteSeconds;

struct Credentials {
  std::string email;
  std::string password;
  std::string address;    ///< of the browser
  std::string browser{};  ///< its name, for the list of sessions
};

Result<void> check_password(std::string_view password);
/// A name for display: one line that shows nothing strange.
Result<void> check_name(std::string_view name);
Result<void> check_email(std::string_view email);
/// What a role is for when nothing else is said: one's own centre, or everybody.
bool own_centre_alone(Role role);

/// In the transaction of what lets somebody in; answers the cookie.
Result<std::string> open_session(store::Transaction& tx, Entropy& entropy,
                                 const store::Curator& curator, std::string_view browser,
                                 Instant now);

Result<LoginAnswer> login(store::Database& db, PasswordGate& gate, LoginThrottle& throttle,
                          Entropy& entropy, const Credentials& given, Instant now);
Result<void> logout(store::Database& db, std::string_view cookie);

/// Who holds this cookie, and what they may; none when nobody does any more.
struct Visitor {
  store::Curator curator;
  store::Session session;
  std::vector<Grant> grants;
  bool keys_off = false;
};
Result<std::optional<Visitor>> visitor_of(store::Reader& reader, std::string_view cookie,
                                          Instant now);
/// Remembers that the session is in use; writes once in kTouchSeconds at most.
Result<void> touch(store::Database& db, std::string_view cookie, const Visitor& visitor,
                   Instant now);

}  // namespace vigie::app
