// SPDX-License-Identifier: EUPL-1.2
/// The centres, their other spellings, their territory and their days off.
///
/// Shape   a centre that left the files is retired, never deleted: what it decided stays its own.
/// Errors  storage; not_found for a key that no centre has.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/centre.hpp"
#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct StoredCentre {
  CentreId id;
  Centre centre;
  std::optional<Instant> retired_at;
};

/// All of them, retired ones included, in the order of their names.
Result<std::vector<StoredCentre>> centres(Reader& reader);
struct CentreName {
  std::string key;
  std::string name;
};
/// The same as labels alone.
Result<std::vector<CentreName>> centre_names(Reader& reader);
Result<StoredCentre> centre_by_key(Reader& reader, std::string_view key);
/// not_found, as a person is told of it.
Failure unknown_centre(std::string_view key);

/// Inserts, or brings a known key up to date (and out of retirement).
Result<CentreId> put_centre(Transaction& tx, const Centre& centre);
Result<void> replace_aliases(Transaction& tx, CentreId centre,
                             const std::vector<std::string>& aliases);
Result<void> replace_territory(Transaction& tx, CentreId centre,
                               const std::vector<std::string>& codes);
Result<void> replace_holidays(Transaction& tx, CentreId centre,
                              const std::vector<std::string>& calendars);
Result<void> retire_centre(Transaction& tx, std::string_view key, Instant now);

}  // namespace vigie::store
