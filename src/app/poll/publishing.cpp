// SPDX-License-Identifier: EUPL-1.2
#include "app/poll/publishing.hpp"

#include <utility>
#include <vector>

#include "store/article/media_repo.hpp"

namespace vigie::app {

Result<Publishing> load_publishing(store::Reader& reader) {
  auto list = store::media_list(reader);
  if (!list) return fail(list.error());
  std::vector<identify::MediaBook::Entry> entries;
  entries.reserve(list->size());
  for (store::StoredMedia& stored : *list) entries.push_back({stored.id, std::move(stored.media)});
  auto trackers = store::link_trackers(reader);
  if (!trackers) return fail(trackers.error());
  return Publishing{identify::MediaBook(std::move(entries)), std::move(*trackers)};
}

}  // namespace vigie::app
