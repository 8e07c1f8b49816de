// SPDX-License-Identifier: EUPL-1.2
/// What a person does to the blocks of an issue.
///
/// Shape   each is one transaction and a change of content: what was under review, approved or
///         frozen falls back to draft, and `before` says from where. What a person touched is hers:
///         proposals no longer replace it, and what she took out is not proposed again.
/// Errors  storage, not_found. What somebody else changed or took out first is an outcome, and
///         nothing is written.
#pragma once

#include <functional>
#include <variant>

#include "app/letter/issue_steps.hpp"
#include "letter/arrange.hpp"
#include "model/letter.hpp"

namespace vigie::app {

/// A block as the person saw it.
struct SeenBlock {
  BlockId id;
  int version = 0;
};

struct PlaceInIssue {
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

/// What is written with a block, in its transaction: both or neither.
using WithBlock = std::function<Result<void>(store::Transaction&, BlockId)>;

/// A new block, written by hand or made of a piece that she chose (`block.kind`).
Result<ComposeOutcome> add_block(store::Database& db, IssueId issue, Block block,
                                 const Actor& actor, Instant now, const WithBlock& with = {});
/// Its text becomes that of `text`; its place stays.
Result<ComposeOutcome> edit_block(store::Database& db, const SeenBlock& seen, const Block& text,
                                  const Actor& actor, Instant now, const WithBlock& with = {});
/// As `edit_block`, of the text that its file now holds.
Result<ComposeOutcome> take_file_text(store::Database& db, const SeenBlock& seen, const Block& text,
                                      const Actor& actor, Instant now);
Result<ComposeOutcome> place_block(store::Database& db, const SeenBlock& seen,
                                   const PlaceInIssue& place, const Actor& actor, Instant now);
/// One place up or down, to another page, to a place: its neighbours keep their order.
Result<ComposeOutcome> move_block(store::Database& db, const LetterPlan& plan,
                                  const SeenBlock& seen, const letter::BlockMove& move,
                                  const Actor& actor, Instant now);
/// What was taken out of that issue stands again, at the end of a section.
Result<ComposeOutcome> put_back_block(store::Database& db, const LetterPlan& plan, IssueId issue,
                                      BlockId block, std::string_view section, const Actor& actor,
                                      Instant now);
struct IssueWords {
  std::string subject;
  std::string preheader;
};
/// Of the issue as it was seen; the program makes no others from then on.
Result<ComposeOutcome> set_words(store::Database& db, const store::IssueRow& row, int seen,
                                 const IssueWords& words, const Actor& actor, Instant now);
Result<ComposeOutcome> take_out_block(store::Database& db, const SeenBlock& seen,
                                      const Actor& actor, Instant now);

}  // namespace vigie::app
