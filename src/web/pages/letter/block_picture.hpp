// SPDX-License-Identifier: EUPL-1.2
/// The picture of a block: given with its form, taken from an address, or named there.
///
/// Shape   a file that came with the form is shrunk and kept for the letter, and its name becomes
///         the block's; what stands in its way is said among the problems, and nothing that was
///         typed is lost. Whoever gives a picture says what it shows, who made it and by which right
///         it is used. An address is asked once, when the form is saved and not by its autosave; the
///         picture is then one that was given, and nothing leads to the address any more. Asking is
///         `cli`'s: it hands a function down, and where it handed none the form says so.
/// Errors  storage.
#pragma once

#include <functional>

#include "web/pages/letter/block_form.hpp"
#include "web/pages/letter/issue_visit.hpp"

namespace vigie::web {

/// Bytes of unknown worth, or a sentence why there are none.
using FetchPicture = std::function<Result<std::string>(const std::string& address)>;

Result<void> take_picture(const Visit& visit, const IssueVisit& issue, const FetchPicture& fetch,
                          TypedBlock& typed);

/// Its address, size and weight; nothing to show where the block has none.
Result<std::vector<render::View>> picture_view(store::Reader& reader, const IssueVisit& issue,
                                               const Picture& picture);

}  // namespace vigie::web
