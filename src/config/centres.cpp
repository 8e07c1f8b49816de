// SPDX-License-Identifier: EUPL-1.2
#include "config/centres.hpp"

#include <algorithm>
#include <map>

#include "base/format.hpp"
#include "base/instant.hpp"

namespace vigie::config {
namespace {

constexpr std::size_t kKeyBytesMax = 60;

bool is_key(std::string_view key) {
  return !key.empty() && key.size() <= kKeyBytesMax &&
         key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

void read_territory(Centre& centre, TableReader& table) {
  for (auto& code : table.placed_texts("territoires")) {
    if (!is_territory_code(code.value)) {
      table.notes().error(code,
                          fmt::format("« {} » n’est pas un code de territoire : \"93\", \"2A\", "
                                      "\"972\" pour un département, \"R32\" pour une région.",
                                      code.value));
      continue;
    }
    centre.territory.push_back(std::move(code.value));
  }
}

void read_zone(Centre& centre, TableReader& table) {
  centre.zone = table.text("fuseau", kParis);
  if (local_time({0}, centre.zone)) return;
  table.notes().error(table.node().find("fuseau")->value,
                      fmt::format("fuseau inconnu « {} » : écrire par exemple \"Europe/Paris\" ou "
                                  "\"America/Martinique\".",
                                  centre.zone));
}

void read_holidays(Centre& centre, TableReader& table) {
  const std::vector<std::string> known(std::begin(kHolidayCalendars), std::end(kHolidayCalendars));
  for (auto& name : table.placed_texts("jours_feries")) {
    if (std::ranges::find(known, name.value) != known.end()) {
      centre.holidays.push_back(std::move(name.value));
      continue;
    }
    table.notes().error(
        name, fmt::format("jours fériés inconnus « {} »{}", name.value,
                          did_you_mean(name.value, known,
                                       fmt::format(" (connus : {}).", fmt::join(known, ", ")))));
  }
}

Centre read_centre(const TomlEntry& entry, Notebook& notes) {
  TableReader table(entry.value, notes);
  Centre centre;
  centre.key = entry.key;
  centre.name = table.required_text("nom");
  centre.aliases = table.texts("alias");
  read_territory(centre, table);
  read_zone(centre, table);
  read_holidays(centre, table);
  table.refuse_unknown_keys();
  return centre;
}

/// Two centres under one spelling could not be told apart in what others write.
void check_spellings(const Centre& centre, const TomlEntry& entry,
                     std::map<std::string, std::string>& owners, Notebook& notes) {
  std::vector<std::string> spellings = centre.aliases;
  spellings.push_back(centre.name);
  for (const std::string& spelling : spellings) {
    const auto [owner, added] = owners.emplace(spelling, centre.key);
    if (added || owner->second == centre.key) continue;
    notes.error(entry,
                fmt::format("« {} » désigne déjà le centre « {} ».", spelling, owner->second));
  }
}

}  // namespace

bool is_territory_code(std::string_view code) {
  constexpr std::string_view kDigits = "0123456789";
  if (code == "2A" || code == "2B") return true;
  if (code.starts_with('R')) code.remove_prefix(1);
  return (code.size() == 2 || (code.size() == 3 && code.starts_with("97"))) &&
         code.find_first_not_of(kDigits) == std::string_view::npos;
}

bool expect_centre(const Centres& centres, const Placed<std::string>& key, Notebook& notes) {
  if (centres.empty() || find_centre(centres, key.value) != nullptr) return true;
  std::vector<std::string> known;
  for (const Centre& centre : centres) known.push_back(centre.key);
  notes.error(key, fmt::format("centre inconnu « {} »{}", key.value,
                               did_you_mean(key.value, known, " (voir centres.toml).")));
  return false;
}

Loaded<Centres> load_centres(const std::filesystem::path& file) {
  Notebook notes(file.string());
  const TomlNode root = read_toml_file(file, notes);
  TableReader top(root, notes);
  const TableReader all = top.table("centre");
  if (notes.empty() && all.entries().empty()) notes.error(1, 1, "aucun centre (« [centre.…] »).");
  Centres centres;
  std::map<std::string, std::string> owners;
  for (const TomlEntry& entry : all.entries()) {
    if (!is_key(entry.key)) {
      notes.error(entry,
                  fmt::format("« {} » ne peut pas désigner un centre : lettres minuscules sans "
                              "accent, chiffres et tirets seulement.",
                              entry.key));
    }
    if (entry.value.kind != TomlNode::Kind::table) {
      notes.error(entry.value, fmt::format("« {} » doit être une partie « [centre.{}] ».",
                                           entry.key, entry.key));
      continue;
    }
    centres.push_back(read_centre(entry, notes));
    check_spellings(centres.back(), entry, owners, notes);
  }
  top.refuse_unknown_keys();
  return {std::move(centres), notes.take()};
}

}  // namespace vigie::config
