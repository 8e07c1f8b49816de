// SPDX-License-Identifier: EUPL-1.2
/// Swaps and replacements as requests: asked, answered, taken back.
///
/// Shape   a row moves from the state and version that the caller names; "rota/override_moves.hpp"
///         says which it may. An invitation lets one person answer one request from a mail.
/// Errors  storage; not_found for a key that no centre has.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "model/rota.hpp"
#include "store/rota/duty_repo.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct DutyRequestRow {
  OverrideId id{};
  OverrideKind kind = OverrideKind::replacement;
  OverrideState state = OverrideState::asked;
  int version = 1;
  Day week;
  std::optional<Day> other_week;  ///< of a swap
  std::string centre;             ///< who was to do `week`
  std::string other;              ///< who is asked, or took it; "" : all are asked
  bool open_call = false;
  std::string reason;
  Origin origin = Origin::program;
  std::string asked_by;  ///< a name; "" : the file
  Instant asked_at;
  std::optional<Instant> answered_at;
  int days = kWeekTurnDays;  ///< of the turn, as the plan has it now
  int other_days = kWeekTurnDays;
};

Result<std::optional<DutyRequestRow>> duty_request(Reader& reader, OverrideId id);
/// Asked, in the order of their weeks.
Result<std::vector<DutyRequestRow>> open_requests(Reader& reader);
/// In whatever state, where one of its weeks is not before this day; oldest first.
Result<std::vector<DutyRequestRow>> requests_from(Reader& reader, Day from);

/// As `row` says, asked or taken already.
Result<OverrideId> add_request(Transaction& tx, const DutyRequestRow& row, const Author& author);
/// `other` is who has it from now on; "" : nobody does yet. False: somebody was quicker.
Result<bool> move_request(Transaction& tx, const DutyRequestRow& from, OverrideState to,
                          std::string_view other, const Author& author);

struct Invitation {
  OverrideId request;
  CuratorId curator;
};
Result<void> add_invitation(Transaction& tx, std::string_view token, const Invitation& invitation,
                            Instant now);
Result<std::optional<Invitation>> invitation(Reader& reader, std::string_view token);
Result<std::string> invitation_token(Reader& reader, const Invitation& invitation);

}  // namespace vigie::store
