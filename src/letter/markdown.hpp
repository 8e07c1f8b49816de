// SPDX-License-Identifier: EUPL-1.2
/// The Markdown of editorial texts -> parts that every output writes in its own way.
///
/// Shape   paragraphs, lists, quotations and headings; each line of text is a row of runs (plain,
///         strong, emphasised, linked). HTML inside the Markdown is left out, pictures too; a link
///         keeps its address only when it is http, https or mailto.
///         No markup leaves this module: templates write the tags and escape every run, which is a
///         stricter wall than cleaning HTML, and mail needs its styles on every element anyway.
/// Units   at most kMarkdownBytesMax bytes are read; French typography is applied to every run.
/// Pure    yes.
/// Source  CommonMark 0.30 by cmark. This is its only home.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie::letter {

inline constexpr std::size_t kMarkdownBytesMax = 64 << 10;

struct Run {
  std::string text;
  bool strong = false;
  bool emphasis = false;
  bool line_break = false;  ///< a hard break, without text
  std::string url;          ///< "" : no link
};

using Line = std::vector<Run>;

struct Part {
  enum class Kind { paragraph, heading, quote, list, numbered };
  Kind kind = Kind::paragraph;
  std::vector<Line> lines;  ///< one, but in lists: one an item
};

std::vector<Part> read_markdown(std::string_view markdown);

/// The words of a line, without marks.
std::string plain(const Line& line);

}  // namespace vigie::letter
