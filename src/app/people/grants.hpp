// SPDX-License-Identifier: EUPL-1.2
/// What accounts are entrusted with, given and taken back.
///
/// Shape   who gave or took is written to the journal; `by` none is the command line. A grant that
///         changes nothing writes nothing.
/// Errors  not_found (no such account or centre), storage.
#pragma once

#include <string>
#include <string_view>

#include "model/grant.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

/// A grant as a person names it.
struct NamedGrant {
  Role role = Role::curator;
  std::string centre_key;  ///< "": all centres
  std::string letter;      ///< "": all letters
};
enum class GrantChange { done, as_it_was };

Result<GrantChange> give_grant(store::Database& db, std::string_view email, const NamedGrant& grant,
                               CuratorId by, Instant now);
Result<GrantChange> take_grant(store::Database& db, std::string_view email, const NamedGrant& grant,
                               CuratorId by, Instant now);

}  // namespace vigie::app
