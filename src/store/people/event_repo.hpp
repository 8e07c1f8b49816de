// SPDX-License-Identifier: EUPL-1.2
/// Who did what, when: the journal of people's decisions.
///
/// Shape   kinds are stable words ('keep', 'relay', 'login'); subjects name a thing ("story 12").
///         Names go from the journal after the configured days, the centre stays.
/// Errors  storage.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct Event {
  CentreId centre;
  CuratorId curator;  ///< none: the program itself, or somebody on the command line
  std::string kind;
  std::string subject;
  std::string detail;
};

Result<void> add_event(Transaction& tx, const Event& event, Instant now);
/// A line of the journal, with the names as they stand now.
struct ListedEvent {
  EventId id;
  Instant at;
  std::string centre;   ///< ""
  std::string curator;  ///< "": the program, the command line, or forgotten
  std::string kind;
  std::string subject;
  std::string detail;
};
struct EventQuery {
  std::vector<std::string> kinds = {};  ///< none: all; a few words, each is asked for
  CentreId centre = {};                 ///< none: all
  EventId before = {};                  ///< none: from the newest
  int limit = 50;
};
/// Newest first.
Result<std::vector<ListedEvent>> events(Reader& reader, const EventQuery& query);

/// Forgets who, in events older than `before`; answers how many.
Result<std::int64_t> forget_event_names(Transaction& tx, Instant before);

}  // namespace vigie::store
