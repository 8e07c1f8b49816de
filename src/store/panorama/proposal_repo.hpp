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
#include <vector>

#include "model/ids.hpp"
#include "model/panorama.hpp"
#include "model/rota.hpp"
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

/// Other words, or another reading, of one that is still offered at `version`.
Result<bool> reword_proposal(Transaction& tx, const Proposal& proposal);

inline constexpr int kOfferedMax = 200;

/// A proposal with what it is about, for who answers and who asked.
struct ProposalLine {
  Proposal proposal;
  Instant offered_at;
  std::string centre_key;
  std::string centre_name;
  std::string curator_name;
  std::string title;
  std::string media;
  std::string url;
  Access access = Access::free;
  std::string answered_by;  ///< "" while nobody did
  std::optional<Instant> answered_at;
  std::string reason;
  std::optional<ItemState> item_state;  ///< of the item that it went into
  std::string item_key;
  std::optional<Instant> item_at;  ///< when that appeared, or will
};
/// Without an answer, the oldest first.
Result<std::vector<ProposalLine>> offered_proposals(Reader& reader);
/// Of one story, whatever became of them, the oldest first.
Result<std::vector<ProposalLine>> proposals_on(Reader& reader, StoryId story);
/// A centre's own, offered since `since`, the newest first.
Result<std::vector<ProposalLine>> proposals_of(Reader& reader, CentreId centre, Instant since,
                                               int limit);
/// A centre's last one on each of these stories.
Result<std::vector<ProposalLine>> proposals_among(Reader& reader, CentreId centre,
                                                  const std::vector<StoryId>& stories);
/// Those of a person that somebody else took, merged or declined, answered from `since` on and
/// before `until`; the oldest answer first.
Result<std::vector<ProposalLine>> proposals_answered(Reader& reader, CuratorId curator,
                                                     Instant since, Instant until);
Result<std::optional<Proposal>> proposal_by_id(Reader& reader, ProposalId id);
/// Those that an item took or was merged with.
Result<std::vector<Proposal>> proposals_in(Reader& reader, PanoramaItemId item);

/// The one that an item was made of.
Result<std::optional<Proposal>> proposal_of(Reader& reader, PanoramaItemId item);

}  // namespace vigie::store
