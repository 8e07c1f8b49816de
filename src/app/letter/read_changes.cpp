// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/read_changes.hpp"

#include "store/letter/approval_repo.hpp"

namespace vigie::app {
namespace {

std::string whole(const Block& block) { return block.title + "\n\n" + block.body_markdown; }

/// What the block said at that moment; "" where it was not written yet.
std::string text_at(const std::vector<store::BlockText>& texts, Instant at) {
  std::string then;
  for (const store::BlockText& each : texts) {
    if (each.hand.at <= at) then = whole(each.block);
  }
  return then;
}

Result<void> add_changed(store::Reader& reader, std::vector<ChangedBlock>& changes, Block block,
                         Instant approved_at, bool removed) {
  const auto texts = store::block_history(reader, block.id);
  if (!texts) return fail(texts.error());
  if (texts->empty()) return {};
  ChangedBlock changed;
  changed.then = text_at(*texts, approved_at);
  changed.by = texts->back().name;
  changed.at = texts->back().hand.at;
  changed.removed = removed;
  changed.now = std::move(block);
  changes.push_back(std::move(changed));
  return {};
}

}  // namespace

Result<std::vector<ChangedBlock>> changes_since_approval(store::Reader& reader,
                                                         const store::IssueRow& row) {
  std::vector<ChangedBlock> changes;
  const auto given = store::approvals(reader, row.id);
  if (!given) return fail(given.error());
  if (given->empty() || !given->front().withdrawn_at) return changes;
  const Instant approved_at = given->front().at;
  auto touched = store::blocks_touched_since(reader, row.id, approved_at);
  if (!touched) return fail(touched.error());
  for (store::TouchedBlock& each : *touched) {
    auto done = add_changed(reader, changes, std::move(each.block), approved_at, each.removed);
    if (!done) return fail(done.error());
  }
  return changes;
}

}  // namespace vigie::app
