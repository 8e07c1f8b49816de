// SPDX-License-Identifier: EUPL-1.2
/// Typed reads of a TOML tree that turn every surprise into a French diagnostic.
///
/// Shape   a `TableReader` is a loan on one table and on the notebook of its file. A read answers
///         the value, or the default when the key is absent or unusable (then noted).
///         `refuse_unknown_keys`, called last, notes each key nobody asked for with the nearest
///         known one.
/// Errors  never: what is wrong becomes a diagnostic.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/notebook.hpp"
#include "config/toml_tree.hpp"

namespace vigie::config {

class TableReader {
 public:
  TableReader(const TomlNode& table, Notebook& notes) : table_(&table), notes_(&notes) {}

  bool has(std::string_view key) const { return table_->find(key) != nullptr; }
  const TomlNode& node() const { return *table_; }
  Notebook& notes() const { return *notes_; }

  std::string text(std::string_view key, std::string_view otherwise = "");
  std::string required_text(std::string_view key);
  Placed<std::string> placed_text(std::string_view key);  ///< required
  std::int64_t integer(std::string_view key, std::int64_t otherwise, std::int64_t least,
                       std::int64_t most);
  double number(std::string_view key, double otherwise, double least, double most);
  bool flag(std::string_view key, bool otherwise);
  std::optional<Day> day(std::string_view key);
  Placed<Day> required_day(std::string_view key);  ///< line 0 when it is not there
  std::vector<std::string> texts(std::string_view key);
  std::vector<Placed<std::string>> placed_texts(std::string_view key);
  std::vector<Placed<Day>> days(std::string_view key);

  /// `[key]`; an empty table when absent.
  TableReader table(std::string_view key);
  /// `[[key]]`, or a list of `{…}`.
  std::vector<TableReader> tables(std::string_view key);
  /// Every entry, for tables whose keys are data.
  const std::vector<TomlEntry>& entries() const { return table_->entries; }
  /// Marks a key as known without reading it.
  void know(std::string_view key) { known_.emplace_back(key); }

  void refuse_unknown_keys();

 private:
  const TomlNode* find(std::string_view key, TomlNode::Kind kind, std::string_view expected);
  void missing(std::string_view key);

  const TomlNode* table_;
  Notebook* notes_;
  std::vector<std::string> known_;
};

/// A file's tree, with its diagnostics in the notebook; an empty table when it cannot be read.
TomlNode read_toml_file(const std::filesystem::path& file, Notebook& notes);

}  // namespace vigie::config
