// SPDX-License-Identifier: EUPL-1.2
/// What stands beside the blocks of an issue: what was said of them, who writes in them now, and
/// texts that came second and were kept apart.
///
/// Shape   a comment is of a block, or of the issue; it is resolved, never erased. A presence is a
///         moment, renewed while somebody types. A text put aside stays until somebody drops it.
/// Units   UTC seconds; at most kCommentsMax comments are read.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/letter.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

inline constexpr int kCommentsMax = 500;

struct Comment {
  CommentId id;
  BlockId block;  ///< none: of the issue
  std::string name;
  Instant at;
  std::string text;
  std::optional<Instant> resolved_at = {};
};
Result<CommentId> add_comment(Transaction& tx, IssueId issue, BlockId block, CuratorId who,
                              std::string_view text, Instant at);
/// False where the issue has no such comment, or it is resolved already.
Result<bool> resolve_comment(Transaction& tx, IssueId issue, CommentId comment, CuratorId who,
                             Instant at);
/// Oldest first, resolved ones too.
Result<std::vector<Comment>> comments(Reader& reader, IssueId issue);

struct Presence {
  BlockId block;
  std::string name;
};
Result<void> mark_presence(Transaction& tx, BlockId block, CuratorId who, Instant at);
Result<void> end_presence(Transaction& tx, BlockId block, CuratorId who);
/// Those who were there since then, `who` left out.
Result<std::vector<Presence>> present(Reader& reader, IssueId issue, Instant since, CuratorId who);
Result<std::int64_t> forget_presence(Transaction& tx, Instant before);

struct Aside {
  AsideId id;
  CuratorId who;
  std::string name;
  Instant at;
  std::string title;
  std::string body_markdown;
};
Result<AsideId> put_aside(Transaction& tx, const Block& text, CuratorId who, Instant at);
Result<std::vector<Aside>> asides(Reader& reader, BlockId block);
Result<bool> drop_aside(Transaction& tx, BlockId block, AsideId aside);

}  // namespace vigie::store
