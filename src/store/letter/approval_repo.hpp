// SPDX-License-Identifier: EUPL-1.2
/// Who approved which content of an issue.
///
/// Shape   an approval is bound to the hash of the content; a change of content withdraws it.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct Approval {
  CuratorId who;             ///< none: the operator, on the command line
  std::string name;          ///< of that person; "" for the operator
  std::string content_hash;  ///< see letter/content.hpp
  std::string note;
  Instant at;
  std::optional<Instant> withdrawn_at;
};

Result<void> add_approval(Transaction& tx, IssueId issue, const Approval& approval);
/// Those that stand are withdrawn; answers how many.
Result<std::int64_t> withdraw_approvals(Transaction& tx, IssueId issue, CuratorId who, Instant at);
/// All that were given, latest first.
Result<std::vector<Approval>> approvals(Reader& reader, IssueId issue);

}  // namespace vigie::store
