// SPDX-License-Identifier: EUPL-1.2
#include "letter/printed_parts.hpp"

#include <algorithm>
#include <numeric>

#include "letter/type_width.hpp"

namespace vigie::letter {
namespace {

constexpr Type kText{Face::sans, 122, 16, false};
constexpr Type kHead{Face::sans, 122, 16, true};
constexpr Type kQuote{Face::serif, 190, 25, false};
constexpr Type kSmall{Face::sans, 110, 15, false};
constexpr int kIndentPixels = 18;
constexpr int kCellPaddingPixels = 8;

std::vector<Stretch> stretches(const Line& line) {
  std::vector<Stretch> out;
  for (const Run& run : line) {
    out.push_back({run.line_break ? "\n" : std::string_view(run.text), run.strong});
  }
  return out;
}

int height_of(const Line& line, const Type& type, int width) {
  return std::max(1, line_count(stretches(line), type, width)) * type.line;
}

Printed paragraph(const Part& part, int width, const Type& type) {
  int height = 0;
  for (const Line& line : part.lines) height += height_of(line, type, width) + 3;
  return {0, height - 3, 3};
}

Printed list(const Part& part, int width) {
  const int inner = width - (part.kind == Part::Kind::list ? 22 : 26);
  int height = 0;
  for (std::size_t i = 0; i < part.lines.size(); ++i) {
    const int depth = i < part.depths.size() ? part.depths[i] : 0;
    height += height_of(part.lines[i], kText, inner - depth * kIndentPixels) + 3;
  }
  return {0, height - 3, 12};
}

Printed quotation(const Part& part, int width) {
  int height = 4;
  for (const Line& line : part.lines) height += height_of(line, kQuote, width - 24) + 6;
  if (!part.who.empty()) {
    height += line_count({{part.who}}, kSmall, width - 24) * kSmall.line + 3;
  }
  return {4, height, 8};
}

/// As a browser shares the width of a table: each column what it needs, the rest by what it wants.
std::vector<int> column_widths(const Part& part, int width) {
  std::vector<int> least;
  std::vector<int> wanted;
  for (std::size_t r = 0; r < part.rows.size(); ++r) {
    for (std::size_t c = 0; c < part.rows[r].size(); ++c) {
      if (c >= least.size()) {
        least.push_back(0);
        wanted.push_back(0);
      }
      const Widths cell = widths_of(stretches(part.rows[r][c]), r == 0 ? kHead : kText);
      least[c] = std::max(least[c], cell.longest_word + kCellPaddingPixels);
      wanted[c] = std::max(wanted[c], cell.whole + kCellPaddingPixels);
    }
  }
  const int all_least = std::accumulate(least.begin(), least.end(), 0);
  const int all_wanted = std::accumulate(wanted.begin(), wanted.end(), 0);
  std::vector<int> out = least;
  for (std::size_t c = 0; c < out.size(); ++c) {
    if (all_wanted <= width) {
      out[c] = all_wanted == 0 ? 0 : wanted[c] * width / all_wanted;
    } else if (all_least < width) {
      out[c] += (wanted[c] - least[c]) * (width - all_least) / (all_wanted - all_least);
    }
  }
  return out;
}

Printed table(const Part& part, int width) {
  const std::vector<int> columns = column_widths(part, width);
  int height = 4;
  for (std::size_t r = 0; r < part.rows.size(); ++r) {
    int most = kText.line;
    for (std::size_t c = 0; c < part.rows[r].size(); ++c) {
      most = std::max(most, height_of(part.rows[r][c], r == 0 ? kHead : kText,
                                      columns[c] - kCellPaddingPixels));
    }
    height += most + 15;
  }
  return {4, height, 16};
}

}  // namespace

Printed printed_part(const Part& part, int width) {
  switch (part.kind) {
    case Part::Kind::paragraph:
      return paragraph(part, width, kText);
    case Part::Kind::heading:
      return paragraph(part, width, kHead);
    case Part::Kind::list:
    case Part::Kind::numbered:
      return list(part, width);
    case Part::Kind::quote:
      return quotation(part, width);
    case Part::Kind::table:
      break;
  }
  return table(part, width);
}

}  // namespace vigie::letter
