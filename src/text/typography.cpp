// SPDX-License-Identifier: EUPL-1.2
// Spaces and apostrophes of French print. Each rule is one pass over code points; passes only write
// what they would leave alone a second time.
#include <algorithm>
#include <array>

#include "text/french.hpp"
#include "text/letters.hpp"

namespace vigie::text {
namespace {

constexpr char32_t kNbsp = 0xA0;
constexpr char32_t kNarrow = 0x202F;

bool is_space(char32_t c) { return c == U' ' || c == kNbsp || c == kNarrow || c == 0x2009; }
bool is_gap(char32_t c) { return is_space(c) || c == U'\n' || c == U'\t' || c == U'\r'; }
bool is_word(char32_t c) { return is_letter(c) || is_digit(c); }

/// A stretch between gaps that is an address, or holds one: nothing in it is French.
bool is_address(std::u32string_view token) {
  return token.find(U"://") != token.npos || token.find(U'@') != token.npos ||
         token.find(U"www.") != token.npos || token.starts_with(U"mailto:");
}

/// What the rule writes in place of what stands before a mark.
void space_before(std::u32string& out, char32_t space) {
  while (!out.empty() && is_space(out.back())) out.pop_back();
  if (!out.empty() && out.back() != U'\n') out.push_back(space);
}

bool may_precede_mark(char32_t c) {
  return is_word(c) || c == U'»' || c == U')' || c == U']' || c == U'%' || c == U'€' || c == U'’' ||
         c == U'"' || c == U'”' || c == U'…' || c == U'°';
}

bool ends_phrase(char32_t c) {
  return c == 0 || is_gap(c) || c == U'»' || c == U')' || c == U'"' || c == U'”' || c == U'!' ||
         c == U'?' || c == U'…';
}

class Typesetter {
 public:
  explicit Typesetter(std::u32string_view text) : text_(text) {}

  std::u32string set() {
    while (i_ < text_.size()) {
      if (starts_token() && copy_address()) continue;
      step();
    }
    return std::move(out_);
  }

 private:
  char32_t at(std::size_t index) const { return index < text_.size() ? text_[index] : 0; }
  char32_t next() const { return at(i_ + 1); }
  char32_t last() const { return out_.empty() ? 0 : out_.back(); }
  bool starts_token() const { return out_.empty() || is_gap(last()); }

  bool copy_address() {
    std::size_t end = i_;
    while (end < text_.size() && !is_gap(text_[end])) ++end;
    if (!is_address(text_.substr(i_, end - i_))) return false;
    out_.append(text_.substr(i_, end - i_));
    i_ = end;
    return true;
  }

  void step() {
    const char32_t c = text_[i_];
    if (c == U'\'' && is_letter(last()) && (is_word(next()) || next() == U'«')) {
      out_.push_back(U'’');
    } else if (c == U';' || c == U'!' || c == U'?') {
      set_high_mark(c);
    } else if (c == U':') {
      set_colon();
    } else if (c == U'«') {
      open_quote();
      return;
    } else if (c == U'»') {
      if (!out_.empty() && last() != U'\n') space_before(out_, kNbsp);
      out_.push_back(c);
    } else if (c == U'%' || c == U'€' || c == U'‰') {
      set_unit_sign(c);
    } else if (is_space(c)) {
      out_.push_back(space_here());
    } else {
      if (is_digit(c) && follows_number_sign()) out_.push_back(kNbsp);
      out_.push_back(c);
    }
    ++i_;
  }

  void set_high_mark(char32_t mark) {
    const bool spaced = is_space(last());
    if (spaced || (may_precede_mark(last()) && ends_phrase(next()))) space_before(out_, kNarrow);
    out_.push_back(mark);
  }

  void set_colon() {
    const bool ends = next() == 0 || is_gap(next()) || next() == U'»';
    if (ends && (is_space(last()) || may_precede_mark(last()))) space_before(out_, kNbsp);
    out_.push_back(U':');
  }

  void open_quote() {
    out_.push_back(U'«');
    ++i_;
    while (i_ < text_.size() && is_space(text_[i_])) ++i_;
    if (i_ < text_.size() && !is_gap(text_[i_])) out_.push_back(kNbsp);
  }

  void set_unit_sign(char32_t sign) {
    std::size_t before = out_.size();
    while (before > 0 && is_space(out_[before - 1])) --before;
    if (before > 0 && is_digit(out_[before - 1])) space_before(out_, kNbsp);
    out_.push_back(sign);
  }

