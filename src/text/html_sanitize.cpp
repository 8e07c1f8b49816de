// SPDX-License-Identifier: EUPL-1.2
// The sanitiser of html.hpp: libxml2 reads, we walk its tree, HtmlWriter writes. libxml2's own
// serialiser is never used (it leaves comments and some attributes unescaped).
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <vector>

#include "text/entities.hpp"
#include "text/html.hpp"
#include "text/html_writer.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::text {
namespace {

constexpr std::size_t kHrefBytesMax = 2048;

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using Document = std::unique_ptr<xmlDoc, FreeDocument>;

enum class Handling { keep, hide, apart };  ///< hide: content and all; apart: white space around

struct Rule {
  std::string_view name;
  Handling handling;
  Element element;
};

// Sorted by name. What is not here is left out and its content kept.
constexpr Rule kRules[] = {
    {"a", Handling::keep, Element::a},
    {"abbr", Handling::keep, Element::abbr},
    {"acronym", Handling::keep, Element::abbr},
    {"address", Handling::keep, Element::block},
    {"article", Handling::keep, Element::block},
    {"aside", Handling::keep, Element::block},
    {"b", Handling::keep, Element::b},
    {"blockquote", Handling::keep, Element::blockquote},
    {"caption", Handling::keep, Element::block},
    {"center", Handling::keep, Element::block},
    {"cite", Handling::keep, Element::cite},
    {"dd", Handling::keep, Element::block},
    {"details", Handling::keep, Element::block},
    {"dir", Handling::keep, Element::ul},
    {"div", Handling::keep, Element::block},
    {"dl", Handling::keep, Element::block},
    {"dt", Handling::keep, Element::block},
    {"em", Handling::keep, Element::em},
    {"fieldset", Handling::keep, Element::block},
    {"figcaption", Handling::keep, Element::block},
    {"figure", Handling::keep, Element::block},
    {"footer", Handling::keep, Element::block},
    {"form", Handling::keep, Element::block},
    {"h1", Handling::keep, Element::block},
    {"h2", Handling::keep, Element::block},
    {"h3", Handling::keep, Element::block},
    {"h4", Handling::keep, Element::block},
    {"h5", Handling::keep, Element::block},
    {"h6", Handling::keep, Element::block},
    {"header", Handling::keep, Element::block},
    {"hr", Handling::keep, Element::block},
    {"i", Handling::keep, Element::i},
    {"img", Handling::apart, Element::none},
    {"legend", Handling::keep, Element::block},
    {"li", Handling::keep, Element::li},
    {"main", Handling::keep, Element::block},
    {"menu", Handling::keep, Element::ul},
    {"nav", Handling::keep, Element::block},
    {"noembed", Handling::hide, Element::none},
    {"noframes", Handling::hide, Element::none},
    {"ol", Handling::keep, Element::ol},
    {"p", Handling::keep, Element::p},
    {"pre", Handling::keep, Element::block},
    {"q", Handling::keep, Element::q},
    {"script", Handling::hide, Element::none},
    {"section", Handling::keep, Element::block},
    {"select", Handling::hide, Element::none},
    {"strong", Handling::keep, Element::strong},
    {"style", Handling::hide, Element::none},
    {"sub", Handling::keep, Element::sub},
    {"summary", Handling::keep, Element::block},
    {"sup", Handling::keep, Element::sup},
    {"table", Handling::keep, Element::block},
    {"tbody", Handling::keep, Element::block},
    {"td", Handling::apart, Element::none},
    {"template", Handling::hide, Element::none},
    {"textarea", Handling::hide, Element::none},
    {"tfoot", Handling::keep, Element::block},
    {"th", Handling::apart, Element::none},
    {"thead", Handling::keep, Element::block},
    {"title", Handling::keep, Element::block},
    {"tr", Handling::keep, Element::block},
    {"ul", Handling::keep, Element::ul},
};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

Rule rule_for(std::string_view name) {
  const auto* found =
      std::lower_bound(std::begin(kRules), std::end(kRules), name,
                       [](const Rule& rule, std::string_view key) { return rule.name < key; });
  if (found != std::end(kRules) && found->name == name) return *found;
  return {name, Handling::keep, Element::none};
}

bool is_plain_ascii(std::string_view url) {
  return std::all_of(url.begin(), url.end(), [](char c) {
    return c > ' ' && c < 0x7F &&
           std::string_view("\"'<>`\\{}|^").find(c) == std::string_view::npos;
  });
}

bool is_mail_address(std::string_view url) {
  return url.substr(0, 7) == "mailto:" && url.find('@') != std::string_view::npos;
}

/// Escaped for a quoted attribute; "" where the link must not be kept.
std::string safe_href(std::string_view given, std::string_view base_url) {
  given = trimmed(given);
  if (given.empty() || given.size() > kHrefBytesMax) return {};
  std::string url(given);
  if (ascii_lower(given.substr(0, 7)) == "mailto:") {
    url.replace(0, 7, "mailto:");
  } else {
    url = absolute_url(given, base_url).value_or("");
    // What the address becomes when read once more is what a browser would make of it.
    if (url.empty() || absolute_url(url, {}) != url) return {};
  }
  const std::string lower = ascii_lower(url.substr(0, 8));
  const bool allowed =
      lower.substr(0, 7) == "http://" || lower == "https://" || is_mail_address(url);
  if (!allowed || !is_plain_ascii(url) || url.size() > kHrefBytesMax) return {};
  return escape_html(url);
}

std::string href_of(const xmlNode* node, std::string_view base_url) {
  for (const xmlAttr* attribute = node->properties; attribute != nullptr;
       attribute = attribute->next) {
    if (view(attribute->name) != "href") continue;
    xmlChar* value = xmlNodeListGetString(node->doc, attribute->children, 1);
    std::string href = safe_href(view(value), base_url);
    xmlFree(value);
    return href;
  }
  return {};
}

void put_text(HtmlWriter& writer, std::string_view utf8) {
  std::string character;
  for (Utf8Char next; !utf8.empty(); utf8.remove_prefix(next.bytes)) {
    next = read_utf8(utf8);
    char32_t code = next.code;
    if (code >= 0x80 && code <= 0x9F) code = windows_1252(static_cast<unsigned char>(code));
    if (code < 0x80 && is_ascii_space(static_cast<char>(code))) {
      writer.space();
    } else if (code != 0 && is_showable(code)) {
      character.clear();
      append_utf8(character, code);
      writer.put(escape_html(character));
    }
  }
}

/// What one node says; answers what to leave once its children are done. `descend` tells whether
/// they count at all.
Element begin_node(HtmlWriter& writer, const xmlNode* node, std::string_view base_url,
                   bool& descend) {
  descend = false;
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
    put_text(writer, view(node->content));
    return Element::none;
  }
  if (node->type == XML_ENTITY_REF_NODE) {
    put_text(writer, "&" + std::string(view(node->name)) + ";");
    return Element::none;
  }
  if (node->type != XML_ELEMENT_NODE) return Element::none;
  const std::string_view name = view(node->name);
  if (name == "br") writer.line_break();
  const Rule rule = rule_for(name);
  if (rule.handling == Handling::hide) return Element::none;
  if (rule.handling == Handling::apart) writer.space();
  descend = true;
  return writer.enter(rule.element,
                      rule.element == Element::a ? href_of(node, base_url) : std::string());
}

