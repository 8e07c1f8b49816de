// SPDX-License-Identifier: EUPL-1.2
/// The query parameters that say how a reader came, not what they read.
///
/// Shape   names are compared in lower case.
/// Pure    yes.
/// Source  what Miniflux strips, completed with what French newspapers and the audience meters
///         they use add (AT Internet's xtor and at_*, Matomo, Echobox, Le Monde's lmd_*).
#pragma once

#include <string_view>

namespace vigie::text {

bool is_tracker(std::string_view name);

}  // namespace vigie::text
