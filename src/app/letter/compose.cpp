// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/compose.hpp"

#include <algorithm>
#include <functional>

#include "app/letter/block_changes.hpp"
#include "app/letter/letter_mails.hpp"
#include "base/format.hpp"

namespace vigie::app {
namespace {

using letter::IssueRefusal;

/// Writes within the transaction; false when the block is no longer as it was seen.
using Write = std::function<Result<bool>(store::Transaction&, const store::Hand&)>;

/// The step `change` and what it is made for, together or not at all.
Result<ComposeOutcome> change(store::Transaction& tx, IssueId issue, BlockId block,
                              const Actor& actor, Instant now, const Write& write) {
  store::Reader reader = tx.reader();
  const auto before = store::issue_by_id(reader, issue);
  if (!before) return fail(before.error());
  auto step = step_issue(tx, *before, letter::IssueAction::change, actor, now);
  if (!step) return fail(step.error());
  if (const auto* refusal = std::get_if<IssueRefusal>(&*step)) return *refusal;
  const auto written = write(tx, store::Hand{actor.curator, now});
  if (!written) return fail(written.error());
  if (!*written) {
    return IssueRefusal{IssueRefusal::Why::changed_meanwhile, letter::IssueAction::change,
                        before->state, before->number};
  }
  if (before->state == IssueState::approved || before->state == IssueState::frozen) {
    if (auto told = tell_fallen(tx, *before, now); !told) return fail(told.error());
  }
  if (auto done = tx.commit(); !done) return fail(done.error());
  return Composed{std::get<store::IssueRow>(std::move(*step)), block, before->state};
}

/// The block that was seen as it is now; without id when it was taken out.
Result<Block> block_now(store::Reader& reader, IssueId issue, BlockId id) {
  auto blocks = store::blocks_of(reader, issue);
  if (!blocks) return fail(blocks.error());
  const auto block = std::ranges::find(*blocks, id, &Block::id);
  return block == blocks->end() ? Block{} : std::move(*block);
}

/// Changes one block that a person saw.
Result<ComposeOutcome> change_seen(
    store::Database& db, const SeenBlock& seen, const Actor& actor, Instant now,
    const std::function<Result<bool>(store::Transaction&, Block, const store::Hand&)>& write) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto issue = store::issue_of_block(reader, seen.id);
  if (!issue) return fail(issue.error());
  if (!*issue) return fail(Code::not_found, fmt::format("block {}", seen.id.value));
  auto block = block_now(reader, **issue, seen.id);
  if (!block) return fail(block.error());
  return change(*tx, **issue, seen.id, actor, now,
                [&](store::Transaction& open, const store::Hand& hand) -> Result<bool> {
                  if (!block->id) return false;
                  block->version = seen.version;  // what the update compares
                  return write(open, std::move(*block), hand);
                });
}

Result<bool> written_with(store::Transaction& tx, BlockId block, const WithBlock& with) {
  if (!with) return true;
  if (auto done = with(tx, block); !done) return fail(done.error());
  return true;
}

BlockOrigin touched(const Block& block) {
  return block.kind == BlockKind::article ? BlockOrigin::placed : BlockOrigin::written;
}

}  // namespace

Result<ComposeOutcome> add_block(store::Database& db, IssueId issue, Block block,
                                 const Actor& actor, Instant now, const WithBlock& with) {
  block.origin = touched(block);
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  BlockId id;
  auto outcome = change(*tx, issue, {}, actor, now,
                        [&](store::Transaction& open, const store::Hand& hand) -> Result<bool> {
                          if (block.position == 0) {
                            store::Reader reader = open.reader();
                            const auto blocks = store::blocks_of(reader, issue);
                            if (!blocks) return fail(blocks.error());
                            block.position = letter::free_place(*blocks, block.section);
                          }
                          const auto made = put_new_block(open, issue, std::move(block), hand);
                          if (!made) return fail(made.error());
                          id = *made;
                          return written_with(open, id, with);
                        });
  if (outcome) {
    if (auto* composed = std::get_if<Composed>(&*outcome)) composed->block = id;
  }
  return outcome;
}

namespace {

/// `text` in the place of the text of `before`; all else stays.
Block with_text_of(const Block& before, const Block& text) {
  Block block = text;
  block.id = before.id;
  block.version = before.version;
  block.kind = before.kind;
  block.origin = touched(before);
  block.page = before.page;
  block.section = before.section;
  block.position = before.position;
  block.panorama_item = before.panorama_item;
  block.article = before.article;
  block.source_file = before.source_file;
  block.source_hash = before.source_hash;
  return block;
}

}  // namespace

