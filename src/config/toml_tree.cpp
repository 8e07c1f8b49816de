// SPDX-License-Identifier: EUPL-1.2
#include "config/toml_tree.hpp"

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <algorithm>

#include "config/toml_grammar.hpp"

namespace vigie::config {
namespace {

int line_of(const toml::source_position& at) { return static_cast<int>(at.line); }
int column_of(const toml::source_position& at) { return static_cast<int>(at.column); }

TomlNode read_node(const toml::node& node);

/// toml++ sorts keys by name; people read them in the order they wrote them.
std::vector<TomlEntry> read_entries(const toml::table& table) {
  std::vector<TomlEntry> entries;
  for (const auto& [key, value] : table) {
    const auto& at = key.source().begin;
    entries.push_back({std::string(key.str()), line_of(at), column_of(at), read_node(value)});
  }
  std::ranges::stable_sort(entries, [](const TomlEntry& a, const TomlEntry& b) {
    return std::pair(a.line, a.column) < std::pair(b.line, b.column);
  });
  return entries;
}

TomlNode read_node(const toml::node& node) {
  TomlNode read;
  read.line = line_of(node.source().begin);
  read.column = column_of(node.source().begin);
  read.last_line = std::max(read.line, line_of(node.source().end));
  read.kind = TomlNode::Kind::other;
  if (const auto* table = node.as_table()) {
    read.kind = TomlNode::Kind::table;
    read.entries = read_entries(*table);
    for (const TomlEntry& entry : read.entries) {
      read.last_line = std::max({read.last_line, entry.line, entry.value.last_line});
    }
  } else if (const auto* array = node.as_array()) {
    read.kind = TomlNode::Kind::array;
    for (const toml::node& item : *array) {
      read.items.push_back(read_node(item));
      read.last_line = std::max(read.last_line, read.items.back().last_line);
    }
  } else if (const auto* text = node.as_string()) {
    read.kind = TomlNode::Kind::text;
    read.text = text->get();
  } else if (const auto* integer = node.as_integer()) {
    read.kind = TomlNode::Kind::integer;
    read.integer = integer->get();
    read.real = static_cast<double>(read.integer);
  } else if (const auto* real = node.as_floating_point()) {
    read.kind = TomlNode::Kind::real;
    read.real = real->get();
  } else if (const auto* boolean = node.as_boolean()) {
    read.kind = TomlNode::Kind::boolean;
    read.boolean = boolean->get();
  } else if (const auto* date = node.as_date()) {
    const auto day = make_day(date->get().year, date->get().month, date->get().day);
    if (day) {
      read.kind = TomlNode::Kind::day;
      read.day = *day;
    }
  }
  return read;
}

}  // namespace

const TomlEntry* TomlNode::find(std::string_view key) const {
  const auto found = std::ranges::find(entries, key, &TomlEntry::key);
  return found == entries.end() ? nullptr : &*found;
}

Loaded<TomlNode> parse_toml(std::string_view bytes, const std::string& file) {
  Loaded<TomlNode> loaded;
  if (bytes.size() > kConfigBytesMax) {
    loaded.diagnostics.push_back({file, 0, 0, "fichier trop grand : plus de 4 Mo."});
    return loaded;
  }
  if (const auto broken = first_invalid_utf8(bytes)) {
    loaded.diagnostics.push_back({file, broken->line, broken->column, not_utf8_sentence()});
    return loaded;
  }
  const toml::parse_result parsed = toml::parse(bytes, std::string_view(file));
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    const TextPlace at{line_of(error.source().begin), column_of(error.source().begin)};
    loaded.diagnostics.push_back(
        {file, at.line, at.column, french_grammar_error(bytes, at, error.description())});
    return loaded;
  }
  loaded.value = read_node(parsed.table());
  return loaded;
}

}  // namespace vigie::config
