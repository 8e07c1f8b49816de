// SPDX-License-Identifier: EUPL-1.2
/// An event of the letter -> the file that a reader's calendar takes.
///
/// Shape   one VEVENT, its hours in UTC; a whole day is a date. The same event keeps its UID.
/// Pure    yes; libical escapes and folds what was written.
/// Source  RFC 5545 by libical.
#pragma once

#include <string>
#include <string_view>

#include "model/letter.hpp"

namespace vigie::letter {

/// `host` makes the UID unlike anybody else's. The block must have a start.
std::string event_file(const Block& block, std::string_view host, Instant now);

}  // namespace vigie::letter
