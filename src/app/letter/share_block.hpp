// SPDX-License-Identifier: EUPL-1.2
/// One block, many letters: written and approved once, taken by whoever wants it.
///
/// Shape   its letter asks for a version to be shared; another person who may approve that letter
///         does so, and it is offered in the tray of every other letter. Who takes it has a block
///         of her own, marked with whose it is; a later version, asked and approved likewise, is
///         offered to her as a correction until her issue is frozen: taken or left aside, as she
///         chooses. Its own picture goes with it.
/// Errors  storage, not_found, conflict. What somebody else did first is an outcome.
#pragma once

#include "app/jobs/notification.hpp"
#include "app/letter/letter_files.hpp"
#include "app/letter/write_block.hpp"
#include "store/letter/shared_repo.hpp"

namespace vigie::app {

/// To those who took it, "<block>:<version>" of theirs.
inline constexpr std::string_view kSharedCorrected = "shared_corrected";

/// conflict where the block changed since.
Result<void> ask_to_share(store::Database& db, const SeenBlock& seen, const Actor& actor,
                          Instant now);

enum class ShareApproval { given, changed_meanwhile, own_work };
/// Of the version that was seen. Who asked for it, or wrote it, approves it only where the letter
/// is one of a single person.
Result<ShareApproval> approve_share(store::Database& db, const LetterPlan& plan,
                                    const SeenBlock& seen, const Actor& actor, Instant now);
Result<bool> end_share(store::Database& db, BlockId block, const Actor& actor, Instant now);

/// A shared text as a block of another letter, and which version of it that is.
struct SharedPiece {
  Block text;
  int version = 0;
};
/// A block of that issue is made of it, marked with whose it is, its picture given to the letter:
/// all of it or nothing. not_found where it is no longer offered.
Result<ComposeOutcome> take_shared_block(store::Database& db, const store::IssueRow& issue,
                                         const PlaceInIssue& place, BlockId shared,
                                         const Actor& actor, Instant now);

/// What is offered to a block that was made of a shared one; none where it has the latest.
Result<std::optional<SharedPiece>> correction_for(store::Reader& reader, BlockId block);
/// The shared text becomes the block's, marked with its version: both or neither.
Result<WriteOutcome> take_correction(store::Database& db, const SeenBlock& seen,
                                     std::string_view letter, const Actor& actor, Instant now);
/// It stays as it is, and is not asked again of this version.
Result<void> leave_correction(store::Database& db, BlockId block, const Actor& actor, Instant now);

Result<std::optional<NotificationText>> compose_shared_corrected(const Composing& composing);

}  // namespace vigie::app
