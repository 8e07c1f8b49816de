// SPDX-License-Identifier: EUPL-1.2
/// A block written whole: its row, its text, its facts; in a transaction of the caller.
///
/// Shape   a new text is a new version; those of before stay. Trackers leave its links.
/// Errors  storage.
#pragma once

#include "store/letter/block_repo.hpp"

namespace vigie::app {

Result<BlockId> put_new_block(store::Transaction& tx, IssueId issue, Block block,
                              const store::Hand& hand);
/// As `block` says, after the version that it names; false when that is no longer the latest.
Result<bool> put_new_text(store::Transaction& tx, Block block, const store::Hand& hand);

}  // namespace vigie::app
