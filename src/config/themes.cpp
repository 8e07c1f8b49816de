// SPDX-License-Identifier: EUPL-1.2
#include "config/themes.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/format.hpp"
#include "config/toml_reader.hpp"
#include "text/fold.hpp"

namespace vigie::config {
namespace {

constexpr std::size_t kCodeBytesMax = 60;

bool is_code(std::string_view code) {
  return !code.empty() && code.size() <= kCodeBytesMax &&
         code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

struct TermList {
  std::string_view key;
  TermKind kind;
  double weight;
};

constexpr TermList kTermLists[] = {
    {"fortes", TermKind::term, kStrongTerm},    {"expressions", TermKind::term, kPlainTerm},
    {"courantes", TermKind::term, kCommonTerm}, {"faibles", TermKind::term, kWeakTerm},
    {"contre", TermKind::term, kTermAgainst},   {"exclusions", TermKind::exclusion, kPlainTerm}};

/// One theme with the places that later checks name.
struct ReadTheme {
  Theme theme;
  std::vector<Placed<std::string>> successors;
};

void read_terms(Theme& theme, TableReader& table) {
  std::map<std::string, std::string_view> lists;  // term as written → where it was first
  for (const TermList& list : kTermLists) {
    for (auto& term : table.placed_texts(list.key)) {
      if (text::words(term.value).empty() || term.value.size() > kTermBytesMax) {
        table.notes().error(
            term.line, term.column,
            fmt::format("« {} » n’est pas une expression : il faut un mot au moins, "
                        "et {} octets au plus.",
                        term.value, kTermBytesMax));
        continue;
      }
      const auto [first, added] = lists.emplace(term.value, list.key);
      if (!added) {
        table.notes().error(term.line, term.column,
                            fmt::format("« {} » est déjà dans « {} ».", term.value, first->second));
        continue;
      }
      theme.terms.push_back({std::move(term.value), list.kind, list.weight});
    }
  }
  if (theme.terms.empty()) {
    table.notes().warning(table.node(), fmt::format("le thème « {} » n’a aucune expression : "
                                                    "aucun article ne le recevra de lui-même.",
                                                    theme.code));
  }
}

void read_dates(Theme& theme, TableReader& table) {
  const auto from = table.required_day("depuis");
  theme.valid_from = from.value;
  theme.valid_to = table.day("jusqu_a");
  if (from.line != 0 && theme.valid_to && *theme.valid_to < theme.valid_from) {
    table.notes().error(table.node().find("jusqu_a")->value, "« jusqu_a » vient avant « depuis ».");
  }
}

ReadTheme read_theme(const TomlEntry& entry, Notebook& notes) {
  TableReader table(entry.value, notes);
  ReadTheme read;
  read.theme.code = entry.key;
  read.theme.label = table.required_text("nom");
  read_dates(read.theme, table);
  read.successors = table.placed_texts("remplace_par");
  for (const auto& successor : read.successors) {
    read.theme.replaced_by.push_back(successor.value);
  }
  read_terms(read.theme, table);
  table.refuse_unknown_keys();
  return read;
}

std::string known_instead(const std::string& code, const std::vector<std::string>& known) {
  const auto nearest = nearest_word(code, known);
  return nearest ? fmt::format(" ; vouliez-vous dire « {} » ?", *nearest) : ".";
}

/// True where following the successors of `code` comes back to it.
bool circles(const Themes& themes, const std::string& code) {
  std::set<std::string> seen;
  std::vector<std::string> next = {code};
  while (!next.empty()) {
    const Theme* theme = find_theme(themes, next.back());
    next.pop_back();
    if (theme == nullptr) continue;
    for (const std::string& successor : theme->replaced_by) {
      if (successor == code) return true;
      if (seen.insert(successor).second) next.push_back(successor);
    }
  }
  return false;
}

void check_successors(const ReadTheme& read, const Themes& themes, Notebook& notes) {
  std::vector<std::string> known;
  for (const Theme& theme : themes) known.push_back(theme.code);
  for (const auto& successor : read.successors) {
    if (find_theme(themes, successor.value) == nullptr) {
      notes.error(successor.line, successor.column,
                  fmt::format("thème inconnu « {} »{}", successor.value,
                              known_instead(successor.value, known)));
    } else if (circles(themes, read.theme.code)) {
      notes.error(successor.line, successor.column,
                  fmt::format("« {} » finirait par se remplacer lui-même.", read.theme.code));
    }
  }
  if (!read.successors.empty() && !read.theme.valid_to) {
    notes.error(read.successors.front().line, read.successors.front().column,
                fmt::format("« {} » est remplacé mais toujours ouvert : il manque « jusqu_a ».",
                            read.theme.code));
  }
}

}  // namespace

Loaded<Themes> load_themes(const std::filesystem::path& file) {
  Notebook notes(file.string());
  const TomlNode root = read_toml_file(file, notes);
  TableReader top(root, notes);
  const TableReader all = top.table("theme");
  if (notes.empty() && all.entries().empty()) notes.error(1, 1, "aucun thème (« [theme.…] »).");
  std::vector<ReadTheme> read;
  for (const TomlEntry& entry : all.entries()) {
    if (!is_code(entry.key)) {
      notes.error(entry.line, entry.column,
                  fmt::format("« {} » ne peut pas désigner un thème : lettres minuscules sans "
                              "accent, chiffres et tirets seulement.",
                              entry.key));
    }
    if (entry.value.kind != TomlNode::Kind::table) {
      notes.error(entry.value,
                  fmt::format("« {} » doit être une partie « [theme.{}] ».", entry.key, entry.key));
      continue;
    }
    read.push_back(read_theme(entry, notes));
  }
  top.refuse_unknown_keys();
  Themes themes;
  for (const ReadTheme& each : read) themes.push_back(each.theme);
  for (const ReadTheme& each : read) check_successors(each, themes, notes);
  return {std::move(themes), notes.take()};
}

}  // namespace vigie::config
