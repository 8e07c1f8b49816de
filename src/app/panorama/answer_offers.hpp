// SPDX-License-Identifier: EUPL-1.2
/// Who makes the panorama answers what centres proposed of one story: taken, merged with what is
/// there, not this time.
///
/// Shape   one durable transaction each, for all proposals of the story that wait, as they were seen
///         (`mark`): one is taken with its words, or with everybody's; the others are merged with it.
///         What was declined can be offered again by taking the answer back.
/// Errors  not_found, conflict (a proposal came or went since), storage.
#pragma once

#include "app/panorama/edition.hpp"
#include "panorama/panorama.hpp"
#include "store/panorama/proposal_repo.hpp"

namespace vigie::app {

struct SeenOffers {
  StoryId story;
  std::string mark;
};
/// "12:1,15:2": the proposals that wait, each with its version.
std::string mark_of(const std::vector<store::ProposalLine>& lines);

struct Taking {
  ProposalId chosen = {};  ///< whose words, whose name; none: the first
  bool all_words = false;  ///< the notes of all, one after the other
  Timing timing = {};
};
using OffersAnswer =
    std::variant<PanoramaItemId, panorama::DutyRefusal, rights::NoteVerdict, panorama::Relay>;

Result<OffersAnswer> take_offers(store::Database& db, const Publisher& publisher,
                                 const SeenOffers& seen, const Taking& taking, Instant now);
/// With the item that the story has.
Result<OffersAnswer> merge_offers(store::Database& db, const Publisher& publisher,
                                  const SeenOffers& seen, Instant now);
/// For all; `reason` is told to each.
Result<OffersAnswer> decline_offers(store::Database& db, const Publisher& publisher,
                                    const SeenOffers& seen, const std::string& reason, Instant now);
/// Those of the story that were declined wait again.
Result<OffersAnswer> reopen_offers(store::Database& db, const Publisher& publisher, StoryId story,
                                   Instant now);

}  // namespace vigie::app
