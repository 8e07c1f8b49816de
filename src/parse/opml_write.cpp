// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "parse/opml.hpp"
#include "text/html.hpp"
#include "text/utf8.hpp"

namespace vigie::parse {
namespace {

/// Quoted, with what XML 1.0 does not allow left out.
std::string quoted(std::string_view value) {
  std::string escaped = "\"";
  for (const char c : text::escape_html(text::showable(value))) {
    if (c == '\n')
      escaped += "&#10;";
    else if (c == '\r')
      escaped += "&#13;";
    else if (c == '\t')
      escaped += "&#9;";
    else
      escaped.push_back(c);
  }
  return escaped + "\"";
}

std::string indent(std::size_t depth) { return std::string(4 + 2 * depth, ' '); }

void write_outline(std::string& out, const Outline& outline) {
  const auto put = [&out](std::string_view name, std::string_view value) {
    out.append(" ").append(name).append("=").append(quoted(value));
  };
  out += indent(outline.folders.size()) + "<outline";
  put("text", outline.title);
  put("title", outline.title);
  const std::string_view type = outline.attribute("type");
  put("type", type.empty() ? "rss" : type);
  put("xmlUrl", outline.url);
  if (!outline.site_url.empty()) put("htmlUrl", outline.site_url);
  for (const OutlineAttribute& attribute : outline.attributes) {
    if (attribute.name != "type") put(attribute.name, attribute.value);
  }
  out += "/>\n";
}

/// Closes and opens folders until `open` is `wanted`.
void move_to(std::string& out, std::vector<std::string>& open,
             const std::vector<std::string>& wanted) {
  const auto differ = std::mismatch(open.begin(), open.end(), wanted.begin(), wanted.end()).first;
  const auto common = static_cast<std::size_t>(differ - open.begin());
  while (open.size() > common) {
    open.pop_back();
    out += indent(open.size()) + "</outline>\n";
  }
  for (std::size_t i = common; i < wanted.size(); ++i) {
    out += indent(i) + "<outline text=" + quoted(wanted[i]) + ">\n";
    open.push_back(wanted[i]);
  }
}

}  // namespace

std::string write_opml(const Opml& opml) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\"";
  out += " xmlns:vigie=" + quoted(kOpmlNamespace);
  for (const OutlineAttribute& other : opml.namespaces) {
    out += " " + other.name + "=" + quoted(other.value);
  }
  out += ">\n  <head>\n    <title>" + text::escape_html(opml.title) + "</title>\n  </head>\n";
  return out + "  <body>\n" + write_outlines(opml.outlines) + "  </body>\n</opml>\n";
}

std::string write_outlines(const std::vector<Outline>& outlines) {
  std::string out;
  std::vector<std::string> open;
  for (const Outline& outline : outlines) {
    move_to(out, open, outline.folders);
    write_outline(out, outline);
  }
  move_to(out, open, {});
  return out;
}

}  // namespace vigie::parse
