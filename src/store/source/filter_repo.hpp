// SPDX-License-Identifier: EUPL-1.2
/// What rules are tried on before they act.
///
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/sql/database.hpp"

namespace vigie::store {

inline constexpr int kWaitingStoriesMax = 100'000;

/// A story still to be read on one desk, told by the article that came first.
struct WaitingStory {
  std::string centre;  ///< key
  Instant arrived_at;
  std::string title;
  std::string author;
  std::string url;
  std::optional<Instant> published_at;
  std::string excerpt;  ///< "" once feed text was forgotten
  std::string source;   ///< of the feed that showed it first
  std::string source_key;
  std::vector<std::string> categories;  ///< none once feed text was forgotten
};

/// Those that arrived since `since`, newest first, at most kWaitingStoriesMax.
Result<std::vector<WaitingStory>> waiting_stories(Reader& reader, Instant since);

}  // namespace vigie::store
