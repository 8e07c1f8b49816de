// SPDX-License-Identifier: EUPL-1.2
#include "letter/markdown.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <memory>

#include "base/format.hpp"
#include "text/french.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::letter {
namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeParser {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct FreeIter {
  void operator()(cmark_iter* iter) const { cmark_iter_free(iter); }
};
using Document = std::unique_ptr<cmark_node, FreeNode>;

struct Marks {
  bool strong = false;
  bool emphasis = false;
  std::string url;
};

Run hard_break() {
  Run run;
  run.line_break = true;
  return run;
}

Run plain_run(std::string_view text) {
  Run run;
  run.text = text;
  return run;
}

std::string or_empty(const char* text) { return text == nullptr ? "" : text; }

std::string safe_url(const std::string& url) {
  if (url.starts_with("mailto:")) {
    return url.find_first_of(" \r\n\t<>\"\\") == std::string::npos ? url : "";
  }
  return text::absolute_url(url, "").value_or("");
}

void add_text(Line& line, std::string_view given, const Marks& marks) {
  if (given.empty()) return;
  const bool is_address = given.starts_with("http://") || given.starts_with("https://");
  Run run;
  run.text = is_address ? std::string(given) : text::typographic(given);
  run.strong = marks.strong;
  run.emphasis = marks.emphasis;
  run.url = marks.url;
  line.push_back(std::move(run));
}

/// "— Une habitante": who says what stands before.
bool opens_with_dash(cmark_node* node) {
  if (node == nullptr || cmark_node_get_type(node) != CMARK_NODE_TEXT) return false;
  const std::string text = or_empty(cmark_node_get_literal(node));
  return text.starts_with("—") || text.starts_with("–");
}

void add_inlines(Line& line, cmark_node* parent, const Marks& marks) {
  for (cmark_node* node = cmark_node_first_child(parent); node != nullptr;
       node = cmark_node_next(node)) {
    Marks inner = marks;
    switch (static_cast<int>(cmark_node_get_type(node))) {
      case CMARK_NODE_TEXT:
      case CMARK_NODE_CODE:
        add_text(line, or_empty(cmark_node_get_literal(node)), marks);
        break;
      case CMARK_NODE_SOFTBREAK:
        if (opens_with_dash(cmark_node_next(node))) {
          line.push_back(hard_break());
        } else {
          add_text(line, " ", marks);
        }
        break;
      case CMARK_NODE_LINEBREAK:
        line.push_back(hard_break());
        break;
      case CMARK_NODE_STRONG:
        inner.strong = true;
        add_inlines(line, node, inner);
        break;
      case CMARK_NODE_EMPH:
        inner.emphasis = true;
        add_inlines(line, node, inner);
        break;
      case CMARK_NODE_LINK:
        inner.url = safe_url(or_empty(cmark_node_get_url(node)));
        add_inlines(line, node, inner);
        break;
      default:  // HTML and pictures: nothing of them is shown
        break;
    }
  }
}

bool same_marks(const Run& a, const Run& b) {
  return a.strong == b.strong && a.emphasis == b.emphasis && a.url == b.url && !a.line_break &&
         !b.line_break;
}

/// A soft break makes three runs of one sentence: joins what is marked alike.
Line joined(Line line) {
  Line out;
  for (Run& run : line) {
    if (!out.empty() && same_marks(out.back(), run)) {
      out.back().text += run.text;
    } else {
      out.push_back(std::move(run));
    }
  }
  return out;
}

Line line_of(cmark_node* node) {
  Line line;
  add_inlines(line, node, {});
  return joined(std::move(line));
}

/// What a list or a quotation holds, a line each, however deep it stands.
struct Lines {
  std::vector<Line> lines;
  std::vector<int> depths;

  void add(Line line, int depth) {
    if (line.empty()) return;
    lines.push_back(std::move(line));
    depths.push_back(depth);
  }
};

Line literal_line(cmark_node* node) {
  Line line;
  add_text(line, text::trimmed(or_empty(cmark_node_get_literal(node))), {});
  return line;
}

void add_items(Lines& out, cmark_node* list, int depth, bool marked);

/// The blocks of an item or of a quotation: paragraphs that follow one another share a line.
void add_blocks(Lines& out, cmark_node* parent, int depth, std::string_view mark) {
  Line line;
  if (!mark.empty()) line.push_back(plain_run(mark));
  const auto flush = [&] {
    out.add(joined(std::move(line)), depth);
    line.clear();
  };
  bool first = true;
  for (cmark_node* child = cmark_node_first_child(parent); child != nullptr;
       child = cmark_node_next(child)) {
    switch (static_cast<int>(cmark_node_get_type(child))) {
      case CMARK_NODE_PARAGRAPH:
      case CMARK_NODE_HEADING:
        if (!first) line.push_back(hard_break());
        add_inlines(line, child, {});
        first = false;
        break;
      case CMARK_NODE_CODE_BLOCK:
        if (!first) line.push_back(hard_break());
        for (Run& run : literal_line(child)) line.push_back(std::move(run));
        first = false;
        break;
      case CMARK_NODE_LIST:
        flush();
        first = true;
        add_items(out, child, depth + 1, true);
        break;
      case CMARK_NODE_BLOCK_QUOTE:
        flush();
        first = true;
        if (depth < kNestingMax) add_blocks(out, child, depth + 1, "");
        break;
      default:
        break;
    }
  }
  flush();
}

/// `marked`: within another list or a quotation an item carries its mark as text.
void add_items(Lines& out, cmark_node* list, int depth, bool marked) {
  if (depth > kNestingMax) return;
  const bool numbered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
  int number = std::max(1, cmark_node_get_list_start(list));
  for (cmark_node* item = cmark_node_first_child(list); item != nullptr;
       item = cmark_node_next(item)) {
    std::string mark;
    if (marked) mark = numbered ? fmt::format("{}. ", number) : "– ";
    add_blocks(out, item, depth, mark);
    ++number;
  }
}

void add_part(std::vector<Part>& parts, Part::Kind kind, Line line) {
  if (!line.empty()) parts.push_back({kind, {std::move(line)}});
}

void add_list(std::vector<Part>& parts, cmark_node* list) {
  Lines lines;
  add_items(lines, list, 0, false);
  if (lines.lines.empty()) return;
  Part part;
  part.kind = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST ? Part::Kind::numbered
                                                                   : Part::Kind::list;
  part.lines = std::move(lines.lines);
  part.depths = std::move(lines.depths);
  parts.push_back(std::move(part));
}

/// Takes who speaks off the end of a quotation.
std::string take_who(std::vector<Line>& lines) {
  if (lines.empty()) return {};
  Line& last = lines.back();
  const auto broken =
      std::find_if(last.rbegin(), last.rend(), [](const Run& run) { return run.line_break; });
  const auto begin = broken.base();
  if (begin == last.end()) return {};
  const bool dash = begin->text.starts_with("—") || begin->text.starts_with("–");
  if (!dash || (begin == last.begin() && lines.size() == 1)) return {};
  std::string who = plain(Line(begin, last.end()));
  who.erase(0, std::string_view("—").size());
  while (who.starts_with("\u00a0") || who.starts_with("\u202f")) {
    who.erase(0, who.starts_with("\u00a0") ? 2 : 3);
  }
  last.erase(broken == last.rend() ? last.begin() : begin - 1, last.end());
  if (last.empty()) lines.pop_back();
  return std::string(text::trimmed(who));
}

void add_quote(std::vector<Part>& parts, cmark_node* quote) {
  Lines lines;
  add_blocks(lines, quote, 0, "");
  if (lines.lines.empty()) return;
  Part part;
  part.kind = Part::Kind::quote;
  part.lines = std::move(lines.lines);
  part.who = take_who(part.lines);
  parts.push_back(std::move(part));
}

bool is_table(cmark_node* node) {
  return std::string_view(cmark_node_get_type_string(node)) == "table";
}

void add_table(std::vector<Part>& parts, cmark_node* table) {
  Part part;
  part.kind = Part::Kind::table;
  for (cmark_node* row = cmark_node_first_child(table);
       row != nullptr && part.rows.size() < kTableRowsMax; row = cmark_node_next(row)) {
    std::vector<Line> cells;
    for (cmark_node* cell = cmark_node_first_child(row); cell != nullptr;
         cell = cmark_node_next(cell)) {
      cells.push_back(line_of(cell));
    }
    part.rows.push_back(std::move(cells));
  }
  if (!part.rows.empty()) parts.push_back(std::move(part));
}

Document parsed(std::string_view markdown) {
  // Registered once: the library's list of extensions is one for the process.
  static const bool kRegistered = [] {
    cmark_gfm_core_extensions_ensure_registered();
    return true;
  }();
  static_cast<void>(kRegistered);
  markdown = markdown.substr(0, kMarkdownBytesMax);
  const std::unique_ptr<cmark_parser, FreeParser> parser(cmark_parser_new(CMARK_OPT_VALIDATE_UTF8));
  cmark_syntax_extension* const table = cmark_find_syntax_extension("table");
  if (table != nullptr) cmark_parser_attach_syntax_extension(parser.get(), table);
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  Document document(cmark_parser_finish(parser.get()));
  cmark_consolidate_text_nodes(document.get());
  return document;
}

}  // namespace

