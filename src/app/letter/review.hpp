// SPDX-License-Identifier: EUPL-1.2
/// From a draft to an approval by somebody else, and to an hour of departure.
///
/// Shape   each is one transaction, made from the version that the person saw. An approval is bound
///         to the hash of the content that was on the page, and keeps the warnings that were
///         accepted by name. Who wrote a text that stands in the issue, placed a block or submitted
///         it does not approve it, unless the letter says that one person does (`relecture`).
/// Errors  storage. What a person can mend is an outcome.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "app/letter/letter_freeze.hpp"
#include "store/letter/review_repo.hpp"

namespace vigie::app {

/// For review: those who may approve are told.
Result<IssueStep> submit_issue(store::Database& db, store::IssueRow row, int seen,
                               const Actor& actor, Instant now);

struct ApprovalOrder {
  int seen = 0;
  std::string fingerprint;            ///< hexadecimal, of the content that was read
  std::vector<std::string> accepted;  ///< keys of warnings: see warning_key
  std::string note;
};
Result<IssueStep> give_approval(store::Database& db, const LetterPlan& plan, const Draft& read,
                                const ApprovalOrder& order, const Actor& actor, Instant now);

/// May this person approve it? A sentence where not.
Result<std::string> why_not_approve(store::Reader& reader, const LetterPlan& plan, IssueId issue,
                                    CuratorId who);

/// Back to who wrote it, with what is to be mended, kept as a comment.
Result<IssueStep> ask_correction(store::Database& db, store::IssueRow row, int seen,
                                 std::string_view words, const Actor& actor, Instant now);

/// Hexadecimal of the content hash: what an approval says that it read.
std::string fingerprint_of(const LetterPlan& plan, const Issue& issue);
/// Names one warning among the checks.
std::string warning_key(const letter::Check& check);

/// Those who may approve an issue of the letter.
Result<std::vector<CuratorId>> approvers_of(store::Reader& reader, std::string_view letter);

}  // namespace vigie::app
