// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/letter/shared.hpp"

#include <algorithm>

#include "app/letter/share_block.hpp"
#include "base/format.hpp"
#include "letter/difference.hpp"
#include "letter/wording.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

std::vector<View> runs_between(const Block& before, const Block& after) {
  std::vector<View> runs;
  const auto whole = [](const Block& block) { return block.title + "\n\n" + block.body_markdown; };
  for (const letter::Change& each : letter::difference(whole(before), whole(after))) {
    runs.push_back(View()
                       .set("run", each.text)
                       .set("removed", each.kind == letter::Change::Kind::removed)
                       .set("added", each.kind == letter::Change::Kind::added));
  }
  return runs;
}

/// What was taken by whom: "Les brèves n° 31".
std::string takers_words(const std::vector<store::TakenBlock>& takers) {
  std::vector<std::string> names;
  for (const store::TakenBlock& each : takers) {
    names.push_back(fmt::format("{} n°\u00a0{}", each.letter_name, each.number));
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

/// Of a block that is its letter's own: not shared, waiting for approval, or offered.
Result<void> set_offer(View& view, store::Reader& reader, const Visit& visit, const Block& block) {
  const auto shared = store::shared_block(reader, block.id);
  if (!shared) return fail(shared.error());
  const bool there = *shared && !(*shared)->withdrawn;
  const bool waits = there && (*shared)->asked_version != (*shared)->version;
  const bool offered = there && (*shared)->version > 0;
  view.set("shared_offered", offered)
      .set("shared_waits", waits)
      .set("may_end_share", there)
      .set("may_ask", !there || block.version != (*shared)->asked_version)
      .set("ask_words", offered ? "Proposer la correction aux autres lettres"
                                : "Proposer ce bloc aux autres lettres")
      .set("asked_by", there ? (*shared)->asked_name : "")
      .set("asked_at", there ? moment_of((*shared)->asked_at) : "")
      .set("asked_version", there ? std::to_string((*shared)->asked_version) : "")
      .set("approved_by", offered ? (*shared)->approved_name : "")
      .set("approved_at", offered ? moment_of(*(*shared)->approved_at) : "")
      .set("may_approve_share",
           waits && visit.may(people::Permission::approve_letter, Where::letter))
      .set("asked_difference", std::vector<View>{})
      .set("takers", "");
  if (!there) return {};
  const auto takers = store::takers_of(reader, block.id);
  if (!takers) return fail(takers.error());
  view.set("takers", takers_words(*takers));
  if (!waits) return {};
  const auto asked = store::shared_text(reader, block.id, (*shared)->asked_version);
  if (!asked) return fail(asked.error());
  const auto before =
      offered ? store::shared_text(reader, block.id, (*shared)->version) : Result<Block>(Block{});
  if (!before) return fail(before.error());
  view.set("asked_difference", runs_between(*before, *asked));
  return {};
}

}  // namespace

Result<void> set_share(View& view, store::Reader& reader, const Visit& visit,
                       const IssueVisit& issue, const Block& block, bool may_edit) {
  const auto taken = store::taken_from(reader, block.id);
  if (!taken) return fail(taken.error());
  const auto correction = app::correction_for(reader, block.id);
  if (!correction) return fail(correction.error());
  const bool offered = *correction && issue.row.state < IssueState::frozen;
  View share;
  share
      .set("borrowed_from",
           *taken ? fmt::format("{} n°\u00a0{}", (*taken)->letter_name, (*taken)->number) : "")
      .set("correction_offered", offered)
      .set("correction_difference",
           offered ? runs_between(block, (*correction)->text) : std::vector<View>{})
      .set("may_edit_share", may_edit)
      .set("is_own", !*taken);
  if (auto done = set_offer(share, reader, visit, block); !done) return done;
  view.set("share", std::move(share));
  return {};
}

Result<void> set_borrowed(View& view, store::Reader& reader, const store::IssueRow& row) {
  const auto taken = store::taken_in(reader, row.id);
  if (!taken) return fail(taken.error());
  const auto corrections = store::corrections_for(reader, row.id);
  if (!corrections) return fail(corrections.error());
  const auto blocks = store::blocks_of(reader, row.id);
  if (!blocks) return fail(blocks.error());
  const auto line = [&](const store::TakenBlock& each) {
    const auto block = std::ranges::find(*blocks, each.block, &Block::id);
    return View()
        .set("borrowed_block", std::to_string(each.block.value))
        .set("borrowed_title", block == blocks->end() ? "" : block->title)
        .set("borrowed_letter", each.letter_name);
  };
  std::vector<View> waiting;
  if (row.state < IssueState::frozen) {
    for (const store::TakenBlock& each : *corrections) waiting.push_back(line(each));
  }
  std::vector<View> borrowed;
  for (const store::TakenBlock& each : *taken) borrowed.push_back(line(each));
  view.set("has_corrections", !waiting.empty())
      .set("corrections", std::move(waiting))
      .set("has_borrowed", !borrowed.empty())
      .set("borrowed", std::move(borrowed));
  return {};
}

Response post_share(const Layout& layout, const Visit& visit, const config::VigieConfig& config) {
  const auto issue = visit_issue(visit, config);
  if (!issue) return error_page(layout, visit, issue.error());
  const auto block = named_block(visit, issue->row);
  if (!block) return error_page(layout, visit, block.error());
  const std::string address =
      fmt::format("{}/blocs/{}#partage", address_of(issue->row), block->id.value);
  if (block->version != seen_version(visit)) {
    return error_page(layout, visit,
                      {Code::conflict, visit.request.path,
                       "ce bloc a changé entre-temps\u00a0: le relire avant de le partager"});
  }
  if (visit.request.field("quoi") == "retirer") {
    const auto ended = app::end_share(visit.db, block->id, actor_of(visit), visit.now);
    if (!ended) return error_page(layout, visit, ended.error());
    return see_other(address);
  }
  store::Reader reader = visit.db.reader();
  const auto taken = store::taken_from(reader, block->id);
  if (!taken) return error_page(layout, visit, taken.error());
  if (*taken) {
    return error_page(layout, visit,
                      {Code::invalid_input, visit.request.path,
                       "ce bloc vient d’une autre lettre, qui le partage déjà"});
  }
  const auto done =
      app::ask_to_share(visit.db, {block->id, seen_version(visit)}, actor_of(visit), visit.now);
  if (!done) return error_page(layout, visit, done.error());
  return see_other(address);
}

Response post_share_approval(const Layout& layout, const Visit& visit,
                             const config::VigieConfig& config) {
  const auto issue = visit_issue(visit, config);
  if (!issue) return error_page(layout, visit, issue.error());
  const auto block = named_block(visit, issue->row);
  if (!block) return error_page(layout, visit, block.error());
  const auto done = app::approve_share(
      visit.db, issue->files.plan, {block->id, seen_version(visit)}, actor_of(visit), visit.now);
  if (!done) return error_page(layout, visit, done.error());
  if (*done == app::ShareApproval::given) {
    return see_other(fmt::format("{}/blocs/{}#partage", address_of(issue->row), block->id.value));
  }
  const bool own = *done == app::ShareApproval::own_work;
  return error_page(layout, visit,
                    {Code::conflict, visit.request.path,
                     own ? "vous avez écrit ou proposé ce bloc\u00a0: une autre personne l’approuve"
                         : "un autre texte de ce bloc est proposé depuis\u00a0: rouvrir sa page"});
}

Response post_correction_taken(const Layout& layout, const Visit& visit,
                               const config::VigieConfig& config) {
  const auto issue = visit_issue(visit, config);
  if (!issue) return error_page(layout, visit, issue.error());
  const auto block = named_block(visit, issue->row);
  if (!block) return error_page(layout, visit, block.error());
  const std::string address = fmt::format("{}/blocs/{}", address_of(issue->row), block->id.value);
  if (block->version != seen_version(visit) || issue->row.state >= IssueState::frozen) {
    return error_page(layout, visit,
                      {Code::conflict, visit.request.path,
                       "ce bloc a changé entre-temps\u00a0: relire la différence"});
  }
  if (visit.request.field("quoi") == "laisser") {
    const auto left = app::leave_correction(visit.db, block->id, actor_of(visit), visit.now);
    if (!left) return error_page(layout, visit, left.error());
    return see_other(address);
  }
  const auto outcome = app::take_correction(visit.db, {block->id, seen_version(visit)},
                                            issue->row.letter, actor_of(visit), visit.now);
  if (!outcome) return error_page(layout, visit, outcome.error());
  if (const auto* refusal = std::get_if<letter::IssueRefusal>(&*outcome)) {
    return error_page(layout, visit,
                      {Code::conflict, visit.request.path, letter::sentence_of(*refusal)});
  }
  return see_other(address);
}

}  // namespace vigie::web
