// SPDX-License-Identifier: EUPL-1.2
/// What a person does to the blocks of an issue.
///
/// Shape   each is one transaction and a change of content: what was under review, approved or
///         frozen falls back to draft, and `before` says from where. What a person touched is hers:
///         proposals no longer replace it, and what she took out is not proposed again.
/// Errors  storage, not_found. What somebody else changed or took out first is an outcome, and
///         nothing is written.
#pragma once

#include <variant>

#include "app/letter/issue_steps.hpp"
#include "model/letter.hpp"

namespace vigie::app {

/// A block as the person saw it.
struct SeenBlock {
  BlockId id;
  int version = 0;
};

struct Place {
  std::string section;
  int page = 1;
  int position = 1;
};

struct Composed {
  store::IssueRow row;
  BlockId block;
  IssueState before = IssueState::draft;
};
using ComposeOutcome = std::variant<Composed, letter::IssueRefusal>;

/// A new block, written by hand or made of a piece that she chose (`block.kind`).
Result<ComposeOutcome> add_block(store::Database& db, IssueId issue, Block block,
                                 const Actor& actor, Instant now);
/// Its text becomes that of `text`; its place stays.
Result<ComposeOutcome> edit_block(store::Database& db, const SeenBlock& seen, const Block& text,
                                  const Actor& actor, Instant now);
Result<ComposeOutcome> place_block(store::Database& db, const SeenBlock& seen, const Place& place,
                                   const Actor& actor, Instant now);
Result<ComposeOutcome> take_out_block(store::Database& db, const SeenBlock& seen,
                                      const Actor& actor, Instant now);

}  // namespace vigie::app
