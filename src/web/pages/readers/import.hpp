// SPDX-License-Identifier: EUPL-1.2
/// A file of readers: tried first, taken in when somebody says so, undone as one.
///
/// Shape   the file waits in the database between its trial and its import, one for each curator.
#pragma once

#include "web/pages/readers/routes.hpp"
#include "web/site/http.hpp"
#include "web/site/visit.hpp"

namespace vigie::web {

Response get_import(const ReaderPages& pages, const Visit& visit);
Response post_import_trial(const ReaderPages& pages, const Visit& visit);
Response post_import(const ReaderPages& pages, const Visit& visit);
Response post_import_dropped(const ReaderPages& pages, const Visit& visit);
Response post_lot_undone(const ReaderPages& pages, const Visit& visit);

}  // namespace vigie::web
