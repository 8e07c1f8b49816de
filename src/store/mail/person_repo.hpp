// SPDX-License-Identifier: EUPL-1.2
/// Somebody who receives something, whatever the lists.
///
/// Shape   the address as it was given, and its key: the same folded, which tells two persons
///         apart. Erased, a person is a number: what was sent to them still counts.
/// Units   UTC seconds.
/// Errors  storage.
#pragma once

#include <string_view>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct NewPerson {
  std::string_view email;
  std::string_view email_key;
  std::string_view name;
};
Result<PersonId> add_person(Transaction& tx, const NewPerson& person, Instant now);

/// Address and name go; false when they had gone before.
Result<bool> erase_person(Transaction& tx, PersonId person, Instant now);

}  // namespace vigie::store
