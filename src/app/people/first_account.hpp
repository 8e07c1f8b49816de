// SPDX-License-Identifier: EUPL-1.2
/// The first account of an installation, from the page that only its operator can open.
///
/// Shape   while nobody has an account the program prints a secret when it starts; who gives it
///         becomes coordinator of the network, curator of one centre, and operator. The secret is
///         kept in memory alone and is worth nothing once an account exists.
/// Errors  conflict (somebody was first), and those of adding an account.
#pragma once

#include "app/people/accounts.hpp"

namespace vigie::app {

Result<bool> is_first_run(store::Reader& reader);

struct FirstAccount {
  std::string centre_key;
  std::string email;
  std::string name;
  std::string password;
  std::string browser;
};
Result<SignedIn> make_first_account(store::Database& db, PasswordGate& gate, Entropy& entropy,
                                    const FirstAccount& account, Instant now);

}  // namespace vigie::app
