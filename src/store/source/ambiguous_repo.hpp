// SPDX-License-Identifier: EUPL-1.2
/// Which guids and links of a feed proved to name nothing, as `identify` decided.
///
/// Errors  storage.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "model/ambiguous_names.hpp"
#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

/// Of every source that has any.
Result<std::map<SourceId, AmbiguousNames>> ambiguous_names(Reader& reader);

/// `kind` is 'guid', 'link' or 'date'; what was decided before stays as it was.
Result<void> add_ambiguous_name(Transaction& tx, SourceId source, std::string_view kind,
                                std::string_view value, std::string_view reason, Instant now);

}  // namespace vigie::store
