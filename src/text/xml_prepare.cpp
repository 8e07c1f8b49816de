// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

#include "text/entities.hpp"
#include "text/utf8.hpp"
#include "text/xml_repair.hpp"

namespace vigie::text {
namespace {

struct Entity {
  std::string_view name, value;
};

/// The entities of an internal subset whose value is text and nothing else.
std::vector<Entity> read_entities(std::string_view doctype) {
  constexpr std::string_view kMark = "<!ENTITY";
  std::vector<Entity> entities;
  for (std::size_t at = doctype.find(kMark);
       at != std::string_view::npos && entities.size() < kEntitiesMax;
       at = doctype.find(kMark, at + kMark.size())) {
    const std::string_view rest = trimmed(doctype.substr(at + kMark.size()));
    const std::size_t name_end = rest.find_first_of(" \t\r\n");
    if (name_end == std::string_view::npos || rest.front() == '%') continue;
    const std::string_view quoted = trimmed(rest.substr(name_end));
    if (quoted.empty() || (quoted.front() != '"' && quoted.front() != '\'')) continue;
    const std::size_t end = quoted.find(quoted.front(), 1);
    if (end == std::string_view::npos) continue;
    const std::string_view value = quoted.substr(1, end - 1);
    if (value.find_first_of("&<%") == std::string_view::npos) {
      entities.push_back({rest.substr(0, name_end), value});
    }
  }
  return entities;
}

/// The bytes of a DOCTYPE, its internal subset included. One that is not closed ends before the
/// next `<`: the document behind it is worth more.
std::size_t doctype_bytes(std::string_view text) {
  int depth = 0;
  for (std::size_t i = 2; i < text.size(); ++i) {
    if (text[i] == '[') ++depth;
    if (text[i] == ']') --depth;
    if (text[i] == '>' && depth <= 0) return i + 1;
    if (text[i] == '<' && depth <= 0) return i;
  }
  const std::size_t next = text.find('<', 1);
  return next == std::string_view::npos ? text.size() : next;
}

/// Where the document starts: servers print warnings, with markup of their own, before it.
std::size_t start_of(std::string_view text) {
  constexpr std::size_t kJunkBytesMax = 4096;
  const std::string_view head = text.substr(0, kJunkBytesMax);
  const std::size_t declaration = head.find("<?xml ");
  const std::string before = ascii_lower(head.substr(0, declaration));
  const bool within = before.find("<rss") != std::string::npos ||
                      before.find("<feed") != std::string::npos ||
                      before.find("<rdf") != std::string::npos;
  if (declaration != std::string_view::npos && !within) return declaration;
  return std::min(text.find('<'), text.size());
}

bool is_allowed(char c) {
  return static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r';
}

constexpr std::uint64_t kOnes = 0x0101010101010101U;
constexpr std::uint64_t kHighBits = 0x8080808080808080U;

/// Has one of eight bytes this value?
constexpr std::uint64_t holds(std::uint64_t word, char value) {
  const std::uint64_t zeroed = word ^ (kOnes * static_cast<unsigned char>(value));
  return (zeroed - kOnes) & ~zeroed & kHighBits;
}

/// Bytes before the next `<`, `&` or byte under 0x20, eight at a time.
std::size_t unremarkable(std::string_view text) {
  std::size_t run = 0;
  for (std::uint64_t word = 0; run + sizeof word <= text.size(); run += sizeof word) {
    std::memcpy(&word, text.data() + run, sizeof word);
    const std::uint64_t control = (word - kOnes * 0x20U) & ~word & kHighBits;
    if ((control | holds(word, '<') | holds(word, '&')) != 0) break;
  }
  while (run < text.size() && text[run] != '<' && text[run] != '&' &&
         static_cast<unsigned char>(text[run]) >= 0x20) {
    ++run;
  }
  return run;
}

bool opens_element(std::string_view text) {
  const char next = text.size() > 1 ? text[1] : ' ';
  return (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '/';
}

/// Bytes that may be copied as they are: text, and tags of elements.
std::size_t plain_run(std::string_view text) {
  std::size_t run = 0;
  while (true) {
    run += unremarkable(text.substr(run));
    if (run == text.size()) return run;
    const char c = text[run];
    if (c == '&' || !is_allowed(c)) return run;
    if (c == '<' && !opens_element(text.substr(run))) return run;
    ++run;
  }
}

class Preparer {
 public:
  explicit Preparer(std::string_view text) : rest_(text) {}

  std::string prepare() && {
    rest_.remove_prefix(start_of(rest_));
    out_.reserve(rest_.size());
    while (!rest_.empty()) {
      const std::size_t run = plain_run(rest_);
      out_.append(rest_.substr(0, run));
      rest_.remove_prefix(run);
      if (rest_.empty()) break;
      if (rest_.front() == '&') {
        read_ampersand();
      } else if (rest_.front() != '<') {
        rest_.remove_prefix(1);  // a control character
      } else if (!copy_section("<![CDATA[", "]]>") && !copy_section("<!--", "-->") &&
                 !drop_doctype() && !escape_bracket()) {
        copy(1);
      }
    }
    return std::move(out_);
  }

 private:
  /// Copies bytes without the control characters that XML does not allow.
  void copy(std::size_t bytes) {
    std::string_view piece = rest_.substr(0, bytes);
    rest_.remove_prefix(bytes);
    while (!piece.empty()) {
      std::size_t clean = 0;
      for (clean += unremarkable(piece); clean < piece.size() && is_allowed(piece[clean]);
           clean += unremarkable(piece.substr(clean))) {
        ++clean;
      }
      out_.append(piece.substr(0, clean));
      piece.remove_prefix(std::min(clean + 1, piece.size()));
    }
  }

  bool copy_section(std::string_view start, std::string_view end) {
    if (rest_.substr(0, start.size()) != start) return false;
    const std::size_t found = rest_.find(end, start.size());
    copy(found == std::string_view::npos ? rest_.size() : found + end.size());
    return true;
  }

  bool drop_doctype() {
    constexpr std::string_view kDoctype = "<!doctype";
    if (rest_.size() < 2 || rest_[1] != '!') return false;
    if (ascii_lower(rest_.substr(0, kDoctype.size())) != kDoctype) return false;
    // One document has one: of the next, where a thousand may stand unclosed, only the mark goes.
    if (had_doctype_) {
      const std::size_t end = std::min(rest_.find_first_of("<>", 1), rest_.size());
      rest_.remove_prefix(end + (end < rest_.size() && rest_[end] == '>' ? 1 : 0));
      return true;
    }
    had_doctype_ = true;
    const std::size_t bytes = doctype_bytes(rest_);
    entities_ = read_entities(rest_.substr(0, bytes));
    rest_.remove_prefix(bytes);
    return true;
  }

  /// "A < B": no tag begins here.
  bool escape_bracket() {
    const char next = rest_.size() > 1 ? rest_[1] : ' ';
    const bool letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    const bool opens = letter || std::string_view("_:/!?").find(next) != std::string_view::npos;
    if (opens || static_cast<unsigned char>(next) >= 0x80) return false;
    put('<');
    rest_.remove_prefix(1);
    return true;
  }

  void read_ampersand() {
    const auto reference = read_reference(rest_);
    const bool closed = reference && rest_[reference->bytes - 1] == ';';
    if (closed) {
      put(reference->code);
      rest_.remove_prefix(reference->bytes);
    } else if (!put_declared()) {
      put('&');
      rest_.remove_prefix(1);
    }
  }

  /// What means something to XML is written as a number: libxml2 drops named references, &amp;
  /// and &lt; included, behind the first mistake of a document.
  void put(char32_t code) {
    constexpr std::u32string_view kMeaningful = U"&<>\"'\t\n\r";
    if (kMeaningful.find(code) != std::u32string_view::npos) {
      out_ += "&#" + std::to_string(static_cast<unsigned>(code)) + ";";
    } else if (is_showable(code)) {
      append_utf8(out_, code);
    }
  }

  bool put_declared() {
    const std::size_t end = rest_.substr(0, kEntityNameBytesMax + 2).find(';');
    if (end == std::string_view::npos) return false;
    const std::string_view name = rest_.substr(1, end - 1);
    const auto found = std::find_if(entities_.begin(), entities_.end(),
                                    [name](const Entity& entity) { return entity.name == name; });
    if (found == entities_.end() || expanded_ + found->value.size() > kEntityBytesMax) return false;
    expanded_ += found->value.size();
    for (std::string_view left = found->value; !left.empty();) {
      const Utf8Char next = read_utf8(left);
      put(next.code);
      left.remove_prefix(next.bytes);
    }
    rest_.remove_prefix(end + 1);
    return true;
  }

  std::string_view rest_;
  std::string out_;
  std::vector<Entity> entities_;
  std::size_t expanded_ = 0;
  bool had_doctype_ = false;
};

}  // namespace

std::string prepare_xml(std::string_view utf8) { return Preparer(utf8).prepare(); }

}  // namespace vigie::text
