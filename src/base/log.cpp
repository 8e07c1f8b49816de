// SPDX-License-Identifier: EUPL-1.2
#include "base/log.hpp"

#include <unistd.h>

#include <atomic>

namespace vigie::base {
namespace {

std::atomic<Level> g_level{Level::info};

void append_value(std::string& line, std::string_view value) {
  const bool bare = !value.empty() && value.find_first_of(" \"=\t\r\n") == std::string_view::npos;
  if (bare) {
    line += value;
    return;
  }
  line += '"';
  for (const char c : value) {
    if (c == '"' || c == '\\') line += '\\';
    line += (static_cast<unsigned char>(c) < 0x20) ? ' ' : c;
  }
  line += '"';
}

}  // namespace

void set_log_level(Level level) { g_level = level; }

std::string log_line(Level level, std::string_view event, std::initializer_list<LogField> fields) {
  std::string line = "<" + std::to_string(static_cast<int>(level)) + ">";
  line += event;
  for (const auto& [key, value] : fields) {
    line += ' ';
    line += key;
    line += '=';
    append_value(line, value);
  }
  return line;
}

void log(Level level, std::string_view event, std::initializer_list<LogField> fields) {
  static const bool is_terminal = ::isatty(STDERR_FILENO) == 1;
  if (level > g_level || is_terminal) return;  // there, a person reads sentences
  const std::string line = log_line(level, event, fields) + "\n";
  // One write, so that lines of two threads do not mix. Nothing can be done when it fails.
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace vigie::base
