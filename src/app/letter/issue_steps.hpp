// SPDX-License-Identifier: EUPL-1.2
/// One step of an issue's life, with what follows from it, in a transaction of the caller.
///
/// Shape   issue and action -> the issue as it is now, or why not. The step is one conditional
///         update; a step that changes the state is written into the journal. Back to draft or
///         review, approvals fall; a frozen issue that is taken back loses its bytes and its
///         deliveries; a cancelled one cancels what was not handed over.
/// Errors  storage. A step that is not allowed, or that somebody else made impossible, is an
///         outcome.
#pragma once

#include <string_view>
#include <variant>

#include "letter/lifecycle.hpp"
#include "store/letter/issue_repo.hpp"

namespace vigie::app {

/// Who acts; none: the program, or somebody on the command line.
struct Actor {
  CentreId centre;
  CuratorId curator;
};

using IssueStep = std::variant<store::IssueRow, letter::IssueRefusal>;

Result<IssueStep> step_issue(store::Transaction& tx, const store::IssueRow& row,
                             letter::IssueAction action, const Actor& actor, Instant now,
                             std::string_view pause_reason = "");

/// The same in a transaction of its own.
Result<IssueStep> take_step(store::Database& db, const store::IssueRow& row,
                            letter::IssueAction action, const Actor& actor, Instant now);

/// Its archive page goes, or comes back; false where that is so already.
Result<bool> withdraw_issue(store::Database& db, const store::IssueRow& row, bool withdrawn,
                            const Actor& actor, Instant now);

/// For a program that nobody can answer: a refusal as an error, conflict, with its sentence.
Result<store::IssueRow> must_step(store::Transaction& tx, const store::IssueRow& row,
                                  letter::IssueAction action, Instant now,
                                  std::string_view pause_reason = "");

}  // namespace vigie::app
