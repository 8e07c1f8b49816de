// SPDX-License-Identifier: EUPL-1.2
/// A block shared with other letters, on its page and on the pages of those who took it.
///
/// Shape   POST …/blocs/{block}/partage asks for it to be shared, or ends it (`quoi`);
///         …/partage/approbation approves the version that was seen; …/correction takes what the
///         block's origin says now, or leaves it (`quoi`).
#pragma once

#include "web/pages/letter/issue_visit.hpp"

namespace vigie::web {

/// Sets "share" in the view of a block's page.
Result<void> set_share(render::View& view, store::Reader& reader, const Visit& visit,
                       const IssueVisit& issue, const Block& block, bool may_edit);
/// Sets "corrections" in the view of an issue's page, and "borrowed": whose blocks it took.
Result<void> set_borrowed(render::View& view, store::Reader& reader, const store::IssueRow& row);

Response post_share(const Layout& layout, const Visit& visit, const config::VigieConfig& config);
Response post_share_approval(const Layout& layout, const Visit& visit,
                             const config::VigieConfig& config);
Response post_correction_taken(const Layout& layout, const Visit& visit,
                               const config::VigieConfig& config);

}  // namespace vigie::web