void end_node(HtmlWriter& writer, const xmlNode* node, Element entered) {
  writer.leave(entered);
  if (node->type == XML_ELEMENT_NODE && rule_for(view(node->name)).handling == Handling::apart) {
    writer.space();
  }
}

/// Depth first without recursion: a feed decides how deep its markup goes.
void write_tree(HtmlWriter& writer, const xmlNode* root, std::string_view base_url) {
  std::vector<Element> entered;
  const xmlNode* node = root;
  while (node != nullptr) {
    bool descend = false;
    entered.push_back(begin_node(writer, node, base_url, descend));
    if (descend && node->children != nullptr) {
      node = node->children;
      continue;
    }
    while (true) {
      end_node(writer, node, entered.back());
      entered.pop_back();
      if (node == root) return;
      if (node->next != nullptr) break;
      node = node->parent;
    }
    node = node->next;
  }
}

bool opens_tag(std::string_view text) {
  if (text.size() < 2 || text[0] != '<') return false;
  const char c = text[1];
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '/' || c == '!' || c == '?';
}

/// A name that HTML 4 does not have would stay as it is: its character is put in its place.
std::optional<Reference> named_character(std::string_view text) {
  const auto reference = read_reference(text);
  if (!reference || text[1] == '#' || reference->code < 0x80) return std::nullopt;
  return reference;
}

/// Without control characters, and cut before a tag that is too long: libxml2 needs time in the
/// square of the attributes of one tag (8 000 in 63 KB take 211 ms).
std::string prepared(std::string_view html) {
  html = utf8_prefix(html, kHtmlBytesMax);
  std::string out = "<html><body>";
  out.reserve(html.size() + out.size());
  std::size_t tag_bytes = 0;
  while (!html.empty()) {
    const char c = html.front();
    if (const auto named = c == '&' ? named_character(html) : std::nullopt) {
      append_utf8(out, named->code);
      html.remove_prefix(named->bytes);
      continue;
    }
    if (tag_bytes > 0 || opens_tag(html)) ++tag_bytes;
    if (tag_bytes > kTagBytesMax) return out;
    if (c == '>') tag_bytes = 0;
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 || is_ascii_space(c)) out.push_back(c);
    html.remove_prefix(1);
  }
  return out;
}

}  // namespace

SafeHtml sanitize_html(std::string_view html, std::string_view base_url) {
  const std::string source = prepared(html);
  constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_NODEFDTD;
  const Document document(
      htmlReadMemory(source.data(), static_cast<int>(source.size()), nullptr, "UTF-8", kOptions));
  if (!document) return {};
  const xmlNode* root = xmlDocGetRootElement(document.get());
  if (root == nullptr) return {};
  HtmlWriter writer;
  write_tree(writer, root, base_url);
  return SafeHtml(std::move(writer).finish());
}

}  // namespace vigie::text
