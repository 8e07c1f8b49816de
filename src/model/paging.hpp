// SPDX-License-Identifier: EUPL-1.2
/// Long lists, a page at a time.
///
/// Shape   a cursor is where a page ends, newest first: the next begins after it, whatever came or
///         went meanwhile. In addresses it is "1795000000-12".
/// Errors  what is no cursor is none.
/// Pure    yes.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {
inline namespace model {

struct Cursor {
  std::int64_t at = 0;  ///< UTC seconds, or whatever the list is ordered by
  std::int64_t id = 0;  ///< the row's number, where two are equal

  bool operator==(const Cursor&) const = default;
};

inline std::string text_of(const Cursor& cursor) {
  return std::to_string(cursor.at) + '-' + std::to_string(cursor.id);
}

inline std::optional<Cursor> parse_cursor(std::string_view text) {
  Cursor cursor;
  const char* const end = text.data() + text.size();
  const auto [dash, wrong] = std::from_chars(text.data(), end, cursor.at);
  if (wrong != std::errc() || dash == end || *dash != '-') return std::nullopt;
  const auto [rest, bad] = std::from_chars(dash + 1, end, cursor.id);
  if (bad != std::errc() || rest != end) return std::nullopt;
  return cursor;
}

/// One page of a list.
template <typename Row>
struct ListPage {
  std::vector<Row> rows;
  std::optional<Cursor> next;  ///< none: this is the end
};

/// Of rows asked for one more than the page has: `cursor_of` tells where it ends.
template <typename Row, typename CursorOf>
ListPage<Row> page_of(std::vector<Row> rows, int limit, const CursorOf& cursor_of) {
  ListPage<Row> page{std::move(rows), std::nullopt};
  if (page.rows.size() <= static_cast<std::size_t>(limit)) return page;
  page.rows.resize(static_cast<std::size_t>(limit));
  page.next = cursor_of(page.rows.back());
  return page;
}

}  // namespace model
}  // namespace vigie