std::vector<Part> read_markdown(std::string_view markdown) {
  const Document document = parsed(markdown);
  std::vector<Part> parts;
  for (cmark_node* node = cmark_node_first_child(document.get()); node != nullptr;
       node = cmark_node_next(node)) {
    switch (static_cast<int>(cmark_node_get_type(node))) {
      case CMARK_NODE_PARAGRAPH:
        add_part(parts, Part::Kind::paragraph, line_of(node));
        break;
      case CMARK_NODE_HEADING:
        add_part(parts, Part::Kind::heading, line_of(node));
        break;
      case CMARK_NODE_BLOCK_QUOTE:
        add_quote(parts, node);
        break;
      case CMARK_NODE_LIST:
        add_list(parts, node);
        break;
      case CMARK_NODE_CODE_BLOCK:  // lines that somebody indented
        add_part(parts, Part::Kind::paragraph, literal_line(node));
        break;
      default:
        if (is_table(node)) add_table(parts, node);
        break;
    }
  }
  return parts;
}

std::vector<std::string> lost_of(std::string_view markdown) {
  std::vector<std::string> lost;
  if (markdown.size() > kMarkdownBytesMax) lost.emplace_back("la fin d’un texte trop long");
  const Document document = parsed(markdown);
  const std::unique_ptr<cmark_iter, FreeIter> iter(cmark_iter_new(document.get()));
  int depth = 0;
  std::size_t rows = 0;
  const auto add = [&](std::string what) {
    if (std::find(lost.begin(), lost.end(), what) == lost.end()) lost.push_back(std::move(what));
  };
  for (cmark_event_type event = cmark_iter_next(iter.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iter.get())) {
    cmark_node* const node = cmark_iter_get_node(iter.get());
    const int type = cmark_node_get_type(node);
    const bool nests = type == CMARK_NODE_LIST || type == CMARK_NODE_BLOCK_QUOTE;
    if (nests) depth += event == CMARK_EVENT_ENTER ? 1 : -1;
    if (event != CMARK_EVENT_ENTER) continue;
    if (nests && depth > kNestingMax) add("des listes trop imbriquées");
    if (type == CMARK_NODE_IMAGE) add("une image");
    if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE) add("du HTML");
    if (is_table(node)) {
      rows = 0;
      if (depth > 0) add("un tableau dans une liste ou une citation");
    }
    const std::string_view name = cmark_node_get_type_string(node);
    if ((name == "table_row" || name == "table_header") && ++rows > kTableRowsMax) {
      add("la fin d’un tableau trop long");
    }
  }
  return lost;
}

std::string plain(const Line& line) {
  std::string out;
  for (const Run& run : line) out += run.line_break ? std::string("\n") : run.text;
  return out;
}

}  // namespace vigie::letter
