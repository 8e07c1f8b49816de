// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/write_block.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "letter/content.hpp"
#include "store/letter/block_repo.hpp"
#include "store/letter/shared_repo.hpp"

namespace vigie::app {
namespace {

Failure no_block(BlockId block) {
  return fail(Code::not_found, fmt::format("block {}", block.value));
}

/// Her text is beside the block already.
Result<bool> is_aside(store::Reader& reader, const Block& mine, CuratorId who) {
  const auto kept = store::asides(reader, mine.id);
  if (!kept) return fail(kept.error());
  return std::ranges::any_of(*kept, [&](const store::Aside& each) {
    return each.who == who && each.title == mine.title && each.body_markdown == mine.body_markdown;
  });
}

/// Its latest text, with who wrote it and when.
Result<store::BlockText> latest_text(store::Reader& reader, BlockId block) {
  auto texts = store::block_history(reader, block);
  if (!texts) return fail(texts.error());
  if (texts->empty()) return no_block(block);
  return std::move(texts->back());
}

/// Her text beside the block, and what stands there.
Result<WriteOutcome> clash(store::Database& db, const Block& mine, store::BlockText theirs,
                           const Actor& actor, Instant now) {
  store::Reader reader = db.reader();
  const auto kept_already = is_aside(reader, mine, actor.curator);
  if (!kept_already) return fail(kept_already.error());
  // Of a version that there was: a form that was made up leaves nothing behind.
  const bool was_there = mine.version > 0 && mine.version < theirs.block.version;
  if (actor.curator && was_there && !*kept_already) {
    auto tx = db.begin(store::Durability::full);
    if (!tx) return fail(tx.error());
    const auto kept = store::put_aside(*tx, mine, actor.curator, now);
    if (!kept) return fail(kept.error());
    if (auto done = tx->commit(); !done) return fail(done.error());
  }
  BlockClash outcome;
  outcome.by = theirs.name;
  outcome.by_self = theirs.hand.who == actor.curator;
  outcome.at = theirs.hand.at;
  outcome.theirs = std::move(theirs.block);
  return outcome;
}

/// Versions that one person wrote one after the other, the same hour, are one in the history.
Result<void> join_sitting(store::Database& db, const store::BlockText& before, int version,
                          const Actor& actor, Instant now) {
  const bool same_sitting = actor.curator && before.hand.who == actor.curator &&
                            now - before.hand.at < kOneSittingSeconds &&
                            before.block.version + 1 == version && before.block.version > 1;
  if (!same_sitting) return {};
  store::Reader reader = db.reader();
  const auto shared = store::shared_block(reader, before.block.id);
  if (!shared) return fail(shared.error());
  if (*shared && before.block.version <= (*shared)->asked_version) return {};  // others read it
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  if (auto done = store::drop_text(*tx, before.block.id, before.block.version); !done) return done;
  return tx->commit();
}

}  // namespace

namespace {

enum class From { person, file };

Result<void> write_alone(store::Database& db, BlockId block, const WithBlock& with) {
  if (!with) return {};
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  if (auto done = with(*tx, block); !done) return done;
  return tx->commit();
}

Result<WriteOutcome> write(store::Database& db, const SeenBlock& seen, const Block& text, From from,
                           const Actor& actor, Instant now, const WithBlock& with = {}) {
  store::Reader reader = db.reader();
  auto before = latest_text(reader, seen.id);
  if (!before) return fail(before.error());
  before->block.kind = text.kind;  // a history holds texts alone
  const bool same = letter::text_bytes(text) == letter::text_bytes(before->block);
  if (same && from == From::person) {
    if (auto done = write_alone(db, seen.id, with); !done) return fail(done.error());
    return BlockWritten{before->block.version, before->hand.at, IssueState::draft};
  }
  Block mine = text;
  mine.id = seen.id;
  mine.version = seen.version;
  if (before->block.version != seen.version) {
    return clash(db, mine, std::move(*before), actor, now);
  }
  auto done = from == From::file ? take_file_text(db, seen, text, actor, now)
                                 : edit_block(db, seen, text, actor, now, with);
  if (!done) return fail(done.error());
  if (const auto* refusal = std::get_if<letter::IssueRefusal>(&*done)) {
    if (refusal->why != letter::IssueRefusal::Why::changed_meanwhile) return *refusal;
    auto after = latest_text(reader, seen.id);
    if (!after) return fail(after.error());
    return clash(db, mine, std::move(*after), actor, now);
  }
  const int version = seen.version + 1;
  const IssueState was = std::get<Composed>(*done).before;
  // What an approval was given to stays in the history.
  if (was == IssueState::draft) {
    if (auto joined = join_sitting(db, *before, version, actor, now); !joined) {
      return fail(joined.error());
    }
  }
  return BlockWritten{version, now, was};
}

}  // namespace

Result<WriteOutcome> write_block(store::Database& db, const SeenBlock& seen, const Block& text,
                                 const Actor& actor, Instant now, const WithBlock& with) {
  return write(db, seen, text, From::person, actor, now, with);
}

Result<WriteOutcome> take_file(store::Database& db, const SeenBlock& seen, const Block& text,
                               const Actor& actor, Instant now) {
  return write(db, seen, text, From::file, actor, now);
}

Result<WriteOutcome> restore_text(store::Database& db, const SeenBlock& seen, int version,
                                  const Actor& actor, Instant now) {
  store::Reader reader = db.reader();
  const auto texts = store::block_history(reader, seen.id);
  if (!texts) return fail(texts.error());
  const auto wanted = std::ranges::find_if(
      *texts, [&](const store::BlockText& each) { return each.block.version == version; });
  if (wanted == texts->end()) return no_block(seen.id);
  Block text = wanted->block;
  text.kind = texts->back().block.kind;
  return write_block(db, seen, text, actor, now);
}

Result<void> note_presence(store::Database& db, BlockId block, CuratorId who, bool there,
                           Instant now) {
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  const auto done =
      there ? store::mark_presence(*tx, block, who, now) : store::end_presence(*tx, block, who);
  if (!done) return done;
  return tx->commit();
}

Result<void> comment(store::Database& db, IssueId issue, BlockId block, CuratorId who,
                     std::string_view text, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto done = store::add_comment(*tx, issue, block, who, text, now);
  if (!done) return fail(done.error());
  return tx->commit();
}

Result<bool> resolve(store::Database& db, IssueId issue, CommentId comment, CuratorId who,
                     Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto done = store::resolve_comment(*tx, issue, comment, who, now);
  if (!done || !*done) return done;
  if (auto kept = tx->commit(); !kept) return fail(kept.error());
  return true;
}

Result<bool> drop_aside(store::Database& db, BlockId block, AsideId aside) {
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  const auto done = store::drop_aside(*tx, block, aside);
  if (!done || !*done) return done;
  if (auto kept = tx->commit(); !kept) return fail(kept.error());
  return true;
}

}  // namespace vigie::app
