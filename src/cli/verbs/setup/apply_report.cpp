// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/setup/apply_report.hpp"

#include <algorithm>
#include <map>

#include "base/format.hpp"
#include "cli/json.hpp"
#include "text/french.hpp"

namespace vigie::cli {
namespace {

using app::Change;
using app::Drift;
using app::Kept;
using Fields = std::map<std::string, std::string>;

struct Heading {
  std::string_view kind;
  std::string_view french;
};

constexpr Heading kHeadings[] = {
    {app::fact::kCentre, "Centres"},
    {app::fact::kTheme, "Thèmes"},
    {app::fact::kFilter, "Règles de filtre"},
    {app::fact::kSource, "Sources"},
    {app::fact::kAllocation, "Répartition des sources"},
    {app::fact::kRota, "Tour de veille"},
    {app::fact::kShare, "Parts et ordre"},
    {app::fact::kTurn, "Planning du panorama"},
    {app::fact::kReplacement, "Remplacements"},
    {app::fact::kSwap, "Échanges"},
    {app::fact::kAbsence, "Absences et fermetures"},
};

std::vector<std::string> items_of(const std::string& list) {
  std::vector<std::string> items;
  std::size_t begin = 0;
  while (begin < list.size()) {
    const std::size_t end = std::min(list.find(", ", begin), list.size());
    items.push_back(list.substr(begin, end - begin));
    begin = end + 2;
  }
  return items;
}

/// Lists are told by what came and what went.
std::string list_change(const std::string& before, const std::string& after) {
  const auto old_items = items_of(before);
  const auto new_items = items_of(after);
  std::vector<std::string> moves;
  for (const std::string& item : new_items) {
    if (std::ranges::find(old_items, item) == old_items.end()) moves.push_back("+ " + item);
  }
  for (const std::string& item : old_items) {
    if (std::ranges::find(new_items, item) == new_items.end()) moves.push_back("− " + item);
  }
  return moves.empty() ? std::string("autre ordre") : fmt::format("{}", fmt::join(moves, ", "));
}

std::string field_change(const std::string& name, const std::string& before,
                         const std::string& after) {
  if (before.empty()) return fmt::format("{} : + {}", name, after);
  if (after.empty()) return fmt::format("{} : − {}", name, before);
  if (before.find(", ") != std::string::npos || after.find(", ") != std::string::npos) {
    return fmt::format("{} : {}", name, list_change(before, after));
  }
  return fmt::format("{} : « {} » → « {} »", name, before, after);
}

/// The one field that tells a person what this is.
std::string title_of(const std::string& canonical) {
  const Fields fields = app::fields_of(canonical);
  for (const char* name :
       {"nom", "titre", "titulaire", "valeur", "part", "par", "entre", "motif"}) {
    const auto found = fields.find(name);
    if (found != fields.end()) return found->second;
  }
  return "";
}

/// The rota's own facts have English names in the database.
std::string label_of(const app::FactKey& key) {
  constexpr std::pair<std::string_view, std::string_view> kRules[] = {
      {"name", "nom"},
      {"valid_from", "du"},
      {"valid_to", "au"},
      {"duty_backup", "suppléant"},
      {"acted_on", "acté le"},
      {"acted_by", "acté par"},
      {"handoff", "relais"},
      {"zone", "fuseau"},
      {"balance_moves", "déplacements"},
      {"turn", "durée"},
      {"reminder_days", "rappels (jours)"}};
  for (const auto& [rule, french] : kRules) {
    if (key.first == app::fact::kRota && key.second == rule) return std::string(french);
  }
  return key.second;
}

std::string change_line(const Change& change) {
  const std::string key = label_of(change.key);
  const std::string forced = change.overwrites ? " (repris du fichier)" : "";
  if (change.before.empty())
    return fmt::format("  + {} : {}{}", key, title_of(change.after), forced);
  if (change.after.empty())
    return fmt::format("  − {} : {}{}", key, title_of(change.before), forced);
  return fmt::format("  ~ {} : {}{}", key, changed_fields(change.before, change.after), forced);
}

void add_group(const Heading& heading, const std::vector<Change>& changes, std::size_t most,
               std::vector<std::string>& lines) {
  std::vector<std::string> group;
  for (const Change& change : changes) {
    if (change.key.first == heading.kind) group.push_back(change_line(change));
  }
  if (group.empty()) return;
  lines.push_back(fmt::format("{} ({})", heading.french, group.size()));
  const std::size_t shown = group.size() > most + 1 ? most : group.size();
  lines.insert(lines.end(), group.begin(), group.begin() + static_cast<std::ptrdiff_t>(shown));
  if (shown < group.size()) {
    lines.push_back(fmt::format("  … et {} autres (vigie apply --plan les montre tous).",
                                group.size() - shown));
  }
}

std::string one_line(const std::string& canonical) {
  std::string text = canonical;
  std::size_t at = 0;
  while ((at = text.find('\n', at)) != std::string::npos) text.replace(at, 1, ", ");
  return text.empty() ? std::string("absent") : text;
}

void add_drifts(const std::vector<Drift>& drifts, std::vector<std::string>& lines) {
  if (drifts.empty()) return;
  lines.push_back(fmt::format(
      "Dérive ({}) : changé dans le programme depuis la dernière application, et gardé tel quel",
      drifts.size()));
  for (const Drift& drift : drifts) {
    lines.push_back(fmt::format("  ! {}", app::name_of(drift.key)));
    if (drift.database.empty() || drift.file.empty()) {
      lines.push_back(fmt::format("      dans la base : {}", one_line(drift.database)));
      lines.push_back(fmt::format("      dans les fichiers : {}", one_line(drift.file)));
    } else {
      lines.push_back(fmt::format("      du fichier à la base : {}",
                                  changed_fields(drift.file, drift.database)));
    }
  }
  lines.push_back(fmt::format(
      "  Reporter ces changements dans les fichiers, ou imposer les fichiers : vigie apply "
      "--take \"{}\"",
      app::name_of(drifts.front().key)));
}

std::string kept_line(const Kept& kept) {
  if (kept.field.empty()) {
    return fmt::format("  = {}\u00a0: {} (fichiers\u00a0: {})", app::name_of(kept),
                       one_line(kept.database), one_line(kept.file));
  }
  return fmt::format("  = {}\u00a0: «\u00a0{}\u00a0» (fichiers\u00a0: «\u00a0{}\u00a0»)",
                     app::name_of(kept), kept.database, kept.file);
}

/// All of it where the difference is asked for; else one line that says where to look.
void add_kept(const app::ApplyOutcome& outcome, std::vector<std::string>& lines) {
  const auto& kept = outcome.difference.kept;
  if (kept.empty()) return;
  if (outcome.applied) {
    lines.push_back(fmt::format(
        "Le programme garde {} (vigie apply --plan dit quoi, et comment prendre le fichier).",
        text::plural(static_cast<long long>(kept.size()), "valeur changée depuis",
                     "valeurs changées depuis")));
    return;
  }
  lines.push_back(fmt::format("Gardé par le programme ({})", kept.size()));
  for (const Kept& each : kept) lines.push_back(kept_line(each));
  lines.push_back(fmt::format("  Prendre ce que dit le fichier\u00a0: vigie apply --take \"{}\"",
                              app::name_of(kept.front())));
}

std::string closing(const app::ApplyOutcome& outcome) {
  const std::size_t count = outcome.difference.changes.size();
  const bool told = !outcome.difference.drifts.empty() || !outcome.difference.kept.empty();
  if (count == 0 && told) return "Rien d’autre à changer.";
  if (count == 0) return "Rien à changer : la base de données dit ce que disent les fichiers.";
  const std::string changes =
      text::plural(static_cast<long long>(count), "changement", "changements");
  if (outcome.applied) return fmt::format("Appliqué : {}.", changes);
  return fmt::format("À appliquer : {}. Rien n’a été écrit (--plan).", changes);
}

}  // namespace

std::string changed_fields(const std::string& before, const std::string& after) {
  const Fields old_fields = app::fields_of(before);
  const Fields new_fields = app::fields_of(after);
  std::vector<std::string> changes;
  for (const auto& [name, value] : old_fields) {
    const auto found = new_fields.find(name);
    const std::string now = found == new_fields.end() ? "" : found->second;
    if (now != value) changes.push_back(field_change(name, value, now));
  }
  for (const auto& [name, value] : new_fields) {
    if (old_fields.count(name) == 0) changes.push_back(field_change(name, "", value));
  }
  return fmt::format("{}", fmt::join(changes, " ; "));
}

std::vector<std::string> apply_lines(const app::ApplyOutcome& outcome,
                                     std::size_t group_lines_max) {
  std::vector<std::string> lines;
  for (const Heading& heading : kHeadings) {
    add_group(heading, outcome.difference.changes, group_lines_max, lines);
  }
  add_kept(outcome, lines);
  add_drifts(outcome.difference.drifts, lines);
  lines.push_back(closing(outcome));
  return lines;
}

std::string apply_json(const app::ApplyOutcome& outcome) {
  Json diagnostics = Json::array();
  for (const config::Diagnostic& d : outcome.diagnostics) {
    diagnostics.push({{"file", d.file},
                      {"line", d.line},
                      {"column", d.column},
                      {"severity", d.severity == config::Severity::error ? "error" : "warning"},
                      {"message", d.message}});
  }
  Json changes = Json::array();
  for (const Change& change : outcome.difference.changes) {
    changes.push({{"kind", change.key.first},
                  {"key", change.key.second},
                  {"before", change.before},
                  {"after", change.after},
                  {"overwrites", change.overwrites}});
  }
  Json drifts = Json::array();
  for (const Drift& drift : outcome.difference.drifts) {
    drifts.push({{"kind", drift.key.first},
                 {"key", drift.key.second},
                 {"database", drift.database},
                 {"file", drift.file}});
  }
  Json kept = Json::array();
  for (const Kept& each : outcome.difference.kept) {
    kept.push({{"kind", each.key.first},
               {"key", each.key.second},
               {"field", each.field},
               {"database", each.database},
               {"file", each.file}});
  }
  return Json{{"applied", outcome.applied},
              {"diagnostics", diagnostics},
              {"changes", changes},
              {"kept", kept},
              {"drifts", drifts}}
      .pretty();
}

}  // namespace vigie::cli
