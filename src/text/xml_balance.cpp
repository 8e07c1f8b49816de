// SPDX-License-Identifier: EUPL-1.2
#include <string>
#include <unordered_map>
#include <vector>

#include "text/utf8.hpp"
#include "text/xml_repair.hpp"

namespace vigie::text {
namespace {

/// Where a tag ends, behind its `>`; quotes may hide one. A tag that is not closed ends before the
/// next `<`.
std::size_t tag_bytes(std::string_view text) {
  char quote = '\0';
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
      if (c == '<') break;  // the quote was never closed
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return i + 1;
    } else if (c == '<') {
      return i;
    }
  }
  const std::size_t end = text.find_first_of("<>", 1);
  if (end == std::string_view::npos) return text.size();
  return text[end] == '>' ? end + 1 : end;
}

/// What two tags of one element have in common, however they are written: "dc:Date", "date".
std::string key_of(std::string_view name) {
  return ascii_lower(
      name.substr(name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1));
}

class Balancer {
 public:
  explicit Balancer(std::string_view text) : rest_(text) { out_.reserve(text.size()); }

  std::string balance() && {
    while (!rest_.empty()) {
      copy(std::min(rest_.find('<'), rest_.size()));
      if (rest_.empty()) break;
      if (copy_section("<![CDATA[", "]]>") || copy_section("<!--", "-->") ||
          copy_section("<?", "?>")) {
        continue;
      }
      if (rest_.size() > 1 && rest_[1] == '/') {
        close();
      } else {
        open();
      }
    }
    return std::move(out_);
  }

 private:
  struct Open {
    std::string_view name;
    std::string key;
  };

  void copy(std::size_t bytes) {
    out_.append(rest_.substr(0, bytes));
    rest_.remove_prefix(bytes);
  }

  bool copy_section(std::string_view start, std::string_view end) {
    if (rest_.substr(0, start.size()) != start) return false;
    const std::size_t found = rest_.find(end, start.size());
    copy(found == std::string_view::npos ? rest_.size() : found + end.size());
    return true;
  }

  static std::string_view name_in(std::string_view tag, std::size_t from) {
    const std::size_t end = std::min(tag.find_first_of(" \t\r\n/>", from), tag.size());
    return tag.substr(from, end - from);
  }

  void open() {
    const std::string_view tag = rest_.substr(0, tag_bytes(rest_));
    const std::string_view name = name_in(tag, 1);
    if (!name.empty() && !tag.ends_with("/>")) {
      open_.push_back({name, key_of(name)});
      ++count_[open_.back().key];
    }
    copy(tag.size());
  }

  void close() {
    const std::string_view tag = rest_.substr(0, tag_bytes(rest_));
    const std::string key = key_of(name_in(tag, 2));
    rest_.remove_prefix(tag.size());
    const auto found = count_.find(key);
    if (found == count_.end() || found->second == 0) return;  // it closes nothing
    for (bool last = false; !last;) {  // each element is closed once: linear in all
      const Open& innermost = open_.back();
      last = innermost.key == key;
      out_.append("</").append(innermost.name).append(">");
      --count_[innermost.key];
      open_.pop_back();
    }
  }

  std::string_view rest_;
  std::string out_;
  std::vector<Open> open_;
  std::unordered_map<std::string, std::size_t> count_;
};

}  // namespace

std::string balance_xml(std::string_view xml) { return Balancer(xml).balance(); }

}  // namespace vigie::text
