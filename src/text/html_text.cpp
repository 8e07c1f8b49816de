// SPDX-License-Identifier: EUPL-1.2
// The plain side of html.hpp: no tree is needed to read a title.
#include <algorithm>
#include <array>
#include <utility>

#include "text/byte_set.hpp"
#include "text/entities.hpp"
#include "text/html.hpp"
#include "text/running_text.hpp"
#include "text/utf8.hpp"

namespace vigie::text {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Elements that stand within a sentence: their tags leave no white space behind.
bool is_inline(std::string_view name) {
  static constexpr std::array<std::string_view, 32> kInline = {
      "a",    "abbr",   "acronym", "b",   "bdi", "bdo",  "big",  "cite", "code", "data", "del",
      "dfn",  "em",     "font",    "i",   "ins", "kbd",  "mark", "q",    "s",    "samp", "small",
      "span", "strike", "strong",  "sub", "sup", "time", "tt",   "u",    "var",  "wbr"};
  return std::find(kInline.begin(), kInline.end(), name) != kInline.end();
}

bool hides_content(std::string_view name) {
  return name == "script" || name == "style" || name == "template" || name == "noembed" ||
         name == "noframes";
}

struct Tag {
  std::string name;  ///< lower case; "" for comments, declarations, instructions
  bool closing = false;
  std::size_t bytes = 0;  ///< 0: no tag begins here
};

/// Where the tag that starts at 0 ends, quoted values jumped over; npos when it never does.
std::size_t tag_end(std::string_view text) {
  text = text.substr(0, kTagBytesMax);
  const std::size_t first = text.find('>');
  if (first == std::string_view::npos) return first;
  char quote = 0;
  bool value_next = false;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '>') {
      return i + 1;
    } else if ((c == '"' || c == '\'') && value_next) {
      quote = c;
    }
    if (!is_ascii_space(c)) value_next = c == '=';
  }
  // A quote that is never closed must not swallow the rest: the first > then ends the tag.
  return first + 1;
}

Tag read_declaration(std::string_view text) {
  const bool comment = text.substr(0, 4) == "<!--";
  const std::string_view mark = comment ? "-->" : ">";
  const std::size_t end = text.find(mark, comment ? 4 : 2);
  if (end != std::string_view::npos) return {"", false, end + mark.size()};
  if (!comment) return {};
  // A comment that never ends is over at the first >, as old browsers read it.
  const std::size_t bracket = text.find('>', 4);
  return {"", false, bracket == std::string_view::npos ? text.size() : bracket + 1};
}

Tag read_tag(std::string_view text) {
  if (text.size() < 3 || text[0] != '<') return {};
  if ((text[1] == '!' && (is_letter(text[2]) || text[2] == '-' || text[2] == '[')) ||
      text[1] == '?') {
    return read_declaration(text);
  }
  const bool closing = text[1] == '/';
  const std::size_t start = closing ? 2 : 1;
  if (!is_letter(text[start])) return {};
  std::size_t end = start;
  while (end < text.size() && (is_letter(text[end]) || (text[end] >= '0' && text[end] <= '9'))) {
    ++end;
  }
  // "Élise <elise@journal.fr>" names nobody's element.
  if (end < text.size() && text[end] == '@') return {};
  const std::size_t bytes = tag_end(text);
  if (bytes == std::string_view::npos) return {};
  return {ascii_lower(text.substr(start, end - start)), closing, bytes};
}

/// How many bytes to jump so that the next thing read is </name.
std::size_t hidden_bytes(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find("</"); at != std::string_view::npos;
       at = text.find("</", at + 2)) {
    if (ascii_lower(text.substr(at + 2, name.size())) == name) return at;
  }
  return text.size();
}

