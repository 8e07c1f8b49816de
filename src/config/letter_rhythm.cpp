// SPDX-License-Identifier: EUPL-1.2
#include "config/letter_rhythm.hpp"

#include <algorithm>

#include "base/format.hpp"

namespace vigie::config {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"janvier",   "février", "mars",     "avril",
                                                   "mai",       "juin",    "juillet",  "août",
                                                   "septembre", "octobre", "novembre", "décembre"};
constexpr int kLastDay = 28;  // every month has it

}  // namespace

LetterRhythm read_rhythm(TableReader table) {
  LetterRhythm rhythm;
  rhythm.draft_on = static_cast<int>(table.integer("brouillon", 0, 1, kLastDay));
  rhythm.pages_by = static_cast<int>(table.integer("pages_pour", 0, 1, kLastDay));
  if (rhythm.pages_by > 0 && rhythm.pages_by < rhythm.draft_on) {
    table.notes().error(table.node(),
                        "[parution]\u00a0: les pages sont attendues avant leur brouillon.");
  }
  for (const auto& given : table.placed_texts("sans_numero")) {
    const auto month = std::ranges::find(kMonths, given.value);
    if (month == kMonths.end()) {
      table.notes().error(
          given.line, given.column,
          fmt::format("«\u00a0{}\u00a0» n’est pas un mois\u00a0: écrire \"août\".", given.value));
      continue;
    }
    rhythm.no_issue[static_cast<std::size_t>(month - kMonths.begin()) + 1] = true;
  }
  table.refuse_unknown_keys();
  return rhythm;
}

LetterRhythm load_rhythm(const std::filesystem::path& file) {
  Notebook notes(file.string());
  const TomlNode tree = read_toml_file(file, notes);
  if (!notes.empty()) return {};
  TableReader top(tree, notes);
  const LetterRhythm rhythm = read_rhythm(top.table("parution"));
  return notes.empty() ? rhythm : LetterRhythm{};
}

}  // namespace vigie::config
