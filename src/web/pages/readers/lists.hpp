// SPDX-License-Identifier: EUPL-1.2
/// Everything that one may receive, with how many do: the way in to the pages of readers.
#pragma once

#include "web/pages/readers/routes.hpp"
#include "web/site/http.hpp"
#include "web/site/visit.hpp"

namespace vigie::web {

Response get_lists(const ReaderPages& pages, const Visit& visit);

}  // namespace vigie::web
