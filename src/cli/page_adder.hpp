// SPDX-License-Identifier: EUPL-1.2
/// What lets the pages fetch one page or one picture for a curator: the getter of feeds, with its
/// limits.
///
/// Shape   one page at a time: while one is on its way another is refused as busy, so that a slow
///         site never holds all the threads that serve pages.
#pragma once

#include "cli/installation.hpp"
#include "web/pages/capture/add_page.hpp"
#include "web/pages/letter/block_picture.hpp"

namespace vigie::cli {

web::AddPage page_adder(const Installation& installation);
web::LookAtPage page_looker(const Installation& installation);
web::FetchPicture picture_fetcher(const Installation& installation);

}  // namespace vigie::cli
