// SPDX-License-Identifier: EUPL-1.2
#include "parse/xml_text.hpp"

#include <algorithm>

#include "parse/base64.hpp"
#include "parse/limits.hpp"
#include "text/entities.hpp"
#include "text/html.hpp"
#include "text/mended.hpp"
#include "text/utf8.hpp"

namespace vigie::parse {
namespace {

/// White space before marks of CDATA that were escaped into a text is no longer than this.
constexpr std::size_t kMarksWithinBytes = 64;

bool is_text(pugi::xml_node node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

std::string_view local_name(std::string_view name) { return name.substr(name.find(':') + 1); }

bool is_void(std::string_view name) { return name == "br" || name == "img" || name == "hr"; }

/// What the sanitiser may want of an element.
bool is_kept(std::string_view attribute) {
  return attribute == "href" || attribute == "src" || attribute == "alt" || attribute == "width" ||
         attribute == "height" || attribute == "style";
}

void open_tag(std::string& out, pugi::xml_node node) {
  out.append("<").append(local_name(node.name()));
  for (const pugi::xml_attribute attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    if (!is_kept(name)) continue;
    out.append(" ").append(name).append("=\"");
    out.append(text::escape_html(attribute.value())).append("\"");
  }
  out.push_back('>');
}

void close_tag(std::string& out, pugi::xml_node node) {
  if (!is_void(local_name(node.name())))
    out.append("</").append(local_name(node.name())).append(">");
}

bool is_blank(const char* text) {
  while (text::is_ascii_space(*text)) ++text;
  return *text == '\0';
}

std::string joined_text(pugi::xml_node node) {
  std::string out;
  for (const pugi::xml_node child : node.children()) {
    if (is_text(child)) out += child.value();
  }
  return out;
}

/// Text that is no white space, or an element, directly in it.
bool says_something(Element element) {
  if (element.has_children()) return true;
  if (element.texts() == 0) return false;
  if (element.texts() == 1) return !is_blank(element.node().child_value());
  return std::ranges::any_of(element.node().children(), [](pugi::xml_node child) {
    return is_text(child) && !is_blank(child.value());
  });
}

}  // namespace

std::string own_text(Element element) {
  std::string joined;
  return std::string(own_text(element, joined));
}

std::string_view own_text(Element element, std::string& joined) {
  if (element.texts() == 0) return {};
  std::string_view text;
  if (element.texts() == 1) {
    text = element.node().child_value();
  } else {
    joined = joined_text(element.node());
    text = joined;
  }
  // Only where they stand around the whole: a body is long, and looked through for nothing else.
  if (!text::trimmed(text.substr(0, kMarksWithinBytes)).starts_with("<![")) return text;
  if (auto inside = text::without_cdata_marks(text)) {
    joined = std::move(*inside);
    text = joined;
  }
  return text;
}

std::string inner_markup(Element parent, Texts texts) {
  std::string out;
  pugi::xml_node at = parent.node().first_child();
  std::size_t depth = 0;
  while (at && out.size() < text::kHtmlBytesMax) {
    if (is_text(at)) out += texts == Texts::markup ? at.value() : text::escape_html(at.value());
    const bool element = at.type() == pugi::node_element;
    if (element) open_tag(out, at);
    if (element && at.first_child() && depth < kNestingMax) {
      at = at.first_child();
      ++depth;
      continue;
    }
    if (element) close_tag(out, at);
    while (depth > 0 && !at.next_sibling()) {
      at = at.parent();
      --depth;
      close_tag(out, at);
    }
    at = at.next_sibling();
  }
  return out;
}

Element first_child(Element parent, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    for (const Element child : parent.named(name)) {
      if (says_something(child)) return child;
    }
  }
  return {};
}

std::string child_text(Element parent, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    for (const Element child : parent.named(name)) {
      std::string joined;
      const std::string_view value = text::trimmed(own_text(child, joined));
      if (!value.empty()) return std::string(text::utf8_prefix(value, kShortTextBytesMax));
    }
  }
  return {};
}

namespace {

/// RFC 4287 §3.1.1.3: the div around XHTML is no part of it.
Element without_wrapper(Element element) {
  Element only;
  for (const Element child : element.children()) {
    if (only) return element;
    only = child;
  }
  std::string joined;
  const bool wrapped =
      local_name(only.name()) == "div" && text::trimmed(own_text(element, joined)).empty();
  return wrapped ? only : element;
}

/// By an attribute, or by the markup in it.
bool says_how_it_is_read(Element element) {
  return element.has_attributes() || element.has_children();
}

std::string lower_value(Element element, const char* attribute) {
  return text::ascii_lower(text::trimmed(element.attribute(attribute)));
}

}  // namespace

Text read_text(Element element, Kind otherwise) {
  if (!says_how_it_is_read(element)) return {own_text(element), otherwise};
  const std::string type = lower_value(element, "type");
  const std::string mode = lower_value(element, "mode");
  const bool html = type.find("html") != std::string::npos;
  if (element.has_children()) {
    const bool xhtml = type.find("xhtml") != std::string::npos || mode == "xml";
    return {inner_markup(type == "xhtml" ? without_wrapper(element) : element,
                         html && !xhtml ? Texts::markup : Texts::plain),
            Kind::html};
  }
  std::string value = own_text(element);
  // Content of a binary type is in base64; elsewhere only the type that says nothing else is.
  const bool content = element.name() == "atom:content";
  const bool binary = content ? is_base64_type(type) : type == "application/octet-stream";
  if (mode == "base64" || (mode.empty() && binary)) {
    if (auto decoded = from_base64(value)) value = std::move(*decoded);
    return {std::move(value), type == "text" || type == "text/plain" ? Kind::plain : Kind::html};
  }
  // type="text" is Atom 1.0's word; mode is of 0.3, which would have written text/plain.
  if (html || (mode == "escaped" && type != "text")) return {std::move(value), Kind::html};
  if (type == "text" || type == "text/plain") return {std::move(value), Kind::plain};
  return {std::move(value), otherwise};
}

std::string plain(std::string_view text, Kind kind) {
  // Mended before a sign that is half a letter is dropped for a control, and again where it was
  // written in references.
  const bool references = text.find('&') != std::string_view::npos;
  const auto mended = text::without_mojibake(text);
  if (mended) text = *mended;
  // Plain text that still holds references was escaped once too often by its writer.
  std::string line = kind == Kind::html
                         ? text::plain_text(text)
                         : text::plain_text(text::escape_html(text::decode_references(text)));
  auto letters = references ? text::without_mojibake(line) : std::nullopt;
  if (letters) line = std::move(*letters);
  line.resize(text::utf8_prefix(line, kTitleBytesMax).size());
  return line;
}

std::string plain(Element element, Kind otherwise) {
  if (says_how_it_is_read(element)) {
    const Text text = read_text(element, otherwise);
    return plain(text.value, text.kind);
  }
  std::string joined;
  return plain(own_text(element, joined), otherwise);
}

std::string html_body(Text given, const std::string& base, Bodies bodies) {
  if (given.kind == Kind::plain) given.value = text::escape_html(given.value);
  if (bodies == Bodies::as_given) return std::move(given.value);
  if (auto mended = text::without_mojibake(given.value)) given.value = std::move(*mended);
  std::string clean = text::clean_html(given.value, base);
  if (auto mended = text::without_mojibake(clean)) return std::move(*mended);
  return clean;
}

}  // namespace vigie::parse
