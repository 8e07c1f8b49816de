// SPDX-License-Identifier: EUPL-1.2
/// The Markdown of editorial texts -> parts that every output writes in its own way.
///
/// Shape   paragraphs, lists, quotations, tables and headings; each line of text is a row of runs
///         (plain, strong, emphasised, linked). A list within a list keeps its depth, a list within
///         a quotation becomes its lines. What no output can write (pictures, HTML) is left out of
///         the parts and named by `lost_of`, for the preflight to refuse: nothing goes in silence.
///         A link keeps its address only when it is http, https or mailto.
///         The last line of a quotation that opens with a dash says who speaks.
///         No markup leaves this module: templates write the tags and escape every run, which is a
///         stricter wall than cleaning HTML, and mail needs its styles on every element anyway.
/// Units   at most kMarkdownBytesMax bytes are read, kNestingMax levels; French typography is
///         applied to every run.
/// Pure    yes.
/// Source  CommonMark and the tables of GitHub Flavored Markdown by cmark-gfm. This is its only home.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie::letter {

inline constexpr std::size_t kMarkdownBytesMax = 64 << 10;
inline constexpr int kNestingMax = 8;
inline constexpr std::size_t kTableRowsMax = 60;

struct Run {
  std::string text;
  bool strong = false;
  bool emphasis = false;
  bool line_break = false;  ///< a hard break, without text
  std::string url;          ///< "" : no link
};

using Line = std::vector<Run>;

struct Part {
  enum class Kind { paragraph, heading, quote, list, numbered, table };
  Kind kind = Kind::paragraph;
  std::vector<Line> lines;                   ///< one, but in lists: one an item
  std::vector<int> depths = {};              ///< of the items of a list: 0 for its own
  std::string who = {};                      ///< of a quotation: who says it
  std::vector<std::vector<Line>> rows = {};  ///< of a table, its head first
};

std::vector<Part> read_markdown(std::string_view markdown);

/// What the parts do not hold, as a person would name it: "une image", "du HTML".
std::vector<std::string> lost_of(std::string_view markdown);

/// The words of a line, without marks.
std::string plain(const Line& line);

}  // namespace vigie::letter
