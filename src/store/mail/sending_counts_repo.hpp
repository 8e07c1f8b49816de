// SPDX-License-Identifier: EUPL-1.2
/// An issue on its way, in numbers: by provider, by what was refused.
///
/// Shape   numbers come from indexes of the issue's own deliveries.
/// Errors  storage.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "model/delivery.hpp"
#include "model/ids.hpp"
#include "model/letter.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

/// By provider's key ("" for those that are not listed) and state.
using ProviderCounts = std::map<std::string, std::map<DeliveryState, std::int64_t>>;
Result<ProviderCounts> provider_counts(Reader& reader, IssueId issue);

/// Of those refused: provider and meaning ("about_reader") -> how many.
using RefusalCounts = std::map<std::pair<std::string, std::string>, std::int64_t>;
Result<RefusalCounts> refusal_counts(Reader& reader, IssueId issue);

/// As it stands now, also when a person changed it meanwhile.
Result<IssueState> issue_state(Reader& reader, IssueId issue);

}  // namespace vigie::store
