// SPDX-License-Identifier: EUPL-1.2
/// The rows of a text file brought up to date, every other line as it stands.
///
/// Shape   a row is the lines from `first` to `last`, known by a key. A row that is no longer
///         wanted goes with its lines, one that says something else is written in its place, a new
///         one comes after the row before it (in the order wanted), else at the end of its group
///         where rows stand apart, and at its beginning where they do not.
///         Comments, blank lines and rows that stay are not touched.
/// Units   lines count from 1.
/// Errors  nothing where two rows share a line: the file is to be written anew.
/// Pure    yes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::config {

struct PlacedRow {
  std::string key;
  int first = 0;
  int last = 0;
};

struct WantedRow {
  std::string key;
  std::string lines;   ///< each ended
  bool as_is = false;  ///< the file says the same: its lines stay, and none is added
};

struct RowGroup {
  std::vector<PlacedRow> present;
  std::vector<WantedRow> wanted;
  std::optional<int> after;  ///< the line below which a first row comes; none: the end
  std::string heading;       ///< what stands above it there, where no row is present
  bool apart = false;        ///< rows are set apart by a blank line
};

std::optional<std::string> merge_rows(std::string_view text, const std::vector<RowGroup>& groups);

}  // namespace vigie::config
