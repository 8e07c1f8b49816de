// SPDX-License-Identifier: EUPL-1.2
/// How each source is doing, in French, and what a person can do about it.
///
/// Shape   one line a source in service: its state, since when, why, when it is asked next, and
///         what is proposed. What a person does here is written in the journal of the centres that
///         hold the source, and can be taken back.
/// Errors  storage; not_found for a source or a centre that does not exist; conflict where there is
///         no move to accept or to take back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/ids.hpp"
#include "model/poll.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

struct SourceStatus {
  SourceId source;
  std::string title;
  std::string url;                   ///< where it is read
  std::string own_url;               ///< what the files say
  std::vector<std::string> centres;  ///< that hold it, by key
  SourceState state = SourceState::unpolled;
  std::optional<Instant> since_at;
  std::string cause;  ///< a French sentence without capital or stop; "" when all is well
  std::optional<Instant> next_at;  ///< none: not by itself
  std::string proposal;            ///< what to do on the command line, French; "" when nothing
  std::string advice;              ///< what a curator can do, whole sentences; "" when nothing
  std::string moves_to;            ///< the address that is proposed; "" when none
  bool paused = false;             ///< not asked until a person resumes it
  bool needs_a_look = false;
  std::optional<Instant> moved_at;  ///< it is read at another address than the files say since then
};

/// By id. `centre` is a key; "" for all.
Result<std::vector<SourceStatus>> source_statuses(store::Reader& reader, const std::string& centre,
                                                  Instant now);

/// The proposed address is used from now on.
Result<void> accept_move(store::Database& db, SourceId source, Instant now);
/// It is not, and is not proposed again.
Result<void> refuse_move(store::Database& db, SourceId source, Instant now);
/// Back to the address of the files; the other one is not followed again by itself.
Result<void> undo_move(store::Database& db, SourceId source, Instant now);
/// Asked at the next round, whatever its waits; a feed that was gone is asked again.
Result<void> retry_source(store::Database& db, SourceId source, Instant now);

}  // namespace vigie::app