Result<ComposeOutcome> edit_block(store::Database& db, const SeenBlock& seen, const Block& text,
                                  const Actor& actor, Instant now, const WithBlock& with) {
  return change_seen(
      db, seen, actor, now,
      [&](store::Transaction& tx, const Block& before, const store::Hand& hand) -> Result<bool> {
        const auto put = put_new_text(tx, with_text_of(before, text), hand);
        return put && *put ? written_with(tx, before.id, with) : put;
      });
}

Result<ComposeOutcome> take_file_text(store::Database& db, const SeenBlock& seen, const Block& text,
                                      const Actor& actor, Instant now) {
  return change_seen(db, seen, actor, now,
                     [&](store::Transaction& tx, const Block& before, const store::Hand& hand) {
                       Block block = with_text_of(before, text);
                       block.source_hash = text.source_hash;
                       return put_new_text(tx, std::move(block), hand);
                     });
}

Result<ComposeOutcome> place_block(store::Database& db, const SeenBlock& seen,
                                   const PlaceInIssue& place, const Actor& actor, Instant now) {
  return change_seen(db, seen, actor, now,
                     [&](store::Transaction& tx, Block block, const store::Hand& hand) {
                       if (block.origin == BlockOrigin::proposed) {
                         block.origin = BlockOrigin::placed;
                       }
                       block.section = place.section;
                       block.page = place.page;
                       block.position = place.position;
                       return store::change_block(tx, block, block.version, hand);
                     });
}

Result<ComposeOutcome> move_block(store::Database& db, const LetterPlan& plan,
                                  const SeenBlock& seen, const letter::BlockMove& move,
                                  const Actor& actor, Instant now) {
  return change_seen(
      db, seen, actor, now,
      [&](store::Transaction& tx, const Block& block, const store::Hand& hand) -> Result<bool> {
        store::Reader reader = tx.reader();
        const auto issue = store::issue_of_block(reader, block.id);
        if (!issue) return fail(issue.error());
        const auto blocks = store::blocks_of(reader, **issue);
        if (!blocks) return fail(blocks.error());
        for (Block& each : letter::arranged(plan, *blocks, block.id, move)) {
          const bool moved = each.id == block.id;
          if (moved && each.origin == BlockOrigin::proposed) each.origin = BlockOrigin::placed;
          const int version = moved ? block.version : each.version;
          each.version = version;
          const auto done = store::change_block(tx, each, version, hand);
          if (!done || !*done) return done;
        }
        return true;
      });
}

Result<ComposeOutcome> put_back_block(store::Database& db, const LetterPlan& plan, IssueId issue,
                                      BlockId block, std::string_view section, const Actor& actor,
                                      Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto of = store::issue_of_block(reader, block);
  if (!of) return fail(of.error());
  if (*of != std::optional(issue)) {
    return fail(Code::not_found, fmt::format("block {}", block.value));
  }
  const auto blocks = store::blocks_of(reader, issue);
  if (!blocks) return fail(blocks.error());
  Block back;
  back.id = block;
  back.section = section;
  back.page = letter::page_of_section(plan, section);
  back.position = letter::free_place(*blocks, section);
  return change(*tx, issue, block, actor, now,
                [&](store::Transaction& open, const store::Hand& hand) {
                  return store::put_back_block(open, back, hand);
                });
}

Result<ComposeOutcome> set_words(store::Database& db, const store::IssueRow& row, int seen,
                                 const IssueWords& words, const Actor& actor, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto standing = store::issue_by_id(reader, row.id);
  if (!standing) return fail(standing.error());
  if (standing->version != seen) {
    return IssueRefusal{IssueRefusal::Why::changed_meanwhile, letter::IssueAction::change,
                        standing->state, standing->number};
  }
  return change(*tx, row.id, {}, actor, now,
                [&](store::Transaction& open, const store::Hand& hand) -> Result<bool> {
                  const auto done = store::set_issue_words(open, row.id, words.subject,
                                                           words.preheader, hand.who);
                  if (!done) return fail(done.error());
                  return true;
                });
}

Result<ComposeOutcome> take_out_block(store::Database& db, const SeenBlock& seen,
                                      const Actor& actor, Instant now) {
  return change_seen(db, seen, actor, now,
                     [&](store::Transaction& tx, const Block& block, const store::Hand& hand) {
                       return store::take_out_block(tx, block.id, block.version, hand);
                     });
}

}  // namespace vigie::app
