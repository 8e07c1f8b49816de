// SPDX-License-Identifier: EUPL-1.2
/// What is wrong in a file that people edit, said so that they can mend it.
///
/// Shape   one French sentence with its place; a loader gives back what it could read and every
///         diagnostic of its file, so that all mistakes of all files are shown at once.
/// Units   lines and columns count from 1; 0 is "no place" (a file that is not there).
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/format.hpp"

namespace vigie::config {

enum class Severity {
  error,   ///< nothing is applied until it is mended
  warning  ///< applied as described; worth a look
};

struct Diagnostic {
  std::string file;
  int line = 0;
  int column = 0;
  std::string message;  ///< French
  Severity severity = Severity::error;
};

template <typename T>
struct Loaded {
  T value;  ///< as far as it could be read
  std::vector<Diagnostic> diagnostics;
};

inline bool has_errors(const std::vector<Diagnostic>& diagnostics) {
  return std::ranges::any_of(diagnostics,
                             [](const Diagnostic& d) { return d.severity == Severity::error; });
}

/// "config/rota.toml:12:10: message", as editors and terminals know how to jump to.
inline std::string to_line(const Diagnostic& d) {
  const std::string_view kind = d.severity == Severity::warning ? "attention : " : "";
  if (d.line == 0) return fmt::format("{}: {}{}", d.file, kind, d.message);
  return fmt::format("{}:{}:{}: {}{}", d.file, d.line, d.column, kind, d.message);
}

}  // namespace vigie::config
