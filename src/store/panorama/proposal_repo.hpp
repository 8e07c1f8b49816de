// SPDX-License-Identifier: EUPL-1.2
/// What centres offer for the shared panorama, and what became of it.
///
/// Shape   a proposal keeps its row whatever the answer; it is moved by one conditional statement
///         that names the version seen. An item's proposals are those it took or was merged with.
/// Errors  storage. A proposal that moved on is an outcome.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/ids.hpp"
#include "model/panorama.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct Proposal {
  ProposalId id = {};
  StoryId story;
  ArticleId article;
  CentreId centre;
  CuratorId curator;
  std::string note;         ///< for the public
  std::string remark = {};  ///< for colleagues
  ProposalState state = ProposalState::offered;
  int version = 1;
  PanoramaItemId item = {};  ///< that took it, or that it was merged with
};

/// Offered, whatever `proposal.state` says.
Result<ProposalId> add_proposal(Transaction& tx, const Proposal& proposal, Instant now);

struct ProposalStep {
  ProposalState to = ProposalState::offered;
  CuratorId by = {};
  PanoramaItemId item = {};
  std::string_view reason = {};
};
/// Moves a proposal that is still at `version`; false when somebody was faster.
Result<bool> move_proposal(Transaction& tx, ProposalId id, int version, const ProposalStep& step,
                           Instant now);

/// The one that an item was made of.
Result<std::optional<Proposal>> proposal_of(Reader& reader, PanoramaItemId item);

}  // namespace vigie::store
