// SPDX-License-Identifier: EUPL-1.2
/// Who is on panorama duty this week, as one sentence for the top of the page.
///
/// Shape   "" when no plan covers the week.
/// Errors  none: what cannot be read is logged and not shown.
#pragma once

#include <string>

#include "store/people/curator_repo.hpp"

namespace vigie::web {

std::string duty_sentence(store::Database& db, const store::Curator& curator, Instant now);

}  // namespace vigie::web
