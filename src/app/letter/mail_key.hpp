// SPDX-License-Identifier: EUPL-1.2
/// The secret behind Message-IDs and the suppression list, made once an installation.
///
/// Shape   32 random bytes in the table `setting`; hashes of addresses made with it tell nothing
///         without the database.
/// Errors  storage; not_found before the first subscriber came.
#pragma once

#include <string>
#include <string_view>

#include "base/entropy.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

Result<std::string> mail_key(store::Reader& reader);
/// The key, made now if need be.
Result<std::string> ensure_mail_key(store::Transaction& tx, Entropy& entropy);

/// What the suppression list knows of an address.
std::string email_hash(std::string_view key, std::string_view email);

}  // namespace vigie::app
