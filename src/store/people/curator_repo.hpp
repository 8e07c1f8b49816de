// SPDX-License-Identifier: EUPL-1.2
/// Curators: who may sign in, for which centre.
///
/// Shape   a disabled curator keeps the row, for decisions point at it. Addresses are compared
///         without case.
/// Errors  storage; conflict when an address is taken.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct Curator {
  CuratorId id;
  CentreId centre;
  std::string centre_key;
  std::string centre_name;
  std::string email;
  std::string name;
  bool disabled = false;
  bool left = false;  ///< then without address, and `name` says the centre
};

struct NewCurator {
  CentreId centre;
  std::string email;
  std::string name;
  std::string password_hash;
};

Result<std::optional<Curator>> curator_by_id(Reader& reader, CuratorId id);
Result<std::optional<Curator>> curator_by_email(Reader& reader, std::string_view email);
/// "" for an address that nobody has.
Result<std::string> password_hash_of(Reader& reader, std::string_view email);
/// By centre, then by name.
Result<std::vector<Curator>> curators(Reader& reader);

Result<CuratorId> add_curator(Transaction& tx, const NewCurator& curator, Instant now);
Result<void> set_password_hash(Transaction& tx, CuratorId id, std::string_view hash);
/// The person goes, the row stays: what points at it shows `name` from now on.
Result<void> curator_leaves(Transaction& tx, CuratorId id, std::string_view name, Instant now);
/// Has anybody an account?
Result<bool> has_curators(Reader& reader);
Result<void> disable_curator(Transaction& tx, CuratorId id, Instant now);
Result<void> enable_curator(Transaction& tx, CuratorId id);

}  // namespace vigie::store
