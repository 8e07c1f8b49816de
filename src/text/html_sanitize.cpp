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
#include "text/html_attributes.hpp"
#include "text/html_simple.hpp"
#include "text/html_writer.hpp"
#include "text/utf8.hpp"

namespace vigie::text {
namespace {

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
    {"div", Handling::keep, Element::div},
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

std::string attribute_of(const xmlNode* node, std::string_view name) {
  for (const xmlAttr* attribute = node->properties; attribute != nullptr;
       attribute = attribute->next) {
    if (view(attribute->name) != name) continue;
    xmlChar* value = xmlNodeListGetString(node->doc, attribute->children, 1);
    std::string found(view(value));
    xmlFree(value);
    return found;
  }
  return {};
}

void put_picture(HtmlWriter& writer, const xmlNode* node, const HtmlSetting& setting) {
  writer.picture_or_gap(
      picture_in({attribute_of(node, "src"), attribute_of(node, "alt"), attribute_of(node, "width"),
                  attribute_of(node, "height"), attribute_of(node, "style")},
                 setting));
}

/// What one node says; answers what to leave once its children are done. `descend` tells whether
/// they count at all.
Element begin_node(HtmlWriter& writer, const xmlNode* node, const HtmlSetting& setting,
                   bool& descend) {
  descend = false;
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
    writer.text(view(node->content));
    return Element::none;
  }
  if (node->type == XML_ENTITY_REF_NODE) {
    writer.text("&" + std::string(view(node->name)) + ";");
    return Element::none;
  }
  if (node->type != XML_ELEMENT_NODE) return Element::none;
  const std::string_view name = view(node->name);
  if (name == "br") writer.line_break();
  if (name == "img") put_picture(writer, node, setting);
  const Rule rule = rule_for(name);
  if (rule.handling == Handling::hide) return Element::none;
  if (rule.handling == Handling::apart) writer.space();
  descend = true;
  if (rule.element != Element::a) return writer.enter(rule.element);
  return writer.enter(Element::a, href_in(attribute_of(node, "href"), setting));
}

void end_node(HtmlWriter& writer, const xmlNode* node, const HtmlSetting& setting,
              Element entered) {
  if (entered == Element::a && setting.as_published) writer.keep_link();
  writer.leave(entered);
  if (node->type == XML_ELEMENT_NODE && rule_for(view(node->name)).handling == Handling::apart) {
    writer.space();
  }
}

/// Depth first without recursion: a feed decides how deep its markup goes.
void write_tree(HtmlWriter& writer, const xmlNode* root, const HtmlSetting& setting) {
  std::vector<Element> entered;
  const xmlNode* node = root;
  while (node != nullptr) {
    bool descend = false;
    entered.push_back(begin_node(writer, node, setting, descend));
    if (descend && node->children != nullptr) {
      node = node->children;
      continue;
    }
    while (true) {
      end_node(writer, node, setting, entered.back());
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

/// How many bytes say nothing of tags or references and may stay as they are.
std::size_t plain_run(std::string_view html) {
  std::size_t run = 0;
  while (run < html.size() && html[run] != '<' && html[run] != '>' && html[run] != '&' &&
         !is_control(html[run])) {
    ++run;
  }
  return run;
}

/// Without control characters, and cut before a tag that is too long: libxml2 needs time in the
/// square of the attributes of one tag (8 000 in 63 KB take 211 ms).
std::string prepared(std::string_view html) {
  html = utf8_prefix(html, kHtmlBytesMax);
  std::string out = "<html><body>";
  out.reserve(html.size() + out.size());
  bool in_tag = false;
  std::size_t tag_bytes = 0;
  while (!html.empty()) {
    const std::size_t run = plain_run(html);
    if (in_tag) tag_bytes += run + 1;
    if (tag_bytes > kTagBytesMax) return out;
    out.append(html.substr(0, run));
    html.remove_prefix(run);
    if (html.empty()) return out;
    const char c = html.front();
    if (const auto named = c == '&' ? named_character(html) : std::nullopt) {
      append_utf8(out, named->code);
      html.remove_prefix(named->bytes);
      continue;
    }
    if (!in_tag && opens_tag(html)) in_tag = true;
    if (c == '>') {
      in_tag = false;
      tag_bytes = 0;
    }
    if (!is_control(c)) out.push_back(c);
    if (c == '\f') out.push_back(' ');  // white space that libxml2 leaves out
    html.remove_prefix(1);
  }
  return out;
}

struct FreeParser {
  void operator()(htmlParserCtxt* parser) const { htmlFreeParserCtxt(parser); }
};

/// A parser costs more to make than most bodies to read, so each thread keeps one. It remembers the
/// names it met: those of some hundred feeds, or of one that makes them up.
htmlParserCtxt* parser() {
  constexpr int kNamesMax = 4'000;
  static thread_local std::unique_ptr<htmlParserCtxt, FreeParser> kept;
  if (!kept || xmlDictSize(kept->dict) > kNamesMax) kept.reset(htmlNewParserCtxt());
  return kept.get();
}

Document read(const std::string& source) {
  constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_NODEFDTD;
  htmlParserCtxt* with = parser();
  if (with == nullptr) return nullptr;
  return Document(htmlCtxtReadMemory(with, source.data(), static_cast<int>(source.size()), nullptr,
                                     "UTF-8", kOptions));
}

std::string write_clean(std::string_view html, const HtmlSetting& setting) {
  HtmlWriter simple(html.size());
  if (write_simple(simple, html, setting)) return std::move(simple).finish();
  const Document document = read(prepared(html));
  if (!document) return {};
  const xmlNode* root = xmlDocGetRootElement(document.get());
  if (root == nullptr) return {};
  HtmlWriter writer(html.size());
  write_tree(writer, root, setting);
  return std::move(writer).finish();
}

}  // namespace

SafeHtml sanitize_html(std::string_view html, std::string_view base_url) {
  return SafeHtml(write_clean(html, {base_url, false}));
}

std::string clean_html(std::string_view html, std::string_view base_url) {
  return write_clean(html, {base_url, true});
}

}  // namespace vigie::text