  /// The space at `i_`: between thousands, before a unit, after n°, or as it was.
  char32_t space_here() const {
    if (joins_thousands()) return kNarrow;
    if (is_digit(last()) && is_unit_ahead()) return kNbsp;
    if (is_digit(next()) && (follows_number_sign() || follows_hour())) return kNbsp;
    return text_[i_];
  }

  std::size_t digits_behind() const {
    std::size_t count = 0;
    while (count < out_.size() && is_digit(out_[out_.size() - 1 - count])) ++count;
    return count;
  }

  bool joins_thousands() const {
    const std::size_t behind = digits_behind();
    if (behind < 1 || behind > 3) return false;
    // "01 23 456": a row of pairs is a telephone number; "2,5 300" is no thousand.
    const char32_t before = behind < out_.size() ? out_[out_.size() - 1 - behind] : 0;
    if (before == kNarrow ? behind != 3 : is_word(before) || before == U',' || before == U'.') {
      return false;
    }
    if (behind > 1 && out_[out_.size() - behind] == U'0' && before != kNarrow) return false;
    return is_digit(at(i_ + 1)) && is_digit(at(i_ + 2)) && is_digit(at(i_ + 3)) &&
           !is_word(at(i_ + 4));
  }

  bool is_unit_ahead() const {
    static constexpr std::array<std::u32string_view, 22> kUnits = {
        U"h", U"km", U"m",  U"cm", U"mm",  U"kg",  U"g",   U"t", U"ha", U"km²", U"m²",
        U"l", U"°C", U"M€", U"k€", U"Md€", U"Mds", U"min", U"$", U"Ko", U"Mo",  U"Go"};
    return std::ranges::any_of(kUnits, [this](std::u32string_view unit) {
      return text_.substr(i_ + 1).starts_with(unit) && !is_letter(at(i_ + 1 + unit.size())) &&
             at(i_ + 1 + unit.size()) != U'²' && at(i_ + 1 + unit.size()) != U'\'' &&
             at(i_ + 1 + unit.size()) != U'’';
    });
  }

  bool ends_with(std::u32string_view word) const {
    if (!std::u32string_view(out_).ends_with(word)) return false;
    return out_.size() == word.size() || !is_word(out_[out_.size() - 1 - word.size()]);
  }

  bool follows_number_sign() const {
    return ends_with(U"n°") || ends_with(U"N°") || ends_with(U"nº") || ends_with(U"n°s") ||
           ends_with(U"p.") || ends_with(U"pp.");
  }

  /// "9 h 30": the h stands behind a number.
  bool follows_hour() const {
    const std::size_t size = out_.size();
    return size >= 3 && out_[size - 1] == U'h' && is_space(out_[size - 2]) &&
           is_digit(out_[size - 3]) && is_digit(at(i_ + 2)) && !is_digit(at(i_ + 3));
  }

  std::u32string_view text_;
  std::u32string out_;
  std::size_t i_ = 0;
};

bool may_precede_quote(char32_t c) {
  return c == 0 || is_gap(c) ||
         std::u32string_view(U"(['’«—–-/").find(c) != std::u32string_view::npos;
}
bool may_follow_quote(char32_t c) {
  return c == 0 || is_gap(c) ||
         std::u32string_view(U")]’».,;:!?…—–-/").find(c) != std::u32string_view::npos;
}

/// Straight quotes that stand in pairs become « and »; all of them or none: one that is left over
/// may belong to any of the others.
std::u32string paired_quotes(std::u32string text) {
  std::u32string out = text;
  bool open = false;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && !is_gap(text[end])) ++end;
    const bool address = is_address(std::u32string_view(text).substr(begin, end - begin));
    for (std::size_t i = begin; i < end; ++i) {
      if (text[i] != U'"') continue;
      const char32_t before = i == 0 ? 0 : text[i - 1];
      const char32_t after = i + 1 < text.size() ? text[i + 1] : 0;
      const bool opens = may_precede_quote(before) && !is_gap(after) && after != 0;
      const bool closes = may_follow_quote(after) && !is_gap(before) && before != 0;
      if (address || !(open ? closes : opens)) return text;
      out[i] = open ? U'»' : U'«';
      open = !open;
    }
    begin = end + 1;
  }
  return open ? text : out;
}

}  // namespace

std::string typographic(std::string_view plain) {
  std::u32string set = Typesetter(code_points(plain)).set();
  if (set.find(U'"') == std::u32string::npos) return to_utf8_text(set);
  const std::u32string quoted = paired_quotes(set);
  return to_utf8_text(quoted == set ? set : Typesetter(quoted).set());
}

}  // namespace vigie::text
