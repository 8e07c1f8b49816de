// SPDX-License-Identifier: EUPL-1.2
#include "letter/markdown.hpp"

#include <cmark.h>

#include <memory>

#include "text/french.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::letter {
namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};

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

void add_inlines(Line& line, cmark_node* parent, const Marks& marks) {
  for (cmark_node* node = cmark_node_first_child(parent); node != nullptr;
       node = cmark_node_next(node)) {
    Marks inner = marks;
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT:
      case CMARK_NODE_CODE:
        add_text(line, or_empty(cmark_node_get_literal(node)), marks);
        break;
      case CMARK_NODE_SOFTBREAK:
        add_text(line, " ", marks);
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

/// The paragraphs of a list's item, one after the other, as one line.
Line item_line(cmark_node* item) {
  Line line;
  for (cmark_node* child = cmark_node_first_child(item); child != nullptr;
       child = cmark_node_next(child)) {
    if (cmark_node_get_type(child) != CMARK_NODE_PARAGRAPH) continue;
    if (!line.empty()) line.push_back(hard_break());
    add_inlines(line, child, {});
  }
  return joined(std::move(line));
}

Line literal_line(cmark_node* node) {
  Line line;
  add_text(line, text::trimmed(cmark_node_get_literal(node)), {});
  return line;
}

void add_part(std::vector<Part>& parts, Part::Kind kind, Line line) {
  if (!line.empty()) parts.push_back({kind, {std::move(line)}});
}

void add_list(std::vector<Part>& parts, cmark_node* list) {
  Part part;
  part.kind = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST ? Part::Kind::numbered
                                                                   : Part::Kind::list;
  for (cmark_node* item = cmark_node_first_child(list); item != nullptr;
       item = cmark_node_next(item)) {
    if (Line line = item_line(item); !line.empty()) part.lines.push_back(std::move(line));
  }
  if (!part.lines.empty()) parts.push_back(std::move(part));
}

}  // namespace

std::vector<Part> read_markdown(std::string_view markdown) {
  markdown = markdown.substr(0, kMarkdownBytesMax);
  const std::unique_ptr<cmark_node, FreeNode> document(
      cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_VALIDATE_UTF8));
  cmark_consolidate_text_nodes(document.get());
  std::vector<Part> parts;
  for (cmark_node* node = cmark_node_first_child(document.get()); node != nullptr;
       node = cmark_node_next(node)) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_PARAGRAPH:
        add_part(parts, Part::Kind::paragraph, line_of(node));
        break;
      case CMARK_NODE_HEADING:
        add_part(parts, Part::Kind::heading, line_of(node));
        break;
      case CMARK_NODE_BLOCK_QUOTE:
        add_part(parts, Part::Kind::quote, item_line(node));
        break;
      case CMARK_NODE_LIST:
        add_list(parts, node);
        break;
      case CMARK_NODE_CODE_BLOCK:  // lines that somebody indented
        add_part(parts, Part::Kind::paragraph, literal_line(node));
        break;
      default:
        break;
    }
  }
  return parts;
}

std::string plain(const Line& line) {
  std::string out;
  for (const Run& run : line) out += run.line_break ? std::string("\n") : run.text;
  return out;
}

}  // namespace vigie::letter
