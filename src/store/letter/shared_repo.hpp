// SPDX-License-Identifier: EUPL-1.2
/// Blocks that a letter shares with all others, and who took them.
///
/// Shape   one row a shared block: the version of its text that waits for approval, and the one
///         that is offered. A block that was made of it says which version it holds.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/letter/block_repo.hpp"

namespace vigie::store {

inline constexpr int kSharedOfferedMax = 60;

struct SharedBlock {
  BlockId block;
  std::string letter;  ///< whose it is
  std::string letter_name;
  int number = 0;
  int asked_version = 0;
  Instant asked_at;
  CuratorId asked_by;
  std::string asked_name;
  int version = 0;  ///< what is offered; 0: nothing yet
  std::optional<Instant> approved_at;
  std::string approved_name;
  bool withdrawn = false;
  std::string title;  ///< of what is offered
};

struct TakenBlock {
  BlockId block;
  BlockId shared;
  int version = 0;
  std::string letter_name;  ///< of the issue where it stands
  int number = 0;
  CuratorId taken_by;
};

Result<std::optional<SharedBlock>> shared_block(Reader& reader, BlockId block);
/// What other letters than this one offer, latest first.
Result<std::vector<SharedBlock>> shared_offers(Reader& reader, std::string_view but_of);
/// Its text of that version; without id where there is none.
Result<Block> shared_text(Reader& reader, BlockId block, int version);

/// A version is given to be approved; the block is a person's from then on.
Result<void> ask_to_share(Transaction& tx, BlockId block, int version, const Hand& hand);
/// False where another version is asked by now.
Result<bool> approve_share(Transaction& tx, BlockId block, int version, const Hand& hand);
Result<bool> end_share(Transaction& tx, BlockId block, const Hand& hand);

Result<void> note_taken(Transaction& tx, BlockId block, BlockId shared, int version,
                        const Hand& hand);
Result<std::optional<TakenBlock>> taken_from(Reader& reader, BlockId block);
/// The blocks that were made of it and stand.
Result<std::vector<TakenBlock>> takers_of(Reader& reader, BlockId shared);
/// Blocks of an issue that hold another version than the one that is offered now.
Result<std::vector<TakenBlock>> corrections_for(Reader& reader, IssueId issue);
/// The blocks of an issue that are somebody else's, and whose: the letter's name.
Result<std::vector<TakenBlock>> taken_in(Reader& reader, IssueId issue);
/// A picture that was given to one letter, in another too.
Result<void> copy_picture(Transaction& tx, std::string_view from, std::string_view to,
                          std::string_view name);

}  // namespace vigie::store
