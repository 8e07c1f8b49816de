// SPDX-License-Identifier: EUPL-1.2
/// What is said to a person of what may go on the panorama, on pages and command line alike.
///
/// Shape   one whole sentence per outcome, never empty.
/// Pure    yes.
#pragma once

#include <string_view>

#include "panorama/panorama.hpp"

namespace vigie::panorama {

std::string_view sentence_of(Relay relay);

}  // namespace vigie::panorama
