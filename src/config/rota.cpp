// SPDX-License-Identifier: EUPL-1.2
#include "config/rota.hpp"

#include <algorithm>
#include <charconv>

#include "base/format.hpp"
#include "config/centres.hpp"
#include "config/rota_checks.hpp"
#include "config/toml_reader.hpp"

namespace vigie::config {
namespace {

constexpr int kReminderDaysMax = 60;

constexpr double kShareMax = 4;
constexpr int kValidityDaysMax = 800;
constexpr int kBalanceMovesMax = 100;

Place place_of(const TomlNode& node) { return {node.line, node.column}; }

/// Reads the parts of one file into a rota and the places of its parts.
struct RotaFile {
  const Centres& centres;
  const std::vector<std::string>& theme_codes;
  Notebook& notes;
  Rota rota{};
  RotaPlaces places{};

  void read_validity(TableReader top);
  void read_shares(const TableReader& all);
  void read_duty(TableReader duty);
  void read_closures(const std::vector<TableReader>& closures);
  void read_absences(const std::vector<TableReader>& absences);
  void read_replacements(const std::vector<TableReader>& replacements);
  void read_swaps(const std::vector<TableReader>& swaps);
  void read_plan(const TableReader& plan);
  void add_missing_shares();

  Absence read_span(TableReader& table);
  std::string centre_at(TableReader& table, std::string_view key);
  void expect_panorama(TableReader& table);
};

std::string RotaFile::centre_at(TableReader& table, std::string_view key) {
  const Placed<std::string> centre = table.placed_text(key);
  return !centre.value.empty() && expect_centre(centres, centre, notes) ? centre.value : "";
}

void RotaFile::expect_panorama(TableReader& table) {
  const std::string duty = table.text("tour", "panorama");
  if (duty == "panorama") return;
  notes.error(table.node().find("tour")->value,
              fmt::format("tour inconnu « {} » ; vouliez-vous dire « panorama » ?", duty));
}

Absence RotaFile::read_span(TableReader& table) {
  Absence span;
  span.from = table.required_day("du").value;
  const Placed<Day> to = table.required_day("au");
  span.to = to.line == 0 ? span.from : to.value;  // a missing end is noted once
  span.reason = table.text("motif");
  return span;
}

void RotaFile::read_validity(TableReader top) {
  if (!top.has("valable")) {
    notes.error(1, 1, "il manque « valable = { du = AAAA-MM-JJ, au = AAAA-MM-JJ } ».");
    return;
  }
  TableReader validity = top.table("valable");
  places.validity = place_of(validity.node());
  const Absence span = read_span(validity);
  rota.valid_from = span.from;
  rota.valid_to = span.to;
  if (span.to - span.from > kValidityDaysMax) {
    notes.error(validity.node(), "« valable » couvre plus de deux ans.");
    rota.valid_to = rota.valid_from + kValidityDaysMax;
  }
  validity.refuse_unknown_keys();
}

void RotaFile::read_shares(const TableReader& all) {
  for (const TomlEntry& entry : all.entries()) {
    expect_centre(centres, {entry.key, entry.line, entry.column}, notes);
    TableReader table(entry.value, notes);
    RotaShare share;
    share.centre = entry.key;
    share.share = table.number("part", 1, 0, kShareMax);
    for (Placed<std::string>& theme : table.placed_texts("themes")) {
      const bool known =
          theme_codes.empty() || std::ranges::find(theme_codes, theme.value) != theme_codes.end();
      if (!known) {
        notes.error(theme,
                    fmt::format("thème inconnu « {} »{}", theme.value,
                                did_you_mean(theme.value, theme_codes, " (voir themes.toml).")));
      }
      share.themes.push_back(std::move(theme.value));
    }
    table.refuse_unknown_keys();
    rota.shares.push_back(std::move(share));
  }
}

/// "lundi 09:00".
bool is_handoff(std::string_view text) {
  constexpr std::string_view kDays[] = {"lundi",    "mardi",  "mercredi", "jeudi",
                                        "vendredi", "samedi", "dimanche"};
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos || text.size() != space + 6 || text[space + 3] != ':') {
    return false;
  }
  const std::string_view hour = text.substr(space + 1, 2);
  const std::string_view minute = text.substr(space + 4, 2);
  const auto in = [](std::string_view number, std::string_view most) {
    return number.find_first_not_of("0123456789") == std::string_view::npos && number <= most;
  };
  return std::ranges::find(kDays, text.substr(0, space)) != std::end(kDays) && in(hour, "23") &&
         in(minute, "59");
}

/// "7 jours" → 7; 0 for what is no delay of one to sixty days.
int reminder_days(std::string_view text) {
  int days = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  const bool good = error == std::errc() && days >= 1 && days <= kReminderDaysMax &&
                    (unit == " jours" || unit == " jour");
  return good ? days : 0;
}

void RotaFile::read_duty(TableReader duty) {
  duty.text("libelle");  // for who reads the file
  rota.zone = duty.text("fuseau");
  if (!rota.zone.empty() && !local_time({}, rota.zone)) {
    notes.error(duty.node().find("fuseau")->value,
                fmt::format("fuseau inconnu «\u00a0{}\u00a0».", rota.zone));
  }
  duty.texts("jours");
  if (duty.has("rappel")) rota.reminder_days.clear();
  for (const Placed<std::string>& delay : duty.placed_texts("rappel")) {
    const int days = reminder_days(delay.value);
    if (days == 0) {
      notes.error(delay, fmt::format("« rappel » s’écrit \"7 jours\" ou \"1 jour\", pas « {} ».",
                                     delay.value));
      continue;
    }
    rota.reminder_days.push_back(days);
  }
  TableReader aim = duty.table("objectif");
  aim.know("articles_par_semaine");
  aim.refuse_unknown_keys();
  const std::string span = duty.text("duree", "semaine");
  rota.turn = turn_span_named(span);
  if (name_of(rota.turn) != span) {
    notes.error(
        duty.node().find("duree")->value,
        fmt::format("«\u00a0duree\u00a0»\u00a0: «\u00a0jour\u00a0», «\u00a0semaine\u00a0» ou "
                    "«\u00a0quinzaine\u00a0», pas «\u00a0{}\u00a0».",
                    span));
  }
  rota.handoff = duty.text("relais", "lundi 09:00");
  if (!is_handoff(rota.handoff)) {
    notes.error(duty.node().find("relais")->value,
                fmt::format("« relais » s’écrit \"lundi 09:00\", pas « {} ».", rota.handoff));
  }
  for (const Placed<std::string>& centre : duty.placed_texts("ordre")) {
    if (!expect_centre(centres, centre, notes)) continue;
    rota.duty_order.push_back(centre.value);
    places.order.push_back({centre.line, centre.column});
  }
  rota.duty_backup = duty.text("suppleant", "suivant");
  if (const TomlEntry* backup = duty.node().find("suppleant");
      backup != nullptr && rota.duty_backup != "suivant") {
    places.backup = place_of(backup->value);
    const Placed<std::string> placed{rota.duty_backup, backup->value.line, backup->value.column};
    if (!expect_centre(centres, placed, notes)) rota.duty_backup = "suivant";
  }
  read_closures(duty.tables("fermetures"));
  duty.refuse_unknown_keys();
}

void RotaFile::read_closures(const std::vector<TableReader>& closures) {
  for (TableReader table : closures) {
    rota.absences.push_back(read_span(table));
    places.absences.push_back(place_of(table.node()));
    table.refuse_unknown_keys();
  }
}

void RotaFile::read_absences(const std::vector<TableReader>& absences) {
  for (TableReader table : absences) {
    const std::string centre = centre_at(table, "centre");
    Absence absence = read_span(table);
    table.refuse_unknown_keys();
    if (centre.empty()) continue;  // an absence without a centre would close the whole network
    absence.centre = centre;
    rota.absences.push_back(std::move(absence));
    places.absences.push_back(place_of(table.node()));
  }
}

void RotaFile::read_replacements(const std::vector<TableReader>& replacements) {
  for (TableReader table : replacements) {
    expect_panorama(table);
    const Placed<Day> week = table.required_day("semaine");
    Replacement replacement;
    replacement.week = week.value;
    replacement.for_centre = centre_at(table, "pour");
    replacement.by_centre = centre_at(table, "par");
    replacement.reason = table.text("motif");
    table.refuse_unknown_keys();
    if (week.line == 0 || replacement.for_centre.empty() || replacement.by_centre.empty()) continue;
    rota.replacements.push_back(std::move(replacement));
    places.replacements.push_back({week.line, week.column});
  }
}

void RotaFile::read_swaps(const std::vector<TableReader>& swaps) {
  for (TableReader table : swaps) {
    expect_panorama(table);
    const auto between = table.placed_texts("entre");
    const auto weeks = table.days("semaines");
    const auto accepted_on = table.day("accepte");
    table.text("motif");
    table.refuse_unknown_keys();
    if (between.size() != 2 || weeks.size() != 2) {
      notes.error(table.node(), "un échange a deux centres (« entre ») et deux semaines.");
      continue;
    }
    const bool first_known = expect_centre(centres, between[0], notes);
    const bool second_known = expect_centre(centres, between[1], notes);
    if (!first_known || !second_known) continue;
    Swap swap{weeks[0].value, weeks[1].value, between[0].value, between[1].value, accepted_on};
    rota.swaps.push_back(std::move(swap));
    places.swaps.push_back({weeks[0].line, weeks[0].column});
  }
}

void RotaFile::read_plan(const TableReader& plan) {
  places.plan_table = place_of(plan.node());
  for (const TomlEntry& entry : plan.entries()) {
    const auto week = parse_day(entry.key);
    if (!week) {
      notes.error(entry, fmt::format("« {} » n’est pas une date AAAA-MM-JJ.", entry.key));
      continue;
    }
    if (entry.value.kind != TomlNode::Kind::text) {
      notes.error(entry.value, "le planning attend un centre entre guillemets, ou \"\" (fermé).");
      continue;
    }
    const Placed<std::string> centre{entry.value.text, entry.value.line, entry.value.column};
    if (!centre.value.empty() && !expect_centre(centres, centre, notes)) continue;
    rota.plan.push_back({*week, centre.value, days_of(rota.turn)});
    places.plan.push_back({entry.line, entry.column});
  }
}

void RotaFile::add_missing_shares() {
  for (const std::string& centre : rota.duty_order) {
    const auto found = std::ranges::find(rota.shares, centre, &RotaShare::centre);
    if (found == rota.shares.end()) rota.shares.push_back({centre, 1, {}});
  }
}

/// The rules that a proposal follows; what is only for who reads the file is checked for its form.
void read_balance(TableReader balance, Rota& rota) {
  balance.text("mesure");
  balance.number("tolerance", 0.15, 0, 1);
  rota.balance_moves =
      static_cast<int>(balance.integer("deplacements", rota.balance_moves, 0, kBalanceMovesMax));
  balance.text("cadence");
  balance.text("applique");
  balance.refuse_unknown_keys();
}

}  // namespace

