// SPDX-License-Identifier: EUPL-1.2
#include "parse/xml_text.hpp"

#include <vector>

#include "parse/base64.hpp"
#include "parse/limits.hpp"
#include "text/entities.hpp"
#include "text/html.hpp"
#include "text/utf8.hpp"

namespace vigie::parse {
namespace {

bool is_text(pugi::xml_node node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

std::string_view local_name(pugi::xml_node node) {
  const std::string_view name = node.name();
  return name.substr(name.find(':') + 1);
}

bool is_void(std::string_view name) { return name == "br" || name == "img" || name == "hr"; }

/// What the sanitiser may want of an element.
bool is_kept(std::string_view attribute) {
  return attribute == "href" || attribute == "src" || attribute == "alt" || attribute == "width" ||
         attribute == "height" || attribute == "style";
}

void open_tag(std::string& out, pugi::xml_node node) {
  out.append("<").append(local_name(node));
  for (const pugi::xml_attribute attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    if (!is_kept(name)) continue;
    out.append(" ").append(name).append("=\"");
    out.append(text::escape_html(attribute.value())).append("\"");
  }
  out.push_back('>');
}

void close_tag(std::string& out, pugi::xml_node node) {
  if (!is_void(local_name(node))) out.append("</").append(local_name(node)).append(">");
}

/// Text that is no white space, or an element, directly in it.
bool says_something(pugi::xml_node node) {
  for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
    if (child.type() == pugi::node_element) return true;
    if (!is_text(child)) continue;
    const char* value = child.value();
    while (text::is_ascii_space(*value)) ++value;
    if (*value != '\0') return true;
  }
  return false;
}

}  // namespace

std::string own_text(pugi::xml_node node) {
  std::string out;
  for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
    if (is_text(child)) out += child.value();
  }
  return out;
}

std::string_view own_text(pugi::xml_node node, std::string& joined) {
  const pugi::xml_node only = node.first_child();
  if (is_text(only) && !only.next_sibling()) return only.value();
  joined = own_text(node);
  return joined;
}

bool has_elements(pugi::xml_node node) {
  for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
    if (child.type() == pugi::node_element) return true;
  }
  return false;
}

std::string inner_markup(pugi::xml_node node) {
  std::string out;
  pugi::xml_node at = node.first_child();
  std::size_t depth = 0;
  while (at && out.size() < text::kHtmlBytesMax) {
    if (is_text(at)) out += text::escape_html(at.value());
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

Element::Element(pugi::xml_node node) : node_(node) {
  constexpr std::size_t kUsual = 16;
  if (node.first_child()) children_.reserve(kUsual);
  for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
    const char* name = child.name();  // of elements alone: comments and instructions are not kept
    if (*name == '\0') continue;
    children_.push_back({name, child});
    names_ |= bit_of(children_.back().name);
  }
}

pugi::xml_node Element::child(std::string_view name) const {
  for (const pugi::xml_node node : named(name)) return node;
  return {};
}

pugi::xml_node first_child(const Element& parent, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    for (const pugi::xml_node node : parent.named(name)) {
      if (says_something(node)) return node;
    }
  }
  return {};
}

std::string child_text(const Element& parent, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    for (const pugi::xml_node node : parent.named(name)) {
      std::string joined;
      const std::string_view value = text::trimmed(own_text(node, joined));
      if (!value.empty()) return std::string(text::utf8_prefix(value, kShortTextBytesMax));
    }
  }
  return {};
}

namespace {

/// RFC 4287 §3.1.1.3: the div around XHTML is no part of it.
pugi::xml_node without_wrapper(pugi::xml_node node) {
  pugi::xml_node only;
  for (const pugi::xml_node child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    if (only) return node;
    only = child;
  }
  return local_name(only) == "div" && text::trimmed(own_text(node)).empty() ? only : node;
}

std::string lower_attribute(pugi::xml_node node, const char* name) {
  const pugi::xml_attribute given = node.attribute(name);
  return given ? text::ascii_lower(text::trimmed(given.value())) : std::string();
}

}  // namespace

Text read_text(pugi::xml_node node, Kind otherwise) {
  if (!node) return {"", otherwise};
  const std::string type = lower_attribute(node, "type");
  const std::string mode = lower_attribute(node, "mode");
  if (has_elements(node)) {
    return {inner_markup(type == "xhtml" ? without_wrapper(node) : node), Kind::html};
  }
  std::string value = own_text(node);
  const bool html = type.find("html") != std::string::npos;
  // Content of a binary type is in base64; elsewhere only the type that says nothing else is.
  const bool content = std::string_view(node.name()) == "atom:content";
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

namespace {

/// Text that still holds references was escaped once too often by its writer.
std::string plain_of_text(std::string_view value) {
  return text::plain_text(text::escape_html(text::decode_references(value)));
}

}  // namespace

std::string plain(const Text& given) {
  std::string line =
      given.kind == Kind::html ? text::plain_text(given.value) : plain_of_text(given.value);
  line.resize(text::utf8_prefix(line, kTitleBytesMax).size());
  return line;
}

std::string plain(pugi::xml_node node, Kind otherwise) { return plain(read_text(node, otherwise)); }

std::string html_body(Text given, const std::string& base, Bodies bodies) {
  if (given.kind == Kind::plain) given.value = text::escape_html(given.value);
  if (bodies == Bodies::as_given) return std::move(given.value);
  return text::clean_html(given.value, base);
}

}  // namespace vigie::parse
