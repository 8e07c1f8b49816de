// SPDX-License-Identifier: EUPL-1.2
#include "letter/difference.hpp"

#include <algorithm>
#include <cstdint>

namespace vigie::letter {
namespace {

using Words = std::vector<std::string_view>;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

Words words_of(std::string_view text) {
  Words words;
  while (!text.empty()) {
    std::size_t end = 0;
    while (end < text.size() && !is_space(text[end])) ++end;
    while (end < text.size() && is_space(text[end])) ++end;
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

void add(std::vector<Change>& changes, Change::Kind kind, std::string_view text) {
  if (changes.empty() || changes.back().kind != kind) changes.push_back({kind, ""});
  changes.back().text += text;
}

void add_all(std::vector<Change>& changes, Change::Kind kind, const Words& words, std::size_t from,
             std::size_t to) {
  for (std::size_t i = from; i < to; ++i) add(changes, kind, words[i]);
}

/// Lengths of the longest common sequences of what is left from (i, j) on.
class Common {
 public:
  Common(const Words& a, const Words& b)
      : columns_(b.size() + 1), cells_((a.size() + 1) * columns_) {
    for (std::size_t i = a.size(); i-- > 0;) {
      for (std::size_t j = b.size(); j-- > 0;) {
        cells_[i * columns_ + j] = a[i] == b[j] ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                                                : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
  }
  std::uint16_t at(std::size_t i, std::size_t j) const { return cells_[i * columns_ + j]; }

 private:
  std::size_t columns_;
  std::vector<std::uint16_t> cells_;
};

void compare(std::vector<Change>& changes, const Words& a, const Words& b) {
  if (a.size() > kDifferenceWordsMax || b.size() > kDifferenceWordsMax) {
    add_all(changes, Change::Kind::removed, a, 0, a.size());
    add_all(changes, Change::Kind::added, b, 0, b.size());
    return;
  }
  const Common common(a, b);
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    if (a[i] == b[j]) {
      add(changes, Change::Kind::kept, b[j]);
      ++i;
      ++j;
    } else if (common.at(i + 1, j) >= common.at(i, j + 1)) {
      add(changes, Change::Kind::removed, a[i++]);
    } else {
      add(changes, Change::Kind::added, b[j++]);
    }
  }
  add_all(changes, Change::Kind::removed, a, i, a.size());
  add_all(changes, Change::Kind::added, b, j, b.size());
}

}  // namespace

std::vector<Change> difference(std::string_view before, std::string_view after) {
  Words a = words_of(before);
  Words b = words_of(after);
  std::size_t head = 0;
  while (head < a.size() && head < b.size() && a[head] == b[head]) ++head;
  std::size_t tail = 0;
  while (tail < a.size() - head && tail < b.size() - head &&
         a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) {
    ++tail;
  }
  std::vector<Change> changes;
  add_all(changes, Change::Kind::kept, b, 0, head);
  compare(changes, Words(a.begin() + static_cast<long>(head), a.end() - static_cast<long>(tail)),
          Words(b.begin() + static_cast<long>(head), b.end() - static_cast<long>(tail)));
  add_all(changes, Change::Kind::kept, b, b.size() - tail, b.size());
  return changes;
}

}  // namespace vigie::letter
