// SPDX-License-Identifier: EUPL-1.2
/// A source is read at another address from now on.
///
/// Shape   the address of the files stays what it is; the new one is added to the source's history.
///         Where another source in service is read there already, the two are merged: the other one
///         is polled for the holders of both. Each step can be taken back, nothing is deleted.
/// Errors  storage; invalid_input for what is no web address.
#pragma once

#include <string>
#include <string_view>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

/// `origin` is "redirect" or "curator". Tells the centres that hold the source, in the journal.
Result<void> move_source(store::Transaction& tx, SourceId source, const std::string& url,
                         std::string_view origin, Instant now);

/// Back to the address of the files.
Result<void> move_back(store::Transaction& tx, SourceId source, Instant now);

/// One line in the journal for each centre that holds the source.
Result<void> tell_holders(store::Transaction& tx, SourceId source, std::string_view kind,
                          const std::string& detail, Instant now);

}  // namespace vigie::app
