// SPDX-License-Identifier: EUPL-1.2
/// GET and POST /proposer-un-article: anybody tells of an article, without account or name.
///
/// Shape   form: adresse, mots, site (left empty by people). What is sent waits on the duty desk.
///         No cookie, nothing of who sends is kept; an address that sends too much waits.
#pragma once

#include "web/pages/notice/routes.hpp"

namespace vigie::web {

Response get_suggestion(const NoticePages& pages, const Visit& visit);
Response post_suggestion(const NoticePages& pages, const Visit& visit);

}  // namespace vigie::web
