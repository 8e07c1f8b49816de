// SPDX-License-Identifier: EUPL-1.2
/// What leaves the private desk: an article as `rights` lets the public see it.
///
/// Shape   a row of the panorama, or a piece that a letter may take, with what the database knows
///         of its publisher -> the same with nothing in it that may not be shown. An extract is
///         decided anew each time: it goes with the grant, and with the feed's text. A letter takes
///         none: its bytes are kept for years.
/// Errors  storage.
#pragma once

#include "model/letter.hpp"
#include "model/public_article.hpp"
#include "store/panorama/panorama_repo.hpp"

namespace vigie::app {

Result<PublicArticle> public_article(store::Reader& reader, const store::PanoramaRow& row);

/// Its link cleaned of what opens a paywall or names a visitor.
void make_public(Candidate& piece);

}  // namespace vigie::app
