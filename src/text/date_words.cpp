// SPDX-License-Identifier: EUPL-1.2
// Dates written with names, or with numbers in another order than ISO 8601's.
#include <algorithm>
#include <array>
#include <vector>

#include "text/date_names.hpp"
#include "text/date_parts.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace vigie::text {
namespace {

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

/// RFC 2822 comments nest and escape: "09 (nine (really)) Feb" is 9 February.
std::string without_comments(std::string_view text) {
  std::string out;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (depth > 0 && text[i] == '\\') {
      ++i;
    } else if (text[i] == '(') {
      ++depth;
    } else if (text[i] == ')' && depth > 0) {
      if (--depth == 0) out += ' ';  // "2006()23:59" is two words
    } else if (depth == 0) {
      out += text[i];
    }
  }
  return out;
}

struct Number {
  int value = 0;
  std::size_t digits = 0;
};

class WordedDate {
 public:
  explicit WordedDate(std::string_view folded) : at_{folded} {}

  std::optional<DateParts> read() {
    for (at_.skip_spaces(); !at_.at_end(); at_.skip_spaces()) {
      if (!step()) return std::nullopt;
      first_ = false;
    }
    if (!set_day()) return std::nullopt;
    if (half_ != Half::none && parts_.hour > 12) half_ = Half::none;
    if (half_ == Half::afternoon && parts_.hour < 12) parts_.hour += 12;
    if (half_ == Half::morning && parts_.hour == 12) parts_.hour = 0;
    return parts_;
  }

 private:
  enum class Half { none, morning, afternoon };
  enum class Last { other, time, zone };
  static constexpr std::string_view kMarks = ",-./|;[]";

  bool step() {
    const char next = at_.peek();
    const bool signs = next == '+' || next == '-';
    if (signs && at_.digit(1) && (time_ || last_ == Last::zone) && !offset_) return step_offset();
    if (at_.digit()) return step_number();
    if (is_word_byte(next)) return step_word();
    at_.rest.remove_prefix(1);
    hyphens_ = hyphens_ || (next == '-' && numbers_.size() == 1);
    if (next == ':') return at_.at_end() || at_.peek() == ' ';  // "Publié le : 3 mars 2026"
    return kMarks.find(next) != std::string_view::npos;
  }

  bool step_offset() {
    offset_ = true;
    last_ = Last::other;
    return read_offset(at_, parts_);
  }

  bool step_number() {
    last_ = Last::other;
    const std::size_t digits = at_.count_digits();
    if (at_.peek(digits) == ':') return step_time(read_clock(at_, parts_));
    if (is_hour(digits)) return step_time(read_hour(digits));
    const auto value = at_.number(digits);
    if (!value || digits > 4 || numbers_.size() == 3) return false;
    numbers_.push_back({*value, digits});
    skip_ordinal_ending();
    return true;
  }

  bool step_time(bool readable) {
    if (!readable || time_) return false;
    time_ = true;
    last_ = Last::time;
    return true;
  }

  /// "9h", "9h30", "9 h 30 min", "9 heures": an h alone behind one or two digits, or its word.
  bool is_hour(std::size_t digits) const {
    if (time_ || digits > 2) return false;
    Cursor after = at_;
    after.rest.remove_prefix(digits);
    return accept_unit(after, {"h", "heures", "heure"});
  }

  /// One of these words, behind white space or none; nothing taken where it is another.
  static bool accept_unit(Cursor& at, std::initializer_list<std::string_view> words) {
    Cursor after = at;
    after.skip_spaces();
    for (const std::string_view word : words) {
      Cursor behind = after;
      if (!behind.accept(word) || is_word_byte(behind.peek())) continue;
      at = behind;
      return true;
    }
    return false;
  }

  bool read_hour(std::size_t digits) {
    parts_.hour = at_.number(digits).value_or(0);
    accept_unit(at_, {"h", "heures", "heure"});
    if (read_two_digits(parts_.minute) &&
        accept_unit(at_, {"min", "mn", "minutes", "minute", "m"})) {
      read_two_digits(parts_.second);
      accept_unit(at_, {"s", "sec", "secondes", "seconde"});
    }
    return at_.count_digits() == 0;
  }

  /// Behind a space or none, and no more than two.
  bool read_two_digits(int& into) {
    Cursor after = at_;
    after.accept(' ');
    if (after.count_digits() != 2) return false;
    into = after.number(2).value_or(0);
    at_ = after;
    return true;
  }

  void skip_ordinal_ending() {
    static constexpr std::array<std::string_view, 9> kEndings = {"st",  "nd", "rd", "th", "er",
                                                                 "ere", "o",  "a",  "e"};
    for (const std::string_view ending : kEndings) {
      Cursor after = at_;
      if (after.accept(ending) && !is_word_byte(after.peek())) {
        at_ = after;
        return;
      }
    }
  }

  std::string_view take_word() {
    std::size_t size = 0;
    while (is_word_byte(at_.peek(size)) || at_.peek(size) == '_' ||
           (at_.peek(size) == '/' && is_word_byte(at_.peek(size + 1)))) {
      ++size;
    }
    const std::string_view word = at_.rest.substr(0, size);
    at_.rest.remove_prefix(size);
    return word;
  }

