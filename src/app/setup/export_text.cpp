// SPDX-License-Identifier: EUPL-1.2
#include "app/setup/export_text.hpp"

#include <algorithm>

#include "config/merge_rows.hpp"
#include "config/toml_tree.hpp"
#include "config/write_toml.hpp"

namespace vigie::app {
namespace {

using config::PlacedRow;
using config::RowGroup;
using config::TomlEntry;
using config::TomlNode;
using config::WantedRow;

/// The file's tree; an empty one for an empty text, nothing for a text that is no TOML.
std::optional<TomlNode> tree_of(std::string_view text) {
  auto parsed = config::parse_toml(text, "");
  if (config::has_errors(parsed.diagnostics)) return std::nullopt;
  return std::move(parsed.value);
}

const TomlNode* at(const TomlNode* node, std::string_view key) {
  const TomlEntry* entry = node == nullptr ? nullptr : node->find(key);
  return entry == nullptr ? nullptr : &entry->value;
}

PlacedRow placed(const TomlEntry& entry) {
  return {entry.key, entry.line, std::max(entry.line, entry.value.last_line)};
}

/// The entries of a table as rows: `[centre.nord]` with its lines, or one line of the plan.
std::vector<PlacedRow> rows_in(const TomlNode* table) {
  std::vector<PlacedRow> rows;
  if (table == nullptr) return rows;
  for (const TomlEntry& entry : table->entries) rows.push_back(placed(entry));
  return rows;
}

/// `[[absence]]` and its like, each by what its key says.
template <typename KeyOf>
std::vector<PlacedRow> items_in(const TomlNode* list, const KeyOf& key) {
  std::vector<PlacedRow> rows;
  if (list == nullptr) return rows;
  for (const TomlNode& item : list->items) {
    rows.push_back({key(item), item.line, std::max(item.line, item.last_line)});
  }
  return rows;
}

std::string text_at(const TomlNode& item, std::string_view key) {
  const TomlNode* value = at(&item, key);
  return value == nullptr ? std::string() : value->text;
}

Day day_at(const TomlNode& item, std::string_view key) {
  const TomlNode* value = at(&item, key);
  return value == nullptr ? Day{} : value->day;
}

std::string absence_key(const TomlNode& item) {
  const Day from = day_at(item, "du");
  return key_of(Absence{text_at(item, "centre"), from, day_at(item, "au"), ""});
}

std::string swap_key(const TomlNode& item) {
  const TomlNode* weeks = at(&item, "semaines");
  if (weeks == nullptr || weeks->items.size() != 2) return "";
  return key_of(Swap{weeks->items[0].day, weeks->items[1].day, "", "", std::nullopt});
}

/// All rows of one kind, `write` making each.
template <typename Row, typename KeyOf, typename Write>
std::vector<WantedRow> wanted(const ExportSides& sides, std::string_view kind,
                              const std::vector<Row>& rows, const KeyOf& key, const Write& write) {
  std::vector<WantedRow> all;
  for (const Row& row : rows) {
    const std::string own = key(row);
    if (std::ranges::find(all, own, &WantedRow::key) != all.end()) continue;  // the first counts
    all.push_back({own, write(row), sides.same(kind, own)});
  }
  return all;
}

/// One line of a table.
WantedRow line(std::string key, const std::string& value, bool as_is) {
  return {key, key + " = " + value + "\n", as_is};
}

RowGroup head_of_rota(const ExportSides& sides, const TomlNode& tree) {
  const Rota& rota = sides.stored.rota;
  const auto same = [&](const char* rule) { return sides.same(fact::kRota, rule); };
  RowGroup group;
  group.after = 0;
  for (const TomlEntry& entry : tree.entries) {
    if (entry.value.kind == TomlNode::Kind::array) continue;
    const bool header = entry.value.kind == TomlNode::Kind::table && entry.key != "valable";
    if (header) continue;
    group.after = std::max(*group.after, placed(entry).last);
    for (const std::string_view own : {"nom", "valable", "acte_le", "acte_par"}) {
      if (entry.key == own) group.present.push_back(placed(entry));
    }
  }
  group.wanted.push_back(line("nom", config::toml_text(rota.name), same("name")));
  group.wanted.push_back(
      line("valable", "{ du = " + iso(rota.valid_from) + ", au = " + iso(rota.valid_to) + " }",
           same("valid_from") && same("valid_to")));
  if (rota.acted_on) {
    group.wanted.push_back(line("acte_le", iso(*rota.acted_on), same("acted_on")));
  }
  if (!rota.acted_by.empty()) {
    group.wanted.push_back(line("acte_par", config::toml_text(rota.acted_by), same("acted_by")));
  }
  return group;
}

bool same_closures(const ExportSides& sides) {
  const auto closures = [](const Facts& facts) {
    Facts all;
    for (const auto& [key, value] : facts) {
      if (key.first == fact::kAbsence && key.second.starts_with("* ")) all.emplace(key, value);
    }
    return all;
  };
  return closures(sides.file_facts) == closures(sides.stored_facts);
}

RowGroup duty_of_rota(const ExportSides& sides, const TomlNode& tree) {
  const Rota& rota = sides.stored.rota;
  const Rota& file = sides.files.rota;
  RowGroup group;
  group.heading = "[tour.panorama]\n";
  const TomlEntry* duty = nullptr;
  if (const TomlNode* all = at(&tree, "tour")) duty = all->find("panorama");
  if (duty != nullptr) {
    group.heading.clear();
    group.after = duty->line;
    for (const TomlEntry& entry : duty->value.entries) {
      for (const std::string_view own :
           {"relais", "fuseau", "ordre", "suppleant", "rappel", "fermetures"}) {
        if (entry.key == own) group.present.push_back(placed(entry));
      }
    }
  }
  group.wanted.push_back(
      line("relais", config::toml_text(rota.handoff), rota.handoff == file.handoff));
  if (!rota.zone.empty()) {
    group.wanted.push_back(line("fuseau", config::toml_text(rota.zone), rota.zone == file.zone));
  }
  group.wanted.push_back(
      line("ordre", config::toml_texts(rota.duty_order), rota.duty_order == file.duty_order));
  group.wanted.push_back(
      line("suppleant", config::toml_text(rota.duty_backup), rota.duty_backup == file.duty_backup));
  group.wanted.push_back(line("rappel", config::write_reminders(rota.reminder_days),
                              rota.reminder_days == file.reminder_days));
  group.wanted.push_back(
      line("fermetures", config::write_closures(rota.absences), same_closures(sides)));
  return group;
}

RowGroup shares_of_rota(const ExportSides& sides, const TomlNode& tree) {
  RowGroup group;
  group.apart = true;
  group.present = rows_in(at(&tree, "centre"));
  for (const RotaShare& share : sides.stored.rota.shares) {
    const auto file = std::ranges::find(sides.files.rota.shares, share.centre, &RotaShare::centre);
    const bool same = file != sides.files.rota.shares.end() && file->share == share.share &&
                      file->themes == share.themes;
    group.wanted.push_back({share.centre, config::write_share(share), same});
  }
  return group;
}

std::vector<RowGroup> exceptions_of_rota(const ExportSides& sides, const TomlNode& tree) {
  const Rota& rota = sides.stored.rota;
  RowGroup absences{items_in(at(&tree, "absence"), absence_key), {}, std::nullopt, "", true};
  for (const Absence& absence : rota.absences) {
    if (absence.centre.empty()) continue;  // with the closures
    const std::string key = key_of(absence);
    absences.wanted.push_back(
        {key, config::write_absence(absence), sides.same(fact::kAbsence, key)});
  }
  RowGroup replacements{
      items_in(at(&tree, "remplacement"),
               [](const TomlNode& item) { return iso(day_at(item, "semaine")); }),
      wanted(
          sides, fact::kReplacement, rota.replacements,
          [](const Replacement& row) { return key_of(row); }, config::write_replacement),
      std::nullopt, "", true};
  RowGroup swaps{items_in(at(&tree, "echange"), swap_key),
                 wanted(
                     sides, fact::kSwap, rota.swaps, [](const Swap& row) { return key_of(row); },
                     config::write_swap),
                 std::nullopt, "", true};
  return {std::move(absences), std::move(replacements), std::move(swaps)};
}

RowGroup plan_of_rota(const ExportSides& sides, const TomlNode& tree) {
  RowGroup group;
  const TomlEntry* plan = nullptr;
  if (const TomlNode* all = at(&tree, "planning")) plan = all->find("panorama");
  group.heading = plan == nullptr ? "[planning.panorama]\n" : "";
  if (plan != nullptr) {
    group.present = rows_in(&plan->value);
    group.after = plan->line;
  }
  group.wanted = wanted(
      sides, fact::kTurn, sides.stored.rota.plan, [](const DutyTurn& turn) { return key_of(turn); },
      config::write_turn);
  return group;
}

/// A file of `[kind.key]` rows alone.
template <typename Row, typename KeyOf, typename Write>
std::optional<std::string> rows_text(const ExportSides& sides, std::string_view text,
                                     std::string_view table, std::string_view kind,
                                     const std::vector<Row>& rows, const KeyOf& key,
                                     const Write& write) {
  const auto tree = tree_of(text);
  if (!tree) return std::nullopt;
  RowGroup group;
  group.apart = true;
  group.present = rows_in(at(&*tree, table));
  group.wanted = wanted(sides, kind, rows, key, write);
  return config::merge_rows(text, {group});
}

}  // namespace

bool ExportSides::same(std::string_view kind, const std::string& key) const {
  const FactKey fact(kind, key);
  const auto said = file_facts.find(fact);
  const auto held = stored_facts.find(fact);
  if (said == file_facts.end() || held == stored_facts.end()) return false;
  return said->second == held->second;
}

std::optional<std::string> centres_text(const ExportSides& sides, std::string_view text) {
  return rows_text(
      sides, text, "centre", fact::kCentre, sides.stored.centres,
      [](const Centre& centre) { return centre.key; }, config::write_centre);
}

std::optional<std::string> themes_text(const ExportSides& sides, std::string_view text) {
  return rows_text(
      sides, text, "theme", fact::kTheme, sides.stored.themes,
      [](const Theme& theme) { return theme.code; }, config::write_theme);
}

std::optional<std::string> filters_text(const ExportSides& sides, std::string_view text) {
  return rows_text(
      sides, text, "regle", fact::kFilter, sides.stored.filters,
      [](const FilterRule& rule) { return rule.key; }, config::write_filter);
}

std::optional<std::string> medias_text(const ExportSides& sides, std::string_view text) {
  return rows_text(
      sides, text, "media", fact::kMedia, sides.stored.medias,
      [](const Media& media) { return media.key; }, config::write_media);
}

std::optional<std::string> trackers_text(const ExportSides& sides, std::string_view text) {
  return rows_text(
      sides, text, "site", fact::kTrackers, sides.stored.trackers,
      [](const TrackerSite& site) { return site.site; }, config::write_tracker_site);
}

std::optional<std::string> rota_text(const ExportSides& sides, std::string_view text) {
  const auto tree = tree_of(text);
  if (!tree) return std::nullopt;
  // Lines of a table before whole tables: both may be new at the end of the file.
  std::vector<RowGroup> groups = {head_of_rota(sides, *tree), duty_of_rota(sides, *tree),
                                  plan_of_rota(sides, *tree), shares_of_rota(sides, *tree)};
  for (RowGroup& group : exceptions_of_rota(sides, *tree)) groups.push_back(std::move(group));
  return config::merge_rows(text, groups);
}

Rota within_validity(Rota rota) {
  const auto outside = [from = monday_of(rota.valid_from), to = rota.valid_to](Day week) {
    return week < from || week > to;
  };
  std::erase_if(rota.plan, [&](const DutyTurn& turn) { return outside(turn.week); });
  std::erase_if(rota.replacements, [&](const Replacement& one) { return outside(one.week); });
  std::erase_if(rota.swaps, [&](const Swap& swap) {
    return outside(swap.first_week) || outside(swap.second_week);
  });
  return rota;
}

}  // namespace vigie::app
