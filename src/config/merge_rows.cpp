// SPDX-License-Identifier: EUPL-1.2
#include "config/merge_rows.hpp"

#include <algorithm>

namespace vigie::config {
namespace {

/// One line of the file, and what becomes of it.
struct Line {
  std::string text;
  bool taken = false;  ///< some row's
  bool gone = false;
  std::string instead;
  std::string below;
};

std::vector<Line> split(std::string_view text) {
  std::vector<Line> lines(1);  // line 0 is what comes above the first
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.emplace_back();
    lines.back().text = text.substr(0, end);
    text.remove_prefix(end);
  }
  if (lines.size() > 1 && !lines.back().text.ends_with('\n')) lines.back().text += '\n';
  return lines;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

template <typename Row>
const Row* find_row(const std::vector<Row>& rows, const std::string& key) {
  const auto found = std::ranges::find(rows, key, &Row::key);
  return found == rows.end() ? nullptr : &*found;
}

class Merge {
 public:
  explicit Merge(std::string_view text) : lines_(split(text)) {}

  /// False where a line is another row's already, or no line of the file.
  bool claim(const RowGroup& group) {
    for (const PlacedRow& row : group.present) {
      if (row.first < 1 || row.last < row.first || row.last > last()) return false;
      for (int at = row.first; at <= row.last; ++at) {
        if (line(at).taken) return false;
        line(at).taken = true;
      }
    }
    return true;
  }

  void put(const RowGroup& group) {
    for (const PlacedRow& row : group.present) replace(row, find_row(group.wanted, row.key));
    int anchor = group.after.value_or(last());
    bool heading = group.present.empty();
    if (!heading) anchor = group.apart ? last_of(group.present) : first_of(group.present) - 1;
    for (const WantedRow& row : group.wanted) {
      if (const PlacedRow* present = find_row(group.present, row.key)) {
        anchor = present->last;
        continue;
      }
      if (row.as_is) continue;
      std::string& below = line(anchor).below;
      if (heading && !group.heading.empty()) below += set_apart(anchor) + group.heading;
      if (group.apart && !(heading && !group.heading.empty())) below += set_apart(anchor);
      below += row.lines;
      heading = false;
    }
  }

  std::string written() const {
    std::string text;
    bool after_gap = false;  // a row went: of the blank lines around it one stays
    for (const Line& line : lines_) {
      if (line.gone) {
        after_gap = line.instead.empty();
        text += line.instead;
      } else if (!(after_gap && is_blank(line.text) && ends_blank(text))) {
        text += line.text;
        after_gap = false;
      }
      text += line.below;
    }
    return text;
  }

 private:
  int last() const { return static_cast<int>(lines_.size()) - 1; }
  Line& line(int at) { return lines_[static_cast<std::size_t>(at)]; }

  static int first_of(const std::vector<PlacedRow>& rows) {
    return std::ranges::min_element(rows, {}, &PlacedRow::first)->first;
  }

  static int last_of(const std::vector<PlacedRow>& rows) {
    return std::ranges::max_element(rows, {}, &PlacedRow::last)->last;
  }

  static bool ends_blank(const std::string& text) {
    return text.empty() || text == "\n" || text.ends_with("\n\n");
  }

  std::string set_apart(int anchor) {
    const Line& at = line(anchor);
    if (!at.below.empty()) return at.below.ends_with("\n\n") ? "" : "\n";
    return anchor == 0 || is_blank(at.text) ? "" : "\n";
  }

  void replace(const PlacedRow& row, const WantedRow* wanted) {
    if (wanted != nullptr && wanted->as_is) return;
    for (int at = row.first; at <= row.last; ++at) line(at).gone = true;
    if (wanted != nullptr) line(row.first).instead = wanted->lines;
  }

  std::vector<Line> lines_;
};

}  // namespace

std::optional<std::string> merge_rows(std::string_view text, const std::vector<RowGroup>& groups) {
  Merge merge(text);
  for (const RowGroup& group : groups) {
    if (!merge.claim(group)) return std::nullopt;
  }
  for (const RowGroup& group : groups) merge.put(group);
  return merge.written();
}

}  // namespace vigie::config
