// SPDX-License-Identifier: EUPL-1.2
#include "text/csv.hpp"

#include <algorithm>
#include <optional>

#include "text/utf8.hpp"

namespace vigie::text {
namespace {

char separator_of(std::string_view utf8) {
  const std::string_view first = utf8.substr(0, utf8.find('\n'));
  char best = ';';
  for (const char candidate : {',', '\t'}) {
    if (std::ranges::count(first, candidate) > std::ranges::count(first, best)) best = candidate;
  }
  return best;
}

class CsvReader {
 public:
  CsvReader(std::string_view rest, char separator) : rest_(rest), separator_(separator) {}

  std::vector<CsvRow> read() {
    std::vector<CsvRow> rows;
    while (!rest_.empty()) {
      CsvRow row;
      row.line = line_;
      open_quote_ = false;
      row.fields.push_back(field());
      while (take(separator_)) row.fields.push_back(field());
      const bool carriage_return = take('\r');
      if (take('\n') || carriage_return) ++line_;
      row.open_quote = open_quote_;
      const bool empty = row.fields.size() == 1 && row.fields.front().empty();
      if (!empty) rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::string field() {
    while (take(' ')) {
    }
    const std::string_view whole = rest_;
    const int line = line_;
    if (take('"')) {
      if (auto read = quoted()) return *read;
      rest_ = whole;
      line_ = line;
      open_quote_ = true;
    }
    const std::size_t end = end_of_field();
    std::string out(text::trimmed(rest_.substr(0, end)));
    rest_.remove_prefix(end);
    return out;
  }

  /// After the opening quote. Nothing when none closes at the end of a field: the one that was met
  /// opens another then.
  std::optional<std::string> quoted() {
    std::string out;
    while (!rest_.empty()) {
      if (take('"')) {
        if (!take('"')) {
          const std::size_t end = end_of_field();
          if (!text::trimmed(rest_.substr(0, end)).empty()) return std::nullopt;
          rest_.remove_prefix(end);
          return std::string(text::trimmed(out));
        }
        out += '"';
        continue;
      }
      line_ += rest_.front() == '\n' ? 1 : 0;
      out += rest_.front();
      rest_.remove_prefix(1);
    }
    return std::nullopt;
  }

  std::size_t end_of_field() const {
    return std::min(rest_.find_first_of(std::string{separator_, '\r', '\n'}), rest_.size());
  }

  std::string_view rest_;
  char separator_;
  int line_ = 1;
  bool open_quote_ = false;  ///< in the row at hand
};

}  // namespace

std::vector<CsvRow> read_csv(std::string_view utf8) {
  if (utf8.starts_with("\xEF\xBB\xBF")) utf8.remove_prefix(3);
  return CsvReader(utf8, separator_of(utf8)).read();
}

std::string csv_field(std::string_view text) {
  std::string field = one_line(text);
  if (!field.empty() &&
      std::string_view("=+-@\t\r").find(field.front()) != std::string_view::npos) {
    field.insert(field.begin(), '\'');
  }
  if (field.find_first_of(";\",") == std::string::npos) return field;
  std::string quoted = "\"";
  for (const char c : field) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

}  // namespace vigie::text