Loaded<Rota> load_rota(const std::filesystem::path& file, const Centres& centres,
                       const std::vector<std::string>& theme_codes) {
  Notebook notes(file.string());
  const TomlNode root = read_toml_file(file, notes);
  if (!notes.empty()) return {Rota{}, notes.take()};  // not there, or not readable
  TableReader top(root, notes);
  if (top.integer("version", 1, 1, 1) != 1) return {Rota{}, notes.take()};
  RotaFile reading{centres, theme_codes, notes};
  reading.rota.name = top.text("nom", "Tour de veille");
  reading.rota.acted_on = top.day("acte_le");
  reading.rota.acted_by = top.text("acte_par");
  top.know("valable");
  reading.read_validity(top);
  reading.read_shares(top.table("centre"));
  TableReader duties = top.table("tour");
  reading.read_duty(duties.table("panorama"));
  duties.refuse_unknown_keys();
  reading.read_absences(top.tables("absence"));
  reading.read_replacements(top.tables("remplacement"));
  reading.read_swaps(top.tables("echange"));
  read_balance(top.table("equilibre"), reading.rota);
  TableReader plans = top.table("planning");
  reading.read_plan(plans.table("panorama"));
  plans.refuse_unknown_keys();
  top.refuse_unknown_keys();
  reading.add_missing_shares();
  for (const Centre& centre : centres) {
    reading.rota.centres.push_back({centre.key, centre.zone, centre.holidays});
  }
  check_rota(reading.rota, reading.places, notes);
  return {std::move(reading.rota), notes.take()};
}

}  // namespace vigie::config
