// SPDX-License-Identifier: EUPL-1.2
/// Who has which page of an issue ready, and by when: rows on its page, a form each.
///
/// Shape   POST …/charges names one (`page`, `qui`, `pour`), over the version that was seen.
#pragma once

#include "web/pages/letter/issue_visit.hpp"

namespace vigie::web {

/// Sets "owners" and "owners_words" in the view of an issue's page.
Result<void> set_owners(render::View& view, store::Reader& reader, const IssueVisit& issue);

Response post_page_owner(const Layout& layout, const Visit& visit,
                         const config::VigieConfig& config);

}  // namespace vigie::web
