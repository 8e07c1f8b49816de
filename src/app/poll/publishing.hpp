// SPDX-License-Identifier: EUPL-1.2
/// Who publishes, and what leaves their addresses: the register and the list of trackers, as they
/// were last applied.
///
/// Shape   read once a round; what they are asked only computes, from any thread.
/// Errors  storage.
#pragma once

#include "identify/publisher.hpp"
#include "store/sql/database.hpp"
#include "text/tracker_list.hpp"

namespace vigie::app {

struct Publishing {
  identify::MediaBook media;
  text::TrackerList trackers;
};

Result<Publishing> load_publishing(store::Reader& reader);

}  // namespace vigie::app
