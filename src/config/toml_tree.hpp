// SPDX-License-Identifier: EUPL-1.2
/// A TOML file as a plain tree that remembers where everything stands.
///
/// Shape   bytes → tree of nodes, entries in the order of the file; or the one diagnostic that
///         says, in French, what the file's grammar does not allow (curly quotes, a missing quote,
///         a key given twice, bytes that are no UTF-8…).
/// Units   lines and columns count from 1, columns in characters.
/// Pure    no file is read here.
/// Source  TOML 1.0.0. This is the home of toml++: nobody else sees its headers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"
#include "config/diagnostic.hpp"

namespace vigie::config {

inline constexpr std::size_t kConfigBytesMax = 4 << 20;

struct TomlEntry;

struct TomlNode {
  enum class Kind { table, array, text, integer, real, boolean, day, other };

  Kind kind = Kind::table;
  int line = 0;
  int column = 0;
  int last_line = 0;  ///< of all that it holds
  std::string text;
  std::int64_t integer = 0;
  double real = 0;
  bool boolean = false;
  Day day;
  std::vector<TomlNode> items;
  std::vector<TomlEntry> entries;

  const TomlEntry* find(std::string_view key) const;
};

struct TomlEntry {
  std::string key;
  int line = 0;  ///< of the key
  int column = 0;
  TomlNode value;
};

/// `file` is what diagnostics name.
Loaded<TomlNode> parse_toml(std::string_view bytes, const std::string& file);

}  // namespace vigie::config
