// SPDX-License-Identifier: EUPL-1.2
/// Who receives a letter, and who must not.
///
/// Shape   a recipient is an address on one letter's list, with where it came from and on what
///         basis; a suppression is a keyed hash of an address, so that it outlives the address
///         itself.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct Recipient {
  RecipientId id;
  std::string letter;
  std::string email;
  std::string name;
  std::string basis;   ///< "inscription" or "fonctions"
  std::string origin;  ///< file or form, and day
  std::string token;
  Instant subscribed_at;
  std::optional<Instant> left_at;
};

/// By address.
Result<std::vector<Recipient>> recipients(Reader& reader, std::string_view letter);
Result<std::optional<Recipient>> recipient_by_email(Reader& reader, std::string_view letter,
                                                    std::string_view email);
Result<std::optional<Recipient>> recipient_by_id(Reader& reader, RecipientId id);
Result<std::optional<Recipient>> recipient_by_token(Reader& reader, std::string_view token);

Result<void> add_recipient(Transaction& tx, const Recipient& recipient);
Result<void> set_left(Transaction& tx, RecipientId recipient, Instant now);

Result<bool> is_suppressed(Reader& reader, std::string_view letter, std::string_view email_hash);
/// The first reason stays.
Result<void> suppress(Transaction& tx, std::string_view letter, std::string_view email_hash,
                      std::string_view reason, Instant now);

}  // namespace vigie::store
