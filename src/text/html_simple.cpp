// SPDX-License-Identifier: EUPL-1.2
#include "text/html_simple.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "text/entities.hpp"
#include "text/html.hpp"
#include "text/utf8.hpp"

namespace vigie::text {
namespace {

constexpr std::size_t kOpenMax = 16;
constexpr std::size_t kValueBytesMax = kTagBytesMax / 8;  ///< of an attribute that is simple

enum class Kind { paragraph, block, list, item, inline_, picture, line_break };

struct Known {
  std::string_view name;
  Kind kind;
  Element element;
};

constexpr std::array<Known, 16> kKnown = {{
    {"p", Kind::paragraph, Element::p},
    {"br", Kind::line_break, Element::none},
    {"img", Kind::picture, Element::none},
    {"a", Kind::inline_, Element::a},
    {"div", Kind::block, Element::div},
    {"strong", Kind::inline_, Element::strong},
    {"em", Kind::inline_, Element::em},
    {"span", Kind::inline_, Element::none},
    {"li", Kind::item, Element::li},
    {"ul", Kind::list, Element::ul},
    {"ol", Kind::list, Element::ol},
    {"b", Kind::inline_, Element::b},
    {"i", Kind::inline_, Element::i},
    {"blockquote", Kind::block, Element::blockquote},
    {"sup", Kind::inline_, Element::sup},
    {"sub", Kind::inline_, Element::sub},
}};

const Known* known(std::string_view name) {
  const auto* found = std::ranges::find(kKnown, name, &Known::name);
  return found == kKnown.end() ? nullptr : found;
}

bool is_name_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

bool is_odd_in_value(char c) { return c == '<' || c == '>' || c == '\n' || c == '\r' || c == '\t'; }

bool is_blank(std::string_view text) { return std::ranges::all_of(text, is_ascii_space); }

/// "&eacute;", "&#8217;", "&amp;": ended, known to HTML 4 or above ASCII, and a character.
std::optional<Reference> sure_reference(std::string_view text) {
  const auto found = read_reference(text);
  if (!found || text[found->bytes - 1] != ';') return std::nullopt;
  const std::string_view name = text.substr(1, found->bytes - 2);
  const bool ascii_name = name == "amp" || name == "lt" || name == "gt" || name == "quot";
  if (found->code < 0x80 && name.front() != '#' && !ascii_name) return std::nullopt;
  const bool replaced = found->code == 0xFFFD;  // for a number that is no character
  if (replaced || found->code < 0x20 || !is_showable(found->code)) return std::nullopt;
  return found;
}

class SimpleReader {
 public:
  SimpleReader(HtmlWriter& writer, std::string_view html, const HtmlSetting& setting)
      : writer_(writer), rest_(html), setting_(setting) {}

  bool read() {
    while (!rest_.empty()) {
      const bool understood = rest_.front() == '<'   ? read_tag()
                              : rest_.front() == '&' ? read_reference_alone()
                                                     : read_words();
      if (!understood) return false;
    }
    return open_.empty();
  }

 private:
  struct Open {
    const Known* element;
    Element entered;
  };

  bool in_list() const { return !open_.empty() && open_.back().element->kind == Kind::list; }
  bool in_inline() const { return !open_.empty() && open_.back().element->kind == Kind::inline_; }

  bool read_words() {
    const std::string_view text = until_tag();
    const std::string_view words = text.substr(0, text.find('&'));
    rest_.remove_prefix(words.size());
    if (in_list() && !is_blank(words)) return false;
    writer_.text(words);
    return true;
  }

  /// The next `<` is sought once, however many references stand before it.
  std::string_view until_tag() {
    if (left_at_tag_ > rest_.size()) {
      left_at_tag_ = rest_.size() - std::min(rest_.find('<'), rest_.size());
    }
    return rest_.substr(0, rest_.size() - left_at_tag_);
  }

  bool read_reference_alone() {
    const auto reference = sure_reference(rest_);
    if (!reference || in_list()) return false;
    std::string character;
    append_utf8(character, reference->code);
    writer_.text(character);
    rest_.remove_prefix(reference->bytes);
    return true;
  }

  bool read_tag() {
    rest_.remove_prefix(1);
    const bool closing = rest_.starts_with('/');
    if (closing) rest_.remove_prefix(1);
    const Known* element = known(take_name());
    if (element == nullptr) return false;
    return closing ? close(*element) : open(*element);
  }

