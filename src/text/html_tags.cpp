// SPDX-License-Identifier: EUPL-1.2
#include "text/html_tags.hpp"

#include <algorithm>

#include "text/entities.hpp"
#include "text/html.hpp"
#include "text/utf8.hpp"

namespace vigie::text {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool holds_raw_text(std::string_view name) {
  return name == "script" || name == "style" || name == "textarea" || name == "title";
}

/// Takes one `name`, `name=value`, `name="value"` off the inside of a tag.
std::pair<std::string, std::string> take_attribute(std::string_view& inside) {
  const std::size_t name_end = std::min(inside.find_first_of(" \t\r\n\f=/", 1), inside.size());
  std::string name = ascii_lower(inside.substr(0, name_end));
  inside = trimmed(inside.substr(name_end));
  if (inside.empty() || inside.front() != '=') return {std::move(name), ""};
  inside = trimmed(inside.substr(1));
  if (inside.empty()) return {std::move(name), ""};
  const char quote = inside.front();
  const bool quoted = quote == '"' || quote == '\'';
  if (quoted) inside.remove_prefix(1);
  const std::size_t end = quoted ? inside.find(quote) : inside.find_first_of(" \t\r\n\f");
  std::string value = decode_references(inside.substr(0, end));
  inside.remove_prefix(std::min(end == std::string_view::npos ? end : end + 1, inside.size()));
  return {std::move(name), std::move(value)};
}

/// The first `>` outside quotes that stand where a value begins; else the first `>` at all. A
/// second
/// `<` outside quotes shows that the first one opened nothing.
std::size_t end_of_tag(std::string_view text) {
  text = text.substr(0, kTagBytesMax);
  char quote = 0;
  bool value_next = false;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '>') {
      return i;
    } else if (c == '<') {
      return std::string_view::npos;
    } else if ((c == '"' || c == '\'') && value_next) {
      quote = c;
    }
    if (!is_ascii_space(c)) value_next = c == '=';
  }
  return text.find('>');
}

/// The bytes of a comment, a declaration or an instruction at the start; 0 where there is none.
std::size_t passed_by(std::string_view text) {
  if (text.size() < 2 || (text[1] != '!' && text[1] != '?')) return 0;
  const bool comment = text.starts_with("<!--");
  const std::size_t end = text.find(comment ? "-->" : ">", comment ? 4 : 2);
  if (end == std::string_view::npos) return text.size();
  return end + (comment ? 3 : 1);
}

void read_attributes(HtmlTag& tag, std::string_view inside) {
  for (inside = trimmed(inside); !inside.empty() && tag.attributes.size() < kTagAttributesMax;
       inside = trimmed(inside)) {
    if (inside.front() == '/') {
      inside.remove_prefix(1);
      continue;
    }
    tag.attributes.push_back(take_attribute(inside));
  }
}

}  // namespace

std::string_view HtmlTag::attribute(std::string_view wanted) const {
  for (const auto& attribute : attributes) {
    if (attribute.first == wanted) return attribute.second;
  }
  return {};
}

void HtmlTags::take_raw_text(HtmlTag& tag) {
  for (std::size_t at = rest_.find("</"); at != std::string_view::npos;
       at = rest_.find("</", at + 2)) {
    if (ascii_lower(rest_.substr(at + 2, tag.name.size())) != tag.name) continue;
    tag.text = rest_.substr(0, at);
    rest_.remove_prefix(at);
    return;
  }
  tag.text = rest_;
  rest_ = {};
}

std::optional<HtmlTag> HtmlTags::next() {
  while (true) {
    const std::size_t open = rest_.find('<');
    if (open == std::string_view::npos) return std::nullopt;
    rest_.remove_prefix(open);
    if (const std::size_t bytes = passed_by(rest_); bytes > 0) {
      rest_.remove_prefix(bytes);
      continue;
    }
    const std::size_t start = rest_.size() > 1 && rest_[1] == '/' ? 2 : 1;
    const bool opens = rest_.size() > start && is_letter(rest_[start]);
    const std::size_t end = opens ? end_of_tag(rest_) : std::string_view::npos;
    if (end == std::string_view::npos) {
      rest_.remove_prefix(1);
      continue;
    }
    const std::string_view inside = rest_.substr(start, end - start);
    rest_.remove_prefix(end + 1);
    HtmlTag tag;
    tag.closing = start == 2;
    const std::size_t name_end = std::min(inside.find_first_of(" \t\r\n\f/"), inside.size());
    tag.name = ascii_lower(inside.substr(0, name_end));
    if (!tag.closing) read_attributes(tag, inside.substr(name_end));
    if (!tag.closing && holds_raw_text(tag.name)) take_raw_text(tag);
    return tag;
  }
}

}  // namespace vigie::text
