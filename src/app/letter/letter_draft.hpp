// SPDX-License-Identifier: EUPL-1.2
/// An issue made, or its empty places filled, from the panorama, kept stories and own texts.
///
/// Shape   one transaction. What a person placed, wrote or took out stays as it is; proposals that
///         nobody touched follow what there is now. It draws on what was decided since
///         kLookBackDays before the month began and what no other issue took. When nothing differs
///         nothing is written.
/// Errors  invalid_input (a text or letter.toml has mistakes: see the diagnostics), not_found (no
///         such letter or centre), storage. An issue that is a draft no more, or a month with
///         several, is an outcome.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/letter/issue_steps.hpp"
#include "app/letter/material.hpp"
#include "app/letter/open_draft.hpp"
#include "app/letter/which_issue.hpp"

namespace vigie::app {

struct Drafted {
  Draft draft;
  int added = 0;    ///< proposals
  int renewed = 0;  ///< proposals whose text or place follows what there is now
  int dropped = 0;  ///< proposals that no longer stand
  int kept = 0;     ///< of a person: left as they are
};

using DraftOutcome = std::variant<Drafted, letter::IssueRefusal, NotOneIssue>;

/// `wanted` names an issue, or the one to make: the next number of the letter where it names none.
Result<DraftOutcome> draft_issue(store::Database& db, const config::VigieConfig& config,
                                 const LetterFiles& files, const WantedIssue& wanted,
                                 const Actor& actor, Instant now,
                                 std::vector<config::Diagnostic>& diagnostics);

}  // namespace vigie::app
