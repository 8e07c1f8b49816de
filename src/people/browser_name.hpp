// SPDX-License-Identifier: EUPL-1.2
/// A browser as its owner would name it: "Firefox, Windows".
///
/// Shape   a User-Agent header -> a few words of ours, never the header's own; what is not known is
///         "un navigateur".
/// Pure    yes.
#pragma once

#include <string>
#include <string_view>

namespace vigie::people {

std::string browser_name(std::string_view user_agent);

}  // namespace vigie::people
