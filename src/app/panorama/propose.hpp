// SPDX-License-Identifier: EUPL-1.2
/// A centre offers a story for the panorama, with a note for the public and a remark for
/// colleagues; or takes its offer back.
///
/// Shape   one durable transaction each. Offering again on the same story says it otherwise: a person
///         has one offer a story. The story stays, or goes, among those that the centre kept.
/// Errors  not_found (not on this desk, no such proposal of this centre), conflict (somebody decided
///         since). A note that does not do, or a story that is public already, is an answer.
#pragma once

#include <string>
#include <variant>

#include "app/desk/desk_move.hpp"
#include "panorama/panorama.hpp"
#include "rights/note.hpp"

namespace vigie::app {

inline constexpr std::size_t kRemarkSignsMax = 1000;

struct Offer {
  std::string note;    ///< for the public
  std::string remark;  ///< for colleagues
};
using OfferAnswer = std::variant<ProposalId, rights::NoteVerdict, panorama::Relay>;

Result<OfferAnswer> propose(store::Database& db, const store::Curator& curator,
                            const SeenItem& click, const Offer& offer, Instant now);

/// One of the centre's own, as it was seen.
Result<void> withdraw_offer(store::Database& db, const store::Curator& curator, ProposalId proposal,
                            int version, Instant now);

}  // namespace vigie::app