  bool step_word() {
    const std::string_view word = take_word();
    const Last before = last_;
    last_ = Last::other;
    if (word == "am" || word == "pm") return set_half(word == "am", before);
    if (const auto month = month_named(word)) return set_month(*month, word);
    if (is_weekday_name(word)) return true;
    if (word.find('/') != std::string_view::npos) return set_zone_name(word);
    if (word.size() > 1 || time_) {
      if (const auto offset = zone_offset(word); offset && !is_at(word)) {
        if (offset_) return true;  // "+0200 CEST": the number has said it
        parts_.offset_seconds = *offset;
        last_ = Last::zone;
        return true;
      }
    }
    return is_filler(word) || first_;
  }

  /// "at" is English before the time, and the Atlantic zone after it.
  bool is_at(std::string_view word) const { return word == "at" && !time_; }

  bool set_half(bool morning, Last before) {
    // German "am 3. März" has no time yet; Korean puts the half of the day before the time.
    if (before == Last::time || time_) half_ = morning ? Half::morning : Half::afternoon;
    if (!time_ && !morning) half_ = Half::afternoon;
    return true;
  }

  /// "mar., 01 déc. 2020" is a Tuesday: the second month named is the month.
  bool set_month(int month, std::string_view word) {
    if (month_ && !weekday_maybe_) return is_weekday_name(word);
    weekday_maybe_ = first_ && is_weekday_name(word);
    month_ = month;
    return true;
  }

  bool set_zone_name(std::string_view word) {
    if (word == "etc/gmt" || word == "etc/utc") {
      parts_.offset_seconds = 0;
      return true;
    }
    // tzdata's names have capitals that folding took: "europe/paris" → "Europe/Paris".
    parts_.zone = word;
    bool start = true;
    for (char& c : parts_.zone) {
      if (start && c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
      start = c == '/' || c == '_';
    }
    return true;
  }

  bool set_day() {
    if (month_) return set_day_of_month();
    if (numbers_.size() != 3) return false;
    if (numbers_[0].digits <= 2 && numbers_[2].digits <= 2) {
      parts_.short_date = {{numbers_[0].value, numbers_[1].value, numbers_[2].value}, hyphens_};
      return true;
    }
    const bool year_first = numbers_[0].digits >= 3;
    if (year_first) std::swap(numbers_[0], numbers_[2]);
    parts_.day = numbers_[0].value;
    parts_.month = numbers_[1].value;
    parts_.year = full_year(numbers_[2].value, numbers_[2].digits);
    if (!year_first && parts_.month > 12 && parts_.day <= 12) {
      std::swap(parts_.day, parts_.month);  // "10/21/2002" can only be American
    }
    return true;
  }

  bool set_day_of_month() {
    parts_.month = *month_;
    if (numbers_.size() == 1 && numbers_[0].digits == 4) {
      parts_.year = numbers_[0].value;
      return true;
    }
    if (numbers_.size() != 2) return false;
    if (numbers_[0].digits > 2 || numbers_[0].value > 31) std::swap(numbers_[0], numbers_[1]);
    parts_.day = numbers_[0].value;
    parts_.year = full_year(numbers_[1].value, numbers_[1].digits);
    return true;
  }

  Cursor at_;
  DateParts parts_;
  std::vector<Number> numbers_;
  std::optional<int> month_;
  bool weekday_maybe_ = false;
  bool first_ = true;
  bool hyphens_ = false;
  bool time_ = false;
  bool offset_ = false;
  Half half_ = Half::none;
  Last last_ = Last::other;
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

/// Korean marks become ours; whoever writes them means Korean time.
bool translate_korean(std::string& text) {
  const std::string before = text;
  static constexpr std::array<std::array<std::string_view, 2>, 5> kMarks = {
      {{"년", "-"}, {"월", "-"}, {"일", " "}, {"오전", " am "}, {"오후", " pm "}}};
  for (const auto& mark : kMarks) replace_all(text, mark[0], mark[1]);
  return text != before;
}

/// "19 septembre 2026, mis à jour le 20": what stands before says when it came out.
std::string_view before_the_update(std::string_view folded) {
  static constexpr std::array<std::string_view, 4> kUpdates = {"mis a jour", "mise a jour",
                                                               "modifie", "actualise"};
  std::size_t cut = std::string_view::npos;
  for (const std::string_view update : kUpdates) cut = std::min(cut, folded.find(update));
  return cut == std::string_view::npos ? std::string_view() : folded.substr(0, cut);
}

}  // namespace

std::optional<DateParts> read_worded_date(std::string_view text) {
  std::string plain = without_comments(text);
  const bool korean = translate_korean(plain);
  std::string folded = fold(plain);
  replace_all(folded, "a.m.", "am");
  replace_all(folded, "p.m.", "pm");
  auto parts = WordedDate(folded).read();
  if (!parts) parts = WordedDate(before_the_update(folded)).read();
  if (parts && korean && !parts->offset_seconds) parts->zone = "Asia/Seoul";
  return parts;
}

}  // namespace vigie::text
