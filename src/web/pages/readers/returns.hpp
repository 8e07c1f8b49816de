// SPDX-License-Identifier: EUPL-1.2
/// Mails that came back and that nobody but a person can settle.
#pragma once

#include "web/pages/readers/routes.hpp"
#include "web/site/http.hpp"
#include "web/site/visit.hpp"

namespace vigie::web {

Response get_returns(const ReaderPages& pages, const Visit& visit);
/// geste: retirer | classer
Response post_return(const ReaderPages& pages, const Visit& visit);

}  // namespace vigie::web
