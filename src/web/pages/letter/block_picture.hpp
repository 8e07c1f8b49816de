// SPDX-License-Identifier: EUPL-1.2
/// The picture of a block: given with its form, or named there.
///
/// Shape   a file that came with the form is shrunk and kept for the letter, and its name becomes
///         the block's; what stands in its way is said among the problems, and nothing that was
///         typed is lost. Whoever gives a picture says what it shows, who made it and by which right
///         it is used.
/// Errors  storage.
#pragma once

#include "web/pages/letter/block_form.hpp"
#include "web/pages/letter/issue_visit.hpp"

namespace vigie::web {

Result<void> take_picture(const Visit& visit, const IssueVisit& issue, TypedBlock& typed);

/// Its address, size and weight; nothing to show where the block has none.
Result<std::vector<render::View>> picture_view(store::Reader& reader, const IssueVisit& issue,
                                               const Picture& picture);

}  // namespace vigie::web
