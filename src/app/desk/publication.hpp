// SPDX-License-Identifier: EUPL-1.2
/// The moves of a panorama item and of its proposal that go with a move on a desk.
///
/// Shape   inside the caller's transaction; what may follow what is panorama/lifecycle's table.
///         While every centre may publish, relaying offers, takes and publishes at once.
/// Errors  conflict (the story is on the panorama already, somebody moved the item since, or the
///         move is not allowed from here), storage.
#pragma once

#include "panorama/lifecycle.hpp"
#include "store/panorama/panorama_repo.hpp"
#include "store/panorama/proposal_repo.hpp"
#include "store/people/curator_repo.hpp"

namespace vigie::app {

/// One step of an item, as it was read; letters have again what they lost when it was withdrawn.
Result<void> step_item(store::Transaction& tx, const store::PanoramaItem& item,
                       panorama::ItemAction action, CuratorId by, std::string_view reason,
                       Instant now);

struct ProposalAnswer {
  PanoramaItemId item = {};      ///< that takes it, or that it is merged with
  std::string_view reason = {};  ///< told to who proposed
};
/// One step of a proposal, which is left as it then stands.
Result<void> step_proposal(store::Transaction& tx, store::Proposal& proposal,
                           panorama::ProposalAction action, const ProposalAnswer& answer,
                           CuratorId by, Instant now);

/// `item` is published, as made of `proposal`, whose item it becomes.
Result<PanoramaItemId> publish_at_once(store::Transaction& tx, const store::Proposal& proposal,
                                       const store::PanoramaItem& item, Instant now);

Result<void> withdraw_item(store::Transaction& tx, const store::PanoramaItem& item, CuratorId by,
                           std::string_view reason, Instant now);
/// What was withdrawn is public again, where and when it stood.
Result<void> restore_item(store::Transaction& tx, const store::PanoramaItem& item, CuratorId by,
                          Instant now);
/// As if it had never been offered: withdrawn, its proposal too.
Result<void> take_back_item(store::Transaction& tx, const store::PanoramaItem& item, CuratorId by,
                            Instant now);

}  // namespace vigie::app
