// SPDX-License-Identifier: EUPL-1.2
#include "config/toml_reader.hpp"

#include <algorithm>

#include "base/files.hpp"
#include "base/format.hpp"

namespace vigie::config {
namespace {

const TomlNode kEmptyTable;

std::string_view french_kind(TomlNode::Kind kind) {
  switch (kind) {
    case TomlNode::Kind::table:
      return "une table";
    case TomlNode::Kind::array:
      return "une liste entre crochets";
    case TomlNode::Kind::text:
      return "un texte entre guillemets";
    case TomlNode::Kind::integer:
      return "un nombre entier";
    case TomlNode::Kind::real:
      return "un nombre";
    case TomlNode::Kind::boolean:
      return "true ou false";
    case TomlNode::Kind::day:
      return "une date AAAA-MM-JJ";
    case TomlNode::Kind::other:
      return "autre chose";
  }
  return "";
}

std::string is_not(std::string_view key, std::string_view expected, TomlNode::Kind found) {
  return fmt::format("« {} » attend {}, pas {}.", key, expected, french_kind(found));
}

}  // namespace

const TomlNode* TableReader::find(std::string_view key, TomlNode::Kind kind,
                                  std::string_view expected) {
  know(key);
  const TomlEntry* entry = table_->find(key);
  if (entry == nullptr) return nullptr;
  const TomlNode::Kind found = entry->value.kind;
  const bool whole_number = kind == TomlNode::Kind::real && found == TomlNode::Kind::integer;
  if (found == kind || whole_number) return &entry->value;
  notes_->error(entry->value, is_not(key, expected, found));
  return nullptr;
}

void TableReader::missing(std::string_view key) {
  if (has(key)) return;  // there, but of another kind: already noted
  notes_->error(*table_, fmt::format("il manque « {} ».", key));
}

std::string TableReader::text(std::string_view key, std::string_view otherwise) {
  const TomlNode* found = find(key, TomlNode::Kind::text, french_kind(TomlNode::Kind::text));
  return found == nullptr ? std::string(otherwise) : found->text;
}

Placed<std::string> TableReader::placed_text(std::string_view key) {
  const TomlNode* found = find(key, TomlNode::Kind::text, french_kind(TomlNode::Kind::text));
  if (found == nullptr) missing(key);
  if (found != nullptr && found->text.empty()) {
    notes_->error(*found, fmt::format("« {} » est vide.", key));
  }
  if (found == nullptr) return {};
  return {found->text, found->line, found->column};
}

std::string TableReader::required_text(std::string_view key) { return placed_text(key).value; }

std::int64_t TableReader::integer(std::string_view key, std::int64_t otherwise, std::int64_t least,
                                  std::int64_t most) {
  const TomlNode* found = find(key, TomlNode::Kind::integer, french_kind(TomlNode::Kind::integer));
  if (found == nullptr) return otherwise;
  if (found->integer >= least && found->integer <= most) return found->integer;
  notes_->error(*found,
                fmt::format("« {} » va de {} à {}, pas {}.", key, least, most, found->integer));
  return otherwise;
}

double TableReader::number(std::string_view key, double otherwise, double least, double most) {
  const TomlNode* found = find(key, TomlNode::Kind::real, french_kind(TomlNode::Kind::real));
  if (found == nullptr) return otherwise;
  if (found->real >= least && found->real <= most) return found->real;
  notes_->error(*found,
                fmt::format("« {} » va de {} à {}, pas {}.", key, least, most, found->real));
  return otherwise;
}

bool TableReader::flag(std::string_view key, bool otherwise) {
  const TomlNode* found = find(key, TomlNode::Kind::boolean, french_kind(TomlNode::Kind::boolean));
  return found == nullptr ? otherwise : found->boolean;
}

std::optional<Day> TableReader::day(std::string_view key) {
  const TomlNode* found = find(key, TomlNode::Kind::day, french_kind(TomlNode::Kind::day));
  return found == nullptr ? std::nullopt : std::optional(found->day);
}

Placed<Day> TableReader::required_day(std::string_view key) {
  const TomlNode* found = find(key, TomlNode::Kind::day, french_kind(TomlNode::Kind::day));
  if (found == nullptr) {
    missing(key);
    return {};
  }
  return {found->day, found->line, found->column};
}

std::vector<Placed<std::string>> TableReader::placed_texts(std::string_view key) {
  std::vector<Placed<std::string>> texts;
  const TomlNode* list = find(key, TomlNode::Kind::array, french_kind(TomlNode::Kind::array));
  if (list == nullptr) return texts;
  for (const TomlNode& item : list->items) {
    if (item.kind != TomlNode::Kind::text) {
      notes_->error(item, is_not(key, "des textes entre guillemets", item.kind));
      continue;
    }
    texts.push_back({item.text, item.line, item.column});
  }
  return texts;
}

std::vector<std::string> TableReader::texts(std::string_view key) {
  std::vector<std::string> plain;
  for (Placed<std::string>& placed : placed_texts(key)) plain.push_back(std::move(placed.value));
  return plain;
}

std::vector<Placed<Day>> TableReader::days(std::string_view key) {
  std::vector<Placed<Day>> days;
  const TomlNode* list = find(key, TomlNode::Kind::array, french_kind(TomlNode::Kind::array));
  if (list == nullptr) {
    missing(key);
    return days;
  }
  for (const TomlNode& item : list->items) {
    if (item.kind != TomlNode::Kind::day) {
      notes_->error(item, is_not(key, "des dates AAAA-MM-JJ", item.kind));
      continue;
    }
    days.push_back({item.day, item.line, item.column});
  }
  return days;
}

TableReader TableReader::table(std::string_view key) {
  const TomlNode* found = find(key, TomlNode::Kind::table, french_kind(TomlNode::Kind::table));
  return {found == nullptr ? kEmptyTable : *found, *notes_};
}

std::vector<TableReader> TableReader::tables(std::string_view key) {
  std::vector<TableReader> tables;
  const TomlNode* list = find(key, TomlNode::Kind::array, "des parties « [[…]] »");
  if (list == nullptr) return tables;
  for (const TomlNode& item : list->items) {
    if (item.kind != TomlNode::Kind::table) {
      notes_->error(item, is_not(key, "des tables", item.kind));
      continue;
    }
    tables.emplace_back(item, *notes_);
  }
  return tables;
}

void TableReader::refuse_unknown_keys() {
  for (const TomlEntry& entry : table_->entries) {
    if (std::ranges::find(known_, entry.key) != known_.end()) continue;
    notes_->error(entry,
                  fmt::format("clé inconnue « {} »{}", entry.key, did_you_mean(entry.key, known_)));
  }
}

TomlNode read_toml_file(const std::filesystem::path& file, Notebook& notes) {
  const auto bytes = read_file_named(file, kConfigBytesMax);
  if (!bytes) {
    notes.error(0, 0, bytes.error().sentence + ".");
    return {};
  }
  Loaded<TomlNode> loaded = parse_toml(*bytes, file.string());
  for (Diagnostic& d : loaded.diagnostics) notes.error(d.line, d.column, std::move(d.message));
  return std::move(loaded.value);
}

}  // namespace vigie::config
