// SPDX-License-Identifier: EUPL-1.2
/// From what was read to what will be sent: bytes that do not change and a list of readers that is
/// closed.
///
/// Shape   one transaction: the approval, the rendered bytes, and one delivery for each reader of
///         this moment; those on the suppression list are in it as suppressed, so that the counts
///         add up. The issue must still be in the version that was read and rendered: what somebody
///         changed meanwhile is not frozen unseen. Freezing again changes nothing.
/// Errors  storage. Whatever a person can mend is an outcome, and nothing is written then.
#pragma once

#include <variant>

#include "app/letter/issue_steps.hpp"
#include "app/letter/open_draft.hpp"
#include "base/entropy.hpp"
#include "store/mail/delivery_repo.hpp"

namespace vigie::app {

struct Frozen {
  store::IssueRow row;
  store::DeliveryCounts counts;
  bool already = false;  ///< nothing was done: it was frozen before
};
using FreezeOutcome = std::variant<Frozen, letter::IssueRefusal>;

struct FreezeOrder {
  Actor actor;
  /// On the command line the order to freeze is the operator's own approval, and kept as such.
  bool operator_approves = false;
  std::optional<Instant> scheduled_at;  ///< none: it leaves when a person says so
};

Result<FreezeOutcome> freeze_issue(store::Database& db, const config::VigieConfig& config,
                                   const LetterPlan& plan, const Draft& read,
                                   const FreezeOrder& order, Entropy& entropy, Instant now);

/// Another hour for an issue that is frozen.
Result<void> reschedule(store::Database& db, const store::IssueRow& row, Instant at,
                        const Actor& actor, Instant now);

/// In review → approved, as it was read: bound to the hash of that content.
Result<IssueStep> approve_issue(store::Database& db, const LetterPlan& plan, const Draft& read,
                                const Actor& actor, std::string_view note, Instant now);

}  // namespace vigie::app
