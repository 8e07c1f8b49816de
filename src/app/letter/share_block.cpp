// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/share_block.hpp"

#include <algorithm>
#include <cstdlib>

#include "base/format.hpp"
#include "store/letter/letter_repo.hpp"
#include "store/people/event_repo.hpp"

namespace vigie::app {
namespace {

Failure not_shared(BlockId block) {
  return fail(Code::not_found, fmt::format("shared block {}", block.value),
              "ce bloc partagé n’est plus proposé\u00a0: rouvrir la page du numéro");
}

Result<store::SharedBlock> shared_named(store::Reader& reader, BlockId block) {
  auto shared = store::shared_block(reader, block);
  if (!shared) return fail(shared.error());
  if (!*shared || (*shared)->withdrawn) return not_shared(block);
  return std::move(**shared);
}

Result<void> note(store::Transaction& tx, BlockId block, std::string_view what, const Actor& actor,
                  Instant now) {
  return store::add_event(
      tx,
      {actor.centre, actor.curator, "shared_block", std::to_string(block.value), std::string(what)},
      now);
}

/// Who wrote that version.
Result<CuratorId> writer_of(store::Reader& reader, BlockId block, int version) {
  const auto texts = store::block_history(reader, block);
  if (!texts) return fail(texts.error());
  const auto text = std::ranges::find_if(
      *texts, [&](const store::BlockText& each) { return each.block.version == version; });
  return text == texts->end() ? CuratorId{} : text->hand.who;
}

/// Those whose issue may still change hear of it.
Result<void> tell_takers(store::Transaction& tx, BlockId shared, int version, Instant now) {
  store::Reader reader = tx.reader();
  const auto takers = store::takers_of(reader, shared);
  if (!takers) return fail(takers.error());
  for (const store::TakenBlock& each : *takers) {
    if (!each.taken_by || each.version >= version) continue;
    const auto told = notify(tx, kSharedCorrected, fmt::format("{}:{}", each.block.value, version),
                             {.curator = each.taken_by}, now);
    if (!told) return fail(told.error());
  }
  return {};
}

/// conflict where the block is no longer the one that was seen.
Result<void> stands_as_seen(store::Reader& reader, const SeenBlock& seen) {
  const auto texts = store::block_history(reader, seen.id);
  if (!texts) return fail(texts.error());
  if (!texts->empty() && texts->back().block.version == seen.version) return {};
  return fail(Code::conflict, fmt::format("block {}", seen.id.value),
              "ce bloc a changé entre-temps\u00a0: le relire avant de le partager");
}

/// The text of the shared block, for a letter: what only its own issue knows stays there.
Block piece_of(Block text) {
  text.id = {};
  text.version = 0;
  text.kind = BlockKind::text;
  text.origin = BlockOrigin::placed;
  text.panorama_item = {};
  text.article = {};
  text.source_file.clear();
  text.source_hash.clear();
  text.section.clear();
  text.position = 0;
  return text;
}

/// A picture of the folder of another letter is not ours to show: only one that was given goes
/// along.
void keep_given_picture(Block& text) {
  if (!text.picture.url.empty() && !text.picture.url.starts_with("depot-")) text.picture = {};
}

Result<SharedPiece> shared_piece(store::Reader& reader, std::string_view letter, BlockId shared) {
  const auto row = shared_named(reader, shared);
  if (!row) return fail(row.error());
  if (row->version == 0 || row->letter == letter) return not_shared(shared);
  auto text = store::shared_text(reader, shared, row->version);
  if (!text) return fail(text.error());
  if (!text->id) return not_shared(shared);
  Block piece = piece_of(std::move(*text));
  keep_given_picture(piece);
  if (piece.media.empty()) piece.media = row->letter_name;  // whose it is, for readers too
  return SharedPiece{std::move(piece), row->version};
}

struct Taking {
  BlockId shared;
  int version = 0;  ///< of which the text is
  std::string letter;
  store::Hand hand;
};

/// The mark of whose it is, and its picture; refused where its letter ended it meanwhile.
WithBlock taken_by(Taking taking) {
  return [taking = std::move(taking)](store::Transaction& tx, BlockId block) -> Result<void> {
    store::Reader reader = tx.reader();
    const auto row = shared_named(reader, taking.shared);
    if (!row) return fail(row.error());
    const auto text = store::shared_text(reader, taking.shared, taking.version);
    if (!text) return fail(text.error());
    const auto done = store::note_taken(tx, block, taking.shared, taking.version, taking.hand);
    if (!done || text->picture.url.empty()) return done;
    return store::copy_picture(tx, row->letter, taking.letter, text->picture.url);
  };
}

}  // namespace

Result<void> ask_to_share(store::Database& db, const SeenBlock& seen, const Actor& actor,
                          Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  if (auto same = stands_as_seen(reader, seen); !same) return same;
  const auto done = store::ask_to_share(*tx, seen.id, seen.version, {actor.curator, now});
  if (!done) return done;
  const auto noted = note(*tx, seen.id, fmt::format("asked, version {}", seen.version), actor, now);
  if (!noted) return noted;
  return tx->commit();
}

Result<ShareApproval> approve_share(store::Database& db, const LetterPlan& plan,
                                    const SeenBlock& seen, const Actor& actor, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto shared = store::shared_block(reader, seen.id);
  if (!shared) return fail(shared.error());
  if (!*shared) return not_shared(seen.id);
  const auto writer = writer_of(reader, seen.id, seen.version);
  if (!writer) return fail(writer.error());
  const bool own = (*shared)->asked_by == actor.curator || *writer == actor.curator;
  if (own && !plan.reviewed_alone) return ShareApproval::own_work;
  const auto done = store::approve_share(*tx, seen.id, seen.version, {actor.curator, now});
  if (!done) return fail(done.error());
  if (!*done) return ShareApproval::changed_meanwhile;
  if (auto told = tell_takers(*tx, seen.id, seen.version, now); !told) return fail(told.error());
  const auto noted =
      note(*tx, seen.id, fmt::format("approved, version {}", seen.version), actor, now);
  if (!noted) return fail(noted.error());
  if (auto kept = tx->commit(); !kept) return fail(kept.error());
  return ShareApproval::given;
}

Result<bool> end_share(store::Database& db, BlockId block, const Actor& actor, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto done = store::end_share(*tx, block, {actor.curator, now});
  if (!done || !*done) return done;
  if (auto noted = note(*tx, block, "ended", actor, now); !noted) return fail(noted.error());
  if (auto kept = tx->commit(); !kept) return fail(kept.error());
  return true;
}

Result<ComposeOutcome> take_shared_block(store::Database& db, const store::IssueRow& issue,
                                         const PlaceInIssue& place, BlockId shared,
                                         const Actor& actor, Instant now) {
  store::Reader reader = db.reader();
  auto piece = shared_piece(reader, issue.letter, shared);
  if (!piece) return fail(piece.error());
  piece->text.section = place.section;
  piece->text.page = place.page;
  piece->text.position = place.position;
  return add_block(db, issue.id, std::move(piece->text), actor, now,
                   taken_by({shared, piece->version, issue.letter, {actor.curator, now}}));
}

Result<std::optional<SharedPiece>> correction_for(store::Reader& reader, BlockId block) {
  const auto taken = store::taken_from(reader, block);
  if (!taken) return fail(taken.error());
  if (!*taken) return std::nullopt;
  const auto shared = store::shared_block(reader, (*taken)->shared);
  if (!shared) return fail(shared.error());
  if (!*shared || (*shared)->withdrawn || (*shared)->version <= (*taken)->version) {
    return std::nullopt;
  }
  auto text = store::shared_text(reader, (*taken)->shared, (*shared)->version);
  if (!text) return fail(text.error());
  if (!text->id) return std::nullopt;
  Block piece = piece_of(std::move(*text));
  keep_given_picture(piece);
  if (piece.media.empty()) piece.media = (*shared)->letter_name;
  return SharedPiece{std::move(piece), (*shared)->version};
}

Result<WriteOutcome> take_correction(store::Database& db, const SeenBlock& seen,
                                     std::string_view letter, const Actor& actor, Instant now) {
  store::Reader reader = db.reader();
  const auto taken = store::taken_from(reader, seen.id);
  if (!taken) return fail(taken.error());
  auto correction = correction_for(reader, seen.id);
  if (!correction) return fail(correction.error());
  if (!*taken || !*correction) return not_shared(seen.id);
  if ((*correction)->text.picture.url.empty()) {  // theirs did not come along: hers stays
    auto mine = store::shared_text(reader, seen.id, seen.version);
    if (!mine) return fail(mine.error());
    (*correction)->text.picture = std::move(mine->picture);
  }
  const Taking taking{
      (*taken)->shared, (*correction)->version, std::string(letter), {actor.curator, now}};
  return write_block(db, seen, (*correction)->text, actor, now, taken_by(taking));
}

Result<void> leave_correction(store::Database& db, BlockId block, const Actor& actor, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto taken = store::taken_from(reader, block);
  if (!taken) return fail(taken.error());
  const auto correction = correction_for(reader, block);
  if (!correction) return fail(correction.error());
  if (!*taken || !*correction) return {};
  const auto done =
      store::note_taken(*tx, block, (*taken)->shared, (*correction)->version, {actor.curator, now});
  if (!done) return done;
  return tx->commit();
}

Result<std::optional<NotificationText>> compose_shared_corrected(const Composing& composing) {
  const BlockId block{std::strtoll(composing.notification.subject.c_str(), nullptr, 10)};
  const auto correction = correction_for(composing.reader, block);
  if (!correction) return fail(correction.error());
  const auto issue = store::issue_of_block(composing.reader, block);
  if (!issue) return fail(issue.error());
  if (!*correction || !*issue) return std::nullopt;
  const auto row = store::issue_by_id(composing.reader, **issue);
  if (!row) return fail(row.error());
  const auto letter = store::letter_by_key(composing.reader, row->letter);
  if (!letter) return fail(letter.error());
  if (row->state >= IssueState::frozen) return std::nullopt;  // it leaves as it was read
  const std::string name = *letter ? (*letter)->name : row->letter;
  return NotificationText{
      fmt::format("{}, n°\u00a0{}\u00a0: un bloc partagé a été corrigé", name, row->number),
      fmt::format("Bonjour,\n\nLe bloc partagé «\u00a0{}\u00a0», que vous avez pris pour le "
                  "n°\u00a0{} de {}, a été corrigé et approuvé. Votre numéro ne change pas sans "
                  "vous.\n\nVoir la différence, la prendre ou la laisser\u00a0:\n{}/lettres/{}/{}"
                  "/blocs/{}\n",
                  (*correction)->text.title, row->number, name, composing.config.web.public_url,
                  row->letter, row->number, block.value)};
}

}  // namespace vigie::app
