// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
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

struct Section {
  std::string_view start, end;
};

/// The bytes of a CDATA section or a comment at the start; 0 where there is none.
std::size_t section_bytes(std::string_view text) {
  static constexpr Section kSections[] = {{"<![CDATA[", "]]>"}, {"<!--", "-->"}};
  for (const Section& section : kSections) {
    if (!text.starts_with(section.start)) continue;
    const std::size_t end = text.find(section.end, section.start.size());
    return end == std::string_view::npos ? text.size() : end + section.end.size();
  }
  return 0;
}

bool is_doctype(std::string_view text) {
  constexpr std::string_view kDoctype = "<!doctype";
  return text.starts_with("<!") && ascii_lower(text.substr(0, kDoctype.size())) == kDoctype;
}

/// "A < B": there no tag begins.
bool opens_markup(std::string_view text) {
  const char next = text.size() > 1 ? text[1] : ' ';
  const bool letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
  return letter || next == '/' || std::string_view("_:!?").find(next) != std::string_view::npos ||
         static_cast<unsigned char>(next) >= 0x80;
}

/// Bytes at a `<` that stay as they are: a whole section, the mark of a tag; 0 where they do not.
std::size_t kept_markup(std::string_view text) {
  if (text.starts_with("<!")) {
    if (const std::size_t section = section_bytes(text); section > 0) return section;
    if (is_doctype(text)) return 0;
  }
  return opens_markup(text) ? 1 : 0;
}

/// The bytes of a reference that XML itself defines, at the start; 0 where there is none. pugixml
/// does not see one that a cut document ends with.
std::size_t own_reference(std::string_view text) {
  const auto begins = [text](std::string_view own) {
    return text.size() > own.size() && text.starts_with(own) ? own.size() : 0;
  };
  switch (text.size() > 1 ? text[1] : '\0') {
    case 'l':
      return begins("&lt;");
    case 'g':
      return begins("&gt;");
    case 'q':
      return begins("&quot;");
    case 'a':
      return std::max(begins("&amp;"), begins("&apos;"));
    default:
      return 0;
  }
}

class Preparer {
 public:
  Preparer(std::string_view text, OwnReferences own) : text_(text), own_(own) {}

  std::string prepare() && {
    at_ = start_of(text_);
    bracket_ = text_.find('<', at_);
    ampersand_ = text_.find('&', at_);
    control_ = find_control(text_, at_);
    out_.reserve(text_.size() - at_);
    while (true) {
      const std::size_t end = plain_end();
      out_.append(text_.substr(at_, end - at_));
      at_ = end;
      if (at_ == text_.size()) return std::move(out_);
      if (text_[at_] == '&') {
        read_ampersand();
      } else if (text_[at_] != '<') {
        ++at_;  // a control character
      } else if (!copy_section() && !drop_doctype()) {
        put('<');
        ++at_;
      }
    }
  }

 private:
  std::string_view rest() const { return text_.substr(at_); }

  /// The next byte from `at` on that may ask for more than a copy.
  std::size_t next_mark(std::size_t at) {
    if (bracket_ < at) bracket_ = text_.find('<', at);
    if (ampersand_ < at) ampersand_ = text_.find('&', at);
    if (control_ < at) control_ = find_control(text_, at);
    return std::min({bracket_, ampersand_, control_, text_.size()});
  }

  /// Where the bytes end that stay as they are.
  std::size_t plain_end() {
    for (std::size_t at = at_;;) {
      at = next_mark(at);
      std::size_t kept = 0;
      if (at == bracket_) kept = kept_markup(text_.substr(at));
      if (at == ampersand_ && own_ == OwnReferences::as_written) {
        kept = own_reference(text_.substr(at));
      }
      if (kept == 0 || at + kept > control_) return at;
      at += kept;
    }
  }

  /// The control characters that XML does not allow are left out.
  bool copy_section() {
    const std::string_view section = rest().substr(0, section_bytes(rest()));
    for (const char c : section) {
      if (!is_control(c)) out_.push_back(c);
    }
    at_ += section.size();
    return !section.empty();
  }

  bool drop_doctype() {
    if (!is_doctype(rest())) return false;
    // One document has one: of the next, where a thousand may stand unclosed, only the mark goes.
    if (had_doctype_) {
      const std::size_t end = std::min(text_.find_first_of("<>", at_ + 1), text_.size());
      at_ = end + (end < text_.size() && text_[end] == '>' ? 1 : 0);
      return true;
    }
    had_doctype_ = true;
    const std::size_t bytes = doctype_bytes(rest());
    entities_ = read_entities(rest().substr(0, bytes));
    at_ += bytes;
    return true;
  }

  void read_ampersand() {
    const auto reference = read_reference(rest());
    const bool closed = reference && rest()[reference->bytes - 1] == ';';
    if (closed) {
      put(reference->code);
      at_ += reference->bytes;
    } else if (!put_declared()) {
      put('&');
      ++at_;
    }
  }

  /// What means something to XML is written as a number.
  void put(char32_t code) {
    constexpr std::u32string_view kMeaningful = U"&<>\"'\t\n\r";
    if (code < 0x80 && kMeaningful.find(code) != std::u32string_view::npos) {
      out_.append("&#").append(std::to_string(static_cast<unsigned>(code))).push_back(';');
    } else if (is_showable(code)) {
      append_utf8(out_, code);
    }
  }

  bool put_declared() {
    const std::size_t end = rest().substr(0, kEntityNameBytesMax + 2).find(';');
    if (end == std::string_view::npos) return false;
    const std::string_view name = rest().substr(1, end - 1);
    const auto found = std::find_if(entities_.begin(), entities_.end(),
                                    [name](const Entity& entity) { return entity.name == name; });
    if (found == entities_.end() || expanded_ + found->value.size() > kEntityBytesMax) return false;
    expanded_ += found->value.size();
    for (std::string_view left = found->value; !left.empty();) {
      const Utf8Char next = read_utf8(left);
      put(next.code);
      left.remove_prefix(next.bytes);
    }
    at_ += end + 1;
    return true;
  }

  std::string_view text_;
  OwnReferences own_;
  std::size_t at_ = 0;
  std::size_t bracket_ = 0;  ///< the next `<`, kept until it is passed; npos where there is none
  std::size_t ampersand_ = 0;
  std::size_t control_ = 0;
  std::string out_;
  std::vector<Entity> entities_;
  std::size_t expanded_ = 0;
  bool had_doctype_ = false;
};

}  // namespace

std::string prepare_xml(std::string_view utf8, OwnReferences own) {
  return Preparer(utf8, own).prepare();
}

}  // namespace vigie::text
