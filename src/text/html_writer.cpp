// SPDX-License-Identifier: EUPL-1.2
#include "text/html_writer.hpp"

#include <algorithm>

#include "text/byte_set.hpp"
#include "text/entities.hpp"
#include "text/html.hpp"
#include "text/running_text.hpp"
#include "text/utf8.hpp"

namespace vigie::text {
namespace {

constexpr std::size_t kBreaksMax = 2;
/// All closing tags that can be due at once, and the opening ones without their href.
constexpr std::size_t kTagsReserve = 2048;

bool is_inline(Element element) { return element >= Element::em; }
bool is_list(Element element) { return element == Element::ul || element == Element::ol; }

std::string_view name_of(Element element) {
  switch (element) {
    case Element::none:
    case Element::block:
      break;
    case Element::p:
      return "p";
    case Element::div:
      return "div";
    case Element::ul:
      return "ul";
    case Element::ol:
      return "ol";
    case Element::li:
      return "li";
    case Element::blockquote:
      return "blockquote";
    case Element::em:
      return "em";
    case Element::strong:
      return "strong";
    case Element::b:
      return "b";
    case Element::i:
      return "i";
    case Element::sub:
      return "sub";
    case Element::sup:
      return "sup";
    case Element::cite:
      return "cite";
    case Element::q:
      return "q";
    case Element::abbr:
      return "abbr";
    case Element::a:
      return "a";
  }
  return "";
}

void write_closing(std::string& out, Element element) {
  out.append("</").append(name_of(element)).push_back('>');
}

constexpr ByteSet kCommon([](char c) {
  return c > ' ' && c < 0x7F && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'' &&
         c != '`';
});

}  // namespace

Element HtmlWriter::enter(Element element, std::string_view href) {
  if (element == Element::none) return Element::none;
  all_written_ = false;
  return is_inline(element) ? enter_inline(element, href) : enter_block(element);
}

Element HtmlWriter::enter_inline(Element element, std::string_view href) {
  if (element == Element::a && href.empty()) return Element::none;
  // Within its own kind an element adds nothing; refusing it bounds what blocks must reopen.
  const bool inside = std::any_of(inlines_.begin(), inlines_.end(), [element](const Inline& open) {
    return open.element == element;
  });
  if (inside) return Element::none;
  inlines_.push_back({element, std::string(href), false, false});
  return element;
}

Element HtmlWriter::enter_block(Element element) {
  new_line();
  suspend_paragraph();
  if (element == Element::li) {
    close_implied();
    if (!is_list(container())) element = Element::block;
  } else if (is_list(container()) && element != Element::block) {
    blocks_.push_back({Element::li, false, true});
  }
  if (blocks_.size() >= kBlocksMax) return Element::none;
  blocks_.push_back({element, false, false});
  return element;
}

void HtmlWriter::leave(Element entered) {
  if (entered == Element::none) return;
  all_written_ = false;
  if (is_inline(entered)) {
    if (inlines_.back().written) write_closing(out_, inlines_.back().element);
    inlines_.pop_back();
    return;
  }
  new_line();
  close_implied();
  close_block();
}

/// What comes next stands on a line of its own.
void HtmlWriter::new_line() {
  close_inlines();
  space_ = false;
  breaks_ = 0;
  at_start_ = true;
}

/// Written inline elements are closed but stay wanted: the next text opens them again.
void HtmlWriter::close_inlines() {
  for (auto open = inlines_.rbegin(); open != inlines_.rend(); ++open) {
    if (open->written) write_closing(out_, open->element);
    open->written = false;
  }
}

void HtmlWriter::close_block() {
  if (blocks_.back().written) write_closing(out_, blocks_.back().element);
  blocks_.pop_back();
}

void HtmlWriter::close_implied() {
  while (!blocks_.empty() && blocks_.back().implied) close_block();
}

/// A paragraph holds no block: it ends where one begins, and what follows starts another.
void HtmlWriter::suspend_paragraph() {
  if (blocks_.empty() || blocks_.back().element != Element::p) return;
  if (blocks_.back().implied) return close_block();
  if (blocks_.back().written) write_closing(out_, Element::p);
  blocks_.back() = {Element::block, false, false};
}

Element HtmlWriter::container() const {
  for (auto block = blocks_.rbegin(); block != blocks_.rend(); ++block) {
    if (block->element != Element::block) return block->element;
  }
  return Element::none;
}

/// Text stands in an item where it is said in a list, in a paragraph where it is said in a cell.
void HtmlWriter::imply_for_text() {
  if (is_list(container())) blocks_.push_back({Element::li, false, true});
  if (!blocks_.empty() && blocks_.back().element == Element::block) {
    blocks_.push_back({Element::p, false, true});
  }
}

bool HtmlWriter::has_room(std::size_t bytes) {
  for (const Inline& open : inlines_) {
    if (!open.written) bytes += open.href.size();
  }
  if (out_.size() + bytes + kTagsReserve > kHtmlBytesMax) full_ = true;
  return !full_;
}

void HtmlWriter::put(std::string_view escaped) {
  if (full_ || !has_room(escaped.size())) return;
  if (!all_written_) {
    imply_for_text();
    write_blocks();
  }
  write_gap();
  if (!all_written_) write_inlines();
  out_.append(escaped);
  at_start_ = false;
  all_written_ = true;
}

/// Runs of words at once, everything else a character at a time.
void HtmlWriter::text(std::string_view utf8) {
  constexpr std::size_t kRunMax = 256;  // what has no room is left out whole
  std::string character;
  while (!utf8.empty()) {
    const std::size_t run = running_text(utf8.substr(0, kRunMax), kCommon);
    if (run > 0) {
      put(utf8.substr(0, run));
      utf8.remove_prefix(run);
      continue;
    }
    const Utf8Char next = read_utf8(utf8);
    utf8.remove_prefix(next.bytes);
    char32_t code = next.code;
    if (code >= 0x80 && code <= 0x9F) code = windows_1252(static_cast<unsigned char>(code));
    if (code < 0x80 && is_ascii_space(static_cast<char>(code))) {
      space();
    } else if (code != 0 && is_showable(code)) {
      character.clear();
      append_utf8(character, code);
      put(code < 0x80 ? escape_html(character) : character);
    }
  }
}

void HtmlWriter::keep_link() {
  if (!inlines_.back().held) put({});
}

void HtmlWriter::write_blocks() {
  for (Block& block : blocks_) {
    if (block.written || block.element == Element::block) continue;
    out_.append("<").append(name_of(block.element)).push_back('>');
    block.written = true;
  }
}

void HtmlWriter::write_gap() {
  if (!at_start_) {
    for (std::size_t i = 0; i < std::min(breaks_, kBreaksMax); ++i) out_ += "<br>";
    if (space_ && breaks_ == 0) out_.push_back(' ');
  }
  breaks_ = 0;
  space_ = false;
}

void HtmlWriter::write_inlines() {
  for (Inline& open : inlines_) {
    if (open.written) continue;
    out_.append("<").append(name_of(open.element));
    if (open.element == Element::a) out_.append(" href=\"").append(open.href).append("\"");
    out_.push_back('>');
    open.written = true;
    open.held = true;
  }
}

std::string HtmlWriter::finish() && {
  new_line();
  while (!blocks_.empty()) close_block();
  return std::move(out_);
}

}  // namespace vigie::text
