// SPDX-License-Identifier: EUPL-1.2
/// The secret addresses of calendars: one of each centre, one of the network.
///
/// Shape   made anew, the one before answers no more.
/// Errors  storage; not_found for a key that no centre has.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/ids.hpp"
#include "store/rota/duty_repo.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

/// `centre` "" : the network's. "" where there is none yet.
Result<std::string> calendar_token(Reader& reader, std::string_view centre);
/// The centre that a token is for, "" the network; none for a token that does not answer.
Result<std::optional<std::string>> calendar_of(Reader& reader, std::string_view token);
Result<void> renew_calendar(Transaction& tx, std::string_view centre, std::string_view token,
                            const Author& author);

}  // namespace vigie::store
