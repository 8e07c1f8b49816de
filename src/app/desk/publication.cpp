// SPDX-License-Identifier: EUPL-1.2
#include "app/desk/publication.hpp"

#include "base/format.hpp"
#include "panorama/lifecycle.hpp"
#include "store/letter/erratum_repo.hpp"
#include "store/people/event_repo.hpp"

namespace vigie::app {
namespace {

using panorama::ItemAction;
using panorama::ProposalAction;

Failure moved_on(std::string what) {
  return fail(Code::conflict, std::move(what), "quelqu’un a changé le panorama entre-temps");
}

/// It is public: letters that lost it while it was not have it again.
Result<void> give_back_to_letters(store::Transaction& tx, const store::PanoramaItem& item,
                                  CuratorId by, Instant now) {
  const auto given = store::give_back_struck(tx, {item.article, item.id, by, now});
  if (!given) return fail(given.error());
  if (*given == 0) return {};
  return store::add_event(tx,
                          {item.centre, by, "issue_given_back",
                           fmt::format("panorama {}", item.key), fmt::format("{} blocks", *given)},
                          now);
}

}  // namespace

Result<void> step_item(store::Transaction& tx, const store::PanoramaItem& item,
                       panorama::ItemAction action, CuratorId by, std::string_view reason,
                       Instant now) {
  const auto to = panorama::after(item.state, action);
  if (!to) return moved_on(fmt::format("item {} is {}", item.id.value, name_of(item.state)));
  const auto moved = store::move_panorama_item(tx, item.id, item.version,
                                               {.to = *to, .by = by, .reason = reason}, now);
  if (!moved) return fail(moved.error());
  if (!*moved) return moved_on(fmt::format("item {} moved on", item.id.value));
  if (*to == ItemState::published) return give_back_to_letters(tx, item, by, now);
  return {};
}

Result<void> step_proposal(store::Transaction& tx, store::Proposal& proposal,
                           panorama::ProposalAction action, const ProposalAnswer& answer,
                           CuratorId by, Instant now) {
  const auto to = panorama::after(proposal.state, action);
  if (!to) return moved_on(fmt::format("proposal {}", proposal.id.value));
  const auto moved = store::move_proposal(
      tx, proposal.id, proposal.version,
      {.to = *to, .by = by, .item = answer.item, .reason = answer.reason}, now);
  if (!moved) return fail(moved.error());
  if (!*moved) return moved_on(fmt::format("proposal {} moved on", proposal.id.value));
  proposal.state = *to;
  ++proposal.version;
  return {};
}

Result<PanoramaItemId> publish_at_once(store::Transaction& tx, const store::Proposal& proposal,
                                       const store::PanoramaItem& item, Instant now) {
  store::Proposal offer = proposal;
  const auto offered = store::add_proposal(tx, offer, now);
  if (!offered) return fail(offered.error());
  offer.id = *offered;
  store::PanoramaItem made = item;
  const auto added = store::add_panorama_item(tx, made, now);
  if (!added) return fail(added.error());
  made.id = *added;
  auto done = step_proposal(tx, offer, ProposalAction::take, {made.id}, offer.curator, now);
  if (done) done = step_item(tx, made, ItemAction::publish, made.curator, "", now);
  if (!done) return fail(done.error());
  return made.id;
}

Result<void> withdraw_item(store::Transaction& tx, const store::PanoramaItem& item, CuratorId by,
                           std::string_view reason, Instant now) {
  return step_item(tx, item, ItemAction::withdraw, by, reason, now);
}

Result<void> restore_item(store::Transaction& tx, const store::PanoramaItem& item, CuratorId by,
                          Instant now) {
  return step_item(tx, item, ItemAction::restore, by, "", now);
}

Result<void> take_back_item(store::Transaction& tx, const store::PanoramaItem& item, CuratorId by,
                            Instant now) {
  if (auto done = withdraw_item(tx, item, by, "", now); !done) return done;
  store::Reader reader = tx.reader();
  auto proposal = store::proposal_of(reader, item.id);
  if (!proposal) return fail(proposal.error());
  if (!*proposal) return {};  // another centre's words were taken
  auto done = step_proposal(tx, **proposal, ProposalAction::reopen, {}, by, now);
  if (done) done = step_proposal(tx, **proposal, ProposalAction::withdraw, {}, by, now);
  return done;
}

}  // namespace vigie::app
