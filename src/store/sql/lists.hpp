// SPDX-License-Identifier: EUPL-1.2
/// Lists: rows of their own, each with its position; and what a query joins into one column.
///
/// Shape   a list is read whole with all others of its kind (one statement for all owners), and
///         written whole: its rows go, then come in order.
/// Errors  storage.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/sql/database.hpp"

namespace vigie::store {

/// Rows of (owner, text), in order, as lists by owner.
template <typename Owner, typename ReadOwner>
Result<std::unordered_map<Owner, std::vector<std::string>>> read_lists(Statement query,
                                                                       const ReadOwner& owner) {
  std::unordered_map<Owner, std::vector<std::string>> lists;
  const auto read =
      query.each([&](const Statement& row) { lists[owner(row)].push_back(row.text(1)); });
  if (!read) return fail(read.error());
  return lists;
}

template <typename Id>
Result<std::unordered_map<Id, std::vector<std::string>>> read_lists_by_id(Statement query) {
  return read_lists<Id>(std::move(query), [](const Statement& row) { return row.id<Id>(0); });
}

inline Result<std::unordered_map<std::string, std::vector<std::string>>> read_lists_by_key(
    Statement query) {
  return read_lists<std::string>(std::move(query),
                                 [](const Statement& row) { return row.text(0); });
}

/// `clear` binds the owner; `insert` the owner, the position from 1 on, and the text.
template <typename Owner>
Result<void> replace_list(Transaction& tx, std::string_view clear, std::string_view insert,
                          const Owner& owner, const std::vector<std::string>& texts) {
  if (auto done = tx.prepare(clear).run(owner); !done) return done;
  int position = 0;
  for (const std::string& text : texts) {
    if (auto done = tx.prepare(insert).run(owner, ++position, text); !done) return done;
  }
  return {};
}

inline std::string join_codes(const std::vector<std::string>& codes, char between = ',') {
  std::string joined;
  for (const std::string& code : codes) {
    if (!joined.empty()) joined += between;
    joined += code;
  }
  return joined;
}

/// What `group_concat` made one text of.
inline std::vector<std::string> split_codes(std::string_view joined, char between = ',') {
  std::vector<std::string> codes;
  while (!joined.empty()) {
    const std::size_t comma = joined.find(between);
    codes.emplace_back(joined.substr(0, comma));
    if (comma == std::string_view::npos) break;
    joined.remove_prefix(comma + 1);
  }
  return codes;
}

}  // namespace vigie::store
