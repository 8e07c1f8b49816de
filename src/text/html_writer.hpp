// SPDX-License-Identifier: EUPL-1.2
/// Writes the closed grammar of html.hpp, in whatever order it is asked.
///
/// Shape   a walk says enter, leave, put, line_break; the writer decides what may stand where.
///         An element is written when it first holds text, so none is ever empty; before a block
///         the open inline elements are closed, and opened again inside it. White space and line
///         breaks are written between two texts of one line only.
/// Units   bytes; the result has at most kHtmlBytesMax.
/// Pure    yes.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::text {

enum class Element {
  none,   ///< left out, its content kept
  block,  ///< none of ours (h2, tr…): its own text becomes a paragraph
  p,
  div,
  ul,
  ol,
  li,
  blockquote,
  em,
  strong,
  b,
  i,
  sub,
  sup,
  cite,
  q,
  abbr,
  a,
};

class HtmlWriter {
 public:
  /// Lists and quotations deeper than this are written flat.
  static constexpr std::size_t kBlocksMax = 32;
  static constexpr std::size_t kReserveMax = 64 * 1024;

  /// `bytes` of markup are expected, more or less.
  explicit HtmlWriter(std::size_t bytes) { out_.reserve(std::min(bytes, kReserveMax)); }

  /// Answers what to give back to `leave`: none where the element is refused here.
  /// `href` is escaped already; an `a` without one is refused.
  Element enter(Element element, std::string_view href = {});
  void leave(Element entered);
  /// Escaped words, one space between two, cut nowhere: they fit whole or not at all.
  void put(std::string_view escaped);
  /// Text as it is to be read: escaped here, its white space folded, without what nobody sees.
  void text(std::string_view utf8);
  /// A whole `<img …>`, which stands in a line as a word does; "" leaves a space.
  void picture_or_gap(std::string_view tag) { tag.empty() ? space() : put(tag); }
  /// Writes the link that is open even if it held nothing: call it before `leave`.
  void keep_link();
  void space() { space_ = true; }
  void line_break() { ++breaks_; }
  std::string finish() &&;

 private:
  struct Block {
    Element element = Element::none;
    bool written = false;
    bool implied = false;  ///< ours: no leave will come for it
  };
  struct Inline {
    Element element = Element::none;
    std::string href;
    bool written = false;  ///< and not closed
    bool held = false;     ///< written once at least
  };

  Element container() const;
  Element enter_inline(Element element, std::string_view href);
  Element enter_block(Element element);
  void close_inlines();
  void close_block();
  void close_implied();
  void suspend_paragraph();
  void imply_for_text();
  bool has_room(std::size_t bytes);
  void write_blocks();
  void write_gap();
  void write_inlines();
  void new_line();

  std::string out_;
  std::vector<Block> blocks_;
  std::vector<Inline> inlines_;
  std::size_t breaks_ = 0;
  bool space_ = false;
  bool at_start_ = true;
  bool all_written_ = false;  ///< what is open, for the text that comes next
  bool full_ = false;
};

}  // namespace vigie::text
