// SPDX-License-Identifier: EUPL-1.2
/// Two articles of the panorama that tell one event become one.
///
/// Shape   one durable transaction: the first leaves, and its address leads to the other for ever; its
///         centre is named beside the other's; their stories are one from then on. The words of both
///         are kept where that is asked. Taken back, both are what they were: addresses, states,
///         proposals, stories and desks; words that were corrected since stay.
/// Errors  not_found, conflict (somebody was faster, the other has not appeared while this one has,
///         or what they became since forbids taking it back), storage.
#pragma once

#include "app/panorama/edition.hpp"

namespace vigie::app {

struct Joining {
  PanoramaItemId into;
  bool both_notes = false;
};
Result<EditionAnswer> join_entries(store::Database& db, const Publisher& publisher,
                                   const SeenEntry& seen, const Joining& joining, Instant now);
/// `seen`: the one that stayed; `gone`: the one that went.
Result<EditionAnswer> part_entries(store::Database& db, const Publisher& publisher,
                                   const SeenEntry& seen, PanoramaItemId gone, Instant now);

}  // namespace vigie::app
