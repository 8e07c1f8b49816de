// SPDX-License-Identifier: EUPL-1.2
/// The duty desk as it is read: today's edition, what centres propose, what the reader's own centre
/// proposed, how the week stands.
///
/// Shape   plain structs with all that the page shows.
/// Units   as many statements for one proposal as for fifty.
/// Errors  storage.
#pragma once

#include "app/desk/read_desk.hpp"
#include "app/panorama/edition.hpp"
#include "app/rota/duty_line.hpp"
#include "panorama/scope.hpp"
#include "store/letter/erratum_repo.hpp"
#include "store/panorama/proposal_repo.hpp"
#include "store/panorama/suggestion_repo.hpp"

namespace vigie::app {

inline constexpr int kOwnOffersShown = 20;
inline constexpr int kOwnOffersDays = 21;
inline constexpr int kWithdrawnShown = 10;
inline constexpr int kSuggestedShown = 20;

/// What waits on one story: one line, whoever proposed it.
struct OfferedStory {
  StoryId story;
  std::vector<store::ProposalLine> offers = {};  ///< the oldest first
  std::string mark = {};
  std::vector<panorama::ScopeSign> scope = {};
  bool on_panorama = false;  ///< ready, scheduled or published
};

struct DutyDesk {
  std::vector<store::EditionItem> edition;  ///< in its order
  std::vector<store::EditionItem> withdrawn;
  std::vector<store::Erratum> errata;  ///< of what was withdrawn
  std::vector<OfferedStory> offered;
  std::vector<store::ProposalLine> own;
  std::vector<store::SuggestionRow> suggested;  ///< by readers
  std::int64_t published_this_week = 0;
  bool may_edit = false;
  std::string holder;  ///< "IREV", "" when nobody holds the week
};

/// `places` may be null: then nothing is known of régions.
Result<DutyDesk> read_duty(store::Reader& reader, const Publisher& publisher,
                           const tag::TerritoryTagger* places, Instant now);

}  // namespace vigie::app
