// SPDX-License-Identifier: EUPL-1.2
/// From a draft to what will be sent: bytes that do not change and a list of readers that is
/// closed.
///
/// Shape   one transaction: the rendered bytes, and one delivery for each reader of this moment;
///         those on the suppression list are in it as suppressed, so that the counts add up.
///         Freezing again changes nothing; nor does freezing while nobody would receive it: the row
///         that comes back is a draft then.
/// Errors  conflict when the preflight has errors, not_found, storage.
#pragma once

#include "app/letter/letter_draft.hpp"
#include "base/entropy.hpp"
#include "store/mail/delivery_repo.hpp"

namespace vigie::app {

struct Frozen {
  store::IssueRow row;
  store::DeliveryCounts counts;
  bool already = false;               ///< nothing was done: it was frozen before
  std::vector<letter::Check> checks;  ///< of the draft; empty when already frozen
};

Result<Frozen> freeze_issue(store::Database& db, const config::VigieConfig& config,
                            const LetterFiles& kit, std::string_view month, Entropy& entropy,
                            Instant now);

}  // namespace vigie::app
