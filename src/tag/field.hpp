// SPDX-License-Identifier: EUPL-1.2
/// Is an article outside the field that the network watches: what happens here, as a subject?
///
/// Shape   `is_abroad`: the title names a country, its capital or its people, and neither title nor
///         excerpt names France or the French. `is_obituary`: the title tells a death ("La mort
///         de…", "… est morte"). Such articles need stronger words to be of a theme.
/// Pure    yes.
/// Source  the member states of the United Nations as French papers name them.
#pragma once

#include "tag/tokens.hpp"

namespace vigie::tag {

bool is_abroad(const ArticleWords& article);
bool is_obituary(const ArticleWords& article);

}  // namespace vigie::tag
