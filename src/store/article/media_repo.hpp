// SPDX-License-Identifier: EUPL-1.2
/// Who publishes, and what leaves the addresses of what they publish.
///
/// Shape   a media that left the files is retired: articles keep it, hosts and names do not.
/// Errors  storage.
#pragma once

#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "model/media.hpp"
#include "store/sql/database.hpp"
#include "text/tracker_list.hpp"

namespace vigie::store {

struct StoredMedia {
  MediaId id;
  Media media;
};
/// Those that the files have, by key.
Result<std::vector<StoredMedia>> media_list(Reader& reader);

/// Inserts, or brings a known key up to date (and out of retirement), its hosts and aliases too: a
/// host that was another's becomes its own.
Result<void> put_media(Transaction& tx, const Media& media);
Result<void> retire_media(Transaction& tx, std::string_view key, Instant now);

Result<TrackerSites> tracker_sites(Reader& reader);
/// The same, to clean addresses with.
Result<text::TrackerList> link_trackers(Reader& reader);
Result<void> replace_trackers(Transaction& tx, const TrackerSite& site);

}  // namespace vigie::store