  std::string_view take_name() {
    const auto end = std::ranges::find_if_not(rest_, is_name_byte);
    const std::string_view name = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
    rest_.remove_prefix(name.size());
    return name;
  }

  bool close(const Known& element) {
    if (!rest_.starts_with('>') || open_.empty() || open_.back().element != &element) return false;
    rest_.remove_prefix(1);
    const Element entered = open_.back().entered;
    if (entered == Element::a && setting_.as_published) writer_.keep_link();
    writer_.leave(entered);
    open_.pop_back();
    return true;
  }

  bool open(const Known& element) {
    if (!belongs_here(element) || !read_attributes(element)) return false;
    if (element.kind == Kind::line_break) {
      writer_.line_break();
      return true;
    }
    if (element.kind == Kind::picture) {
      writer_.picture_or_gap(picture_in(picture_, setting_));
      return true;
    }
    if (self_closed_ || open_.size() >= kOpenMax) return false;
    const std::string href = element.element == Element::a ? href_in(href_, setting_) : "";
    open_.push_back({&element, writer_.enter(element.element, href)});
    return true;
  }

  bool belongs_here(const Known& element) const {
    if (element.kind == Kind::item || in_list()) return element.kind == Kind::item && in_list();
    const bool is_inline = element.kind == Kind::inline_ || element.kind == Kind::picture ||
                           element.kind == Kind::line_break;
    if (!is_inline) {
      return !in_inline() && (open_.empty() || open_.back().element->kind != Kind::paragraph);
    }
    return std::ranges::none_of(open_, [&](const Open& each) { return each.element == &element; });
  }

  /// `name="value"` as often as there are, up to the end of the tag.
  bool read_attributes(const Known& element) {
    if (element.kind == Kind::picture) picture_ = {};
    href_.clear();
    seen_.clear();
    for (;;) {
      const std::size_t spaces = std::min(rest_.find_first_not_of(' '), rest_.size());
      rest_.remove_prefix(spaces);
      self_closed_ = rest_.starts_with("/>");
      if (self_closed_ || rest_.starts_with('>')) {
        rest_.remove_prefix(self_closed_ ? 2 : 1);
        return true;
      }
      if (spaces == 0 || !read_attribute(element)) return false;
    }
  }

  bool read_attribute(const Known& element) {
    const std::string_view name = take_name();
    if (name.empty() || name.front() < 'a' || !rest_.starts_with("=\"")) return false;
    rest_.remove_prefix(2);
    const std::size_t end = rest_.find('"');
    if (end > kValueBytesMax) return false;
    const std::string_view value = rest_.substr(0, end);
    if (std::ranges::any_of(value, is_odd_in_value)) return false;
    rest_.remove_prefix(value.size() + 1);
    if (std::ranges::count(seen_, name) > 0) return false;
    seen_.push_back(name);
    return decodes(value, place_of(element, name));
  }

  std::string* place_of(const Known& element, std::string_view name) {
    if (element.element == Element::a) return name == "href" ? &href_ : nullptr;
    if (element.kind != Kind::picture) return nullptr;
    if (name == "src") return &picture_.src;
    if (name == "alt") return &picture_.alt;
    if (name == "width") return &picture_.width;
    if (name == "height") return &picture_.height;
    return name == "style" ? &picture_.style : nullptr;
  }

  static bool decodes(std::string_view value, std::string* into) {
    while (!value.empty()) {
      const std::size_t plain = std::min(value.find('&'), value.size());
      if (into != nullptr) into->append(value.substr(0, plain));
      value.remove_prefix(plain);
      if (value.empty()) return true;
      const auto reference = sure_reference(value);
      if (!reference) return false;
      if (into != nullptr) append_utf8(*into, reference->code);
      value.remove_prefix(reference->bytes);
    }
    return true;
  }

  HtmlWriter& writer_;
  std::string_view rest_;
  std::size_t left_at_tag_ = std::string_view::npos;  ///< what is left to read at the next `<`
  const HtmlSetting& setting_;
  std::vector<Open> open_;
  Picture picture_;
  std::string href_;
  std::vector<std::string_view> seen_;  ///< attributes of the tag in hand
  bool self_closed_ = false;
};

}  // namespace

bool write_simple(HtmlWriter& writer, std::string_view html, const HtmlSetting& setting) {
  if (html.size() > kHtmlBytesMax || !is_utf8(html)) return false;
  if (find_control(html) != std::string_view::npos) return false;
  return SimpleReader(writer, html, setting).read();
}

}  // namespace vigie::text
