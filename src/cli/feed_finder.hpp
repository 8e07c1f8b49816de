// SPDX-License-Identifier: EUPL-1.2
/// What lets the pages look for the feeds behind an address: the getter of feeds, with its limits.
///
/// Shape   one search at a time: while one is on its way another is refused as busy.
#pragma once

#include "cli/installation.hpp"
#include "web/pages/source/add.hpp"

namespace vigie::cli {

web::FindFeeds feed_finder(const Installation& installation);

}  // namespace vigie::cli
