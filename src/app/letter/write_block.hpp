// SPDX-License-Identifier: EUPL-1.2
/// A block's text as a person typed it, several hands at once.
///
/// Shape   the version that she saw -> written; or what somebody wrote meanwhile, and her text is
///         put aside beside the block: neither is lost. The same text again writes nothing. While
///         one person goes on typing, her versions of the last kOneSittingSeconds become one.
/// Errors  storage; not_found for a block that is unknown or was taken out.
#pragma once

#include <variant>

#include "app/letter/compose.hpp"
#include "store/letter/beside_repo.hpp"

namespace vigie::app {

inline constexpr std::int64_t kOneSittingSeconds = 600;
inline constexpr std::int64_t kPresenceSeconds = 120;

struct BlockWritten {
  int version = 1;
  Instant at;
  IssueState before = IssueState::draft;  ///< what was under review or approved fell back
};

/// Somebody else wrote first.
struct BlockClash {
  Block theirs;
  std::string by;        ///< "" : the program
  bool by_self = false;  ///< in another tab
  Instant at;
};

using WriteOutcome = std::variant<BlockWritten, BlockClash, letter::IssueRefusal>;

/// `with` is written also where the text is the same; not where somebody else wrote first.
Result<WriteOutcome> write_block(store::Database& db, const SeenBlock& seen, const Block& text,
                                 const Actor& actor, Instant now, const WithBlock& with = {});

/// The text of an earlier version becomes the block's.
Result<WriteOutcome> restore_text(store::Database& db, const SeenBlock& seen, int version,
                                  const Actor& actor, Instant now);

/// What its file says now becomes the block's text.
Result<WriteOutcome> take_file(store::Database& db, const SeenBlock& seen, const Block& text,
                               const Actor& actor, Instant now);

/// Who types in a block; asked again and again by the page.
Result<void> note_presence(store::Database& db, BlockId block, CuratorId who, bool there,
                           Instant now);

/// What is said of a block, or of the issue where `block` is none.
Result<void> comment(store::Database& db, IssueId issue, BlockId block, CuratorId who,
                     std::string_view text, Instant now);
/// False where there is no such comment, or somebody resolved it first.
Result<bool> resolve(store::Database& db, IssueId issue, CommentId comment, CuratorId who,
                     Instant now);
Result<bool> drop_aside(store::Database& db, BlockId block, AsideId aside);

}  // namespace vigie::app
