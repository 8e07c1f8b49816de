// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/block_changes.hpp"

#include "store/article/media_repo.hpp"

namespace vigie::app {
namespace {

Result<void> put_text(store::Transaction& tx, const Block& block, const store::Hand& hand) {
  if (auto done = store::add_block_text(tx, block, hand); !done) return done;
  int position = 0;
  for (const Fact& fact : block.facts) {
    if (auto done = store::add_block_fact(tx, block, ++position, fact); !done) return done;
  }
  return {};
}

Result<void> clean(store::Transaction& tx, Block& block) {
  store::Reader reader = tx.reader();
  const auto trackers = store::link_trackers(reader);
  if (!trackers) return fail(trackers.error());
  block.url = trackers->clean(block.url);
  block.body_markdown = text::clean_addresses(block.body_markdown, *trackers);
  return {};
}

}  // namespace

Result<BlockId> put_new_block(store::Transaction& tx, IssueId issue, Block block,
                              const store::Hand& hand) {
  if (auto done = clean(tx, block); !done) return fail(done.error());
  const auto id = store::add_block(tx, issue, block, hand);
  if (!id) return id;
  block.id = *id;
  block.version = 1;
  if (auto done = put_text(tx, block, hand); !done) return fail(done.error());
  return id;
}

Result<bool> put_new_text(store::Transaction& tx, Block block, const store::Hand& hand) {
  if (auto done = clean(tx, block); !done) return fail(done.error());
  const int seen = block.version++;
  const auto changed = store::change_block(tx, block, seen, hand);
  if (!changed || !*changed) return changed;
  if (auto done = put_text(tx, block, hand); !done) return fail(done.error());
  return true;
}

}  // namespace vigie::app
