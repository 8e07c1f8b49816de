// SPDX-License-Identifier: EUPL-1.2
/// An article that left the panorama leaves the letters.
///
/// Shape   inside the caller's transaction. Of an issue that is being made its places go: its
///         approval falls with them, its copies and its hour too, and who gave, wrote or scheduled is
///         told. Of one that left or is leaving it is said which, and an erratum is proposed for the
///         next one.
/// Errors  conflict where an issue moved on meanwhile, storage.
#pragma once

#include "app/desk/leaving.hpp"

namespace vigie::app {

Result<LeftLetters> leave_letters(store::Transaction& tx, const PanoramaDeparture& leaving);

}  // namespace vigie::app
