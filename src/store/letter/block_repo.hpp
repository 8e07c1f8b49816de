// SPDX-License-Identifier: EUPL-1.2
/// The blocks of an issue, their places and every text they had.
///
/// Shape   a block's row says where it stands and which version of its text is shown; texts are
///         added, never changed. A change names the version it was made from.
/// Units   positions are places within a section, from 1.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/letter.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

/// Those that stand, by page and place.
Result<std::vector<Block>> blocks_of(Reader& reader, IssueId issue);
/// What a person took out: article, panorama item and file only.
Result<std::vector<Block>> blocks_taken_out(Reader& reader, IssueId issue);
/// Of a block that was taken out too; none for one that is unknown.
Result<std::optional<IssueId>> issue_of_block(Reader& reader, BlockId block);
/// The files whose texts another issue of the letter took, cancelled ones left out.
Result<std::vector<std::string>> files_taken_elsewhere(Reader& reader, std::string_view letter,
                                                       std::string_view month, IssueId issue);

struct Hand {
  CuratorId who;  ///< none: the program, or the command line
  Instant at;
};
/// Its row at version 1; its text is added apart.
Result<BlockId> add_block(Transaction& tx, IssueId issue, const Block& block, const Hand& hand);
Result<void> add_block_text(Transaction& tx, const Block& block, const Hand& hand);
Result<void> add_block_fact(Transaction& tx, const Block& block, int position, const Fact& fact);
/// Place, origin, source and version as `block` has them; false when it is no longer `seen`.
Result<bool> change_block(Transaction& tx, const Block& block, int seen, const Hand& hand);
Result<bool> take_out_block(Transaction& tx, BlockId block, int seen, const Hand& hand);
/// A proposal that nobody touched goes with its texts.
Result<bool> drop_proposal(Transaction& tx, BlockId block);

/// One that was taken out stands again, at the place that `block` names; false when it stands
/// already.
Result<bool> put_back_block(Transaction& tx, const Block& block, const Hand& hand);
/// Those that a person took out, with their texts; latest first.
Result<std::vector<Block>> taken_out_texts(Reader& reader, IssueId issue);

struct BlockText {
  Block block;  ///< its text; no place
  Hand hand;
  std::string name = {};  ///< of who wrote it; "" : the program
};
/// Every text it had, oldest first.
Result<std::vector<BlockText>> block_history(Reader& reader, BlockId block);
struct TouchedBlock {
  Block block;
  bool removed = false;
};
/// Written, placed or taken out after that moment; by page and place.
Result<std::vector<TouchedBlock>> blocks_touched_since(Reader& reader, IssueId issue,
                                                       Instant since);
/// An earlier text goes, when the one after it says more of the same sitting.
Result<void> drop_text(Transaction& tx, BlockId block, int version);

}  // namespace vigie::store
