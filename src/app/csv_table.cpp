// SPDX-License-Identifier: EUPL-1.2
#include "app/csv_table.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace vigie::app {
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
      row.fields.push_back(field());
      while (take(separator_)) row.fields.push_back(field());
      const bool carriage_return = take('\r');
      if (take('\n') || carriage_return) ++line_;
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
    if (take('"')) return quoted();
    const std::size_t end =
        std::min(rest_.find_first_of(std::string{separator_, '\r', '\n'}), rest_.size());
    std::string out(text::trimmed(rest_.substr(0, end)));
    rest_.remove_prefix(end);
    return out;
  }

  /// After the opening quote; what stands between the closing one and the separator is dropped.
  std::string quoted() {
    std::string out;
    while (!rest_.empty()) {
      if (take('"')) {
        if (!take('"')) break;
        out += '"';
        continue;
      }
      line_ += rest_.front() == '\n' ? 1 : 0;
      out += rest_.front();
      rest_.remove_prefix(1);
    }
    rest_.remove_prefix(
        std::min(rest_.find_first_of(std::string{separator_, '\r', '\n'}), rest_.size()));
    return std::string(text::trimmed(out));
  }

  std::string_view rest_;
  char separator_;
  int line_ = 1;
};

}  // namespace

std::vector<CsvRow> read_csv(std::string_view utf8) {
  if (utf8.starts_with("\xEF\xBB\xBF")) utf8.remove_prefix(3);
  return CsvReader(utf8, separator_of(utf8)).read();
}

}  // namespace vigie::app
