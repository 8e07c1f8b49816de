// SPDX-License-Identifier: EUPL-1.2
/// Requests about a source: given up, or asked for.
///
/// Shape   a row moves from the version that the caller saw; "rota/source_requests.hpp" says where to.
///         One waits for an answer a source at most.
/// Errors  storage; conflict for a second open one of a source; not_found for a key that no centre has.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/ids.hpp"
#include "model/source_request.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct SourceRequest {
  SourceRequestId id{};
  SourceId source;
  std::string title{};  ///< of the source, when it is read
  SourceRequestKind kind = SourceRequestKind::give;
  SourceRequestState state = SourceRequestState::asked;
  std::string by;       ///< the centre that asks
  std::string of;       ///< the centre that is asked, or took it; "" : all
  std::string word;     ///< as typed
  std::string asker{};  ///< a name, when it is read; "" : nobody any more
  Instant asked_at;
  int version = 1;
};

Result<std::optional<SourceRequest>> source_request(Reader& reader, SourceRequestId id);
/// Asked, oldest first.
Result<std::vector<SourceRequest>> open_source_requests(Reader& reader);

Result<SourceRequestId> add_source_request(Transaction& tx, const SourceRequest& request,
                                           CuratorId by);
/// `of` is who took it; "" : as before. False: somebody was quicker.
Result<bool> move_source_request(Transaction& tx, const SourceRequest& from, SourceRequestState to,
                                 std::string_view of, CuratorId by, Instant now);

/// Feeds that are polled and that nobody reads.
struct UnheldSource {
  SourceId id;
  std::string title;
};
Result<std::vector<UnheldSource>> unheld_sources(Reader& reader);

}  // namespace vigie::store