/// Folds white space as it is written: never two spaces, none at the ends.
class Line {
 public:
  explicit Line(std::size_t bytes) { out_.reserve(bytes); }
  void space() {
    if (held_ != 0) write(std::exchange(held_, 0));
    pending_ = !out_.empty();
  }
  void put(char32_t code) {
    if (code == ' ' || code == '\t' || code == '\n' || code == '\r' || code == '\f') return space();
    if (code == 0x2028 || code == 0x2029) return space();  // Unicode's own ends of lines
    // Nobody writes those controls: they are what windows-1252 has in their place.
    if (code >= 0x80 && code <= 0x9F && code != 0x85) {
      code = windows_1252(static_cast<unsigned char>(code));
    }
    if (!is_showable(code)) return;
    // What nobody sees would still part a word from itself, for readers of every kind after us.
    if (is_ignorable(code) && (pending_ || !shapes_what_is_seen(code, before_))) {
      // A joiner or a mark that stands alone between spaces parts nothing, and was meant.
      held_ = pending_ && code >= 0x200C && code <= 0x200F ? code : 0;
      return;
    }
    write(code);
  }
  /// Words that can be written as they are.
  void put_words(std::string_view words) {
    if (pending_) out_.push_back(' ');
    pending_ = false;
    held_ = 0;
    out_.append(words);
    before_ = static_cast<unsigned char>(words.back());
  }
  std::size_t bytes() const { return out_.size(); }
  std::string take() && { return std::move(out_); }

 private:
  void write(char32_t code) {
    if (pending_) out_.push_back(' ');
    pending_ = false;
    held_ = 0;
    append_utf8(out_, code);
    before_ = code;
  }

  std::string out_;
  bool pending_ = false;
  char32_t held_ = 0;      ///< what nobody sees, behind a space
  char32_t before_ = ' ';  ///< written last
};

/// Puts the character or reference at the start of `text`; answers its bytes.
std::size_t put_next(Line& line, std::string_view text) {
  if (text[0] == '&') {
    if (const auto reference = read_reference(text)) {
      line.put(reference->code);
      return reference->bytes;
    }
  }
  const Utf8Char next = read_utf8(text);
  line.put(next.code);
  return next.bytes;
}

constexpr ByteSet kCommon([](char c) { return c > ' ' && c < 0x7F && c != '<' && c != '&'; });

}  // namespace

std::string plain_text(std::string_view html, std::size_t enough) {
  html = utf8_prefix(html, kHtmlBytesMax);
  Line line(html.size());
  while (!html.empty() && line.bytes() <= enough) {
    if (const std::size_t run = running_text(html, kCommon); run > 0) {
      line.put_words(html.substr(0, run));
      html.remove_prefix(run);
      continue;
    }
    const Tag tag = html.front() == '<' ? read_tag(html) : Tag{};
    if (tag.bytes == 0) {
      html.remove_prefix(put_next(line, html));
      continue;
    }
    if (!tag.name.empty() && !is_inline(tag.name)) line.space();
    html.remove_prefix(tag.bytes);
    if (!tag.closing && hides_content(tag.name)) html.remove_prefix(hidden_bytes(html, tag.name));
  }
  return std::move(line).take();
}

namespace {

constexpr std::string_view reference_for(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    case '`':
      return "&#96;";
    default:
      return {};
  }
}

constexpr ByteSet kUnescaped([](char c) { return reference_for(c).empty(); });

}  // namespace

std::string escape_html(std::string_view plain) {
  std::string out;
  out.reserve(plain.size());
  while (true) {
    const std::size_t run = kUnescaped.run(plain);
    out.append(plain.substr(0, run));
    if (run == plain.size()) return out;
    out.append(reference_for(plain[run]));
    plain.remove_prefix(run + 1);
  }
}

std::string escape_xml(std::string_view plain) {
  std::string out;
  out.reserve(plain.size() + plain.size() / 8);
  for (const char c : plain) {
    const bool forbidden = static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n';
    if (forbidden) continue;
    if (c == '&' || c == '<' || c == '>' || c == '"') {
      out += reference_for(c);
    } else {
      out += c;
    }
  }
  return out;
}

std::string excerpt(std::string_view plain, std::size_t max_bytes) {
  static constexpr std::string_view kEllipsis = "…";
  if (plain.size() <= max_bytes) return std::string(plain);
  if (max_bytes < kEllipsis.size()) return {};
  const std::size_t room = max_bytes - kEllipsis.size();
  std::string_view cut = utf8_prefix(plain, room);
  // A text that is one long word is cut within it.
  if (cut.size() < plain.size() && !is_ascii_space(plain[cut.size()])) {
    const std::size_t space = cut.rfind(' ');
    if (space != std::string_view::npos && space > 0) cut = cut.substr(0, space);
  }
  cut = trimmed(cut);
  while (!cut.empty() && (cut.back() == ',' || cut.back() == ';' || cut.back() == ':')) {
    cut.remove_suffix(1);
  }
  return std::string(trimmed(cut)) + std::string(kEllipsis);
}

}  // namespace vigie::text
