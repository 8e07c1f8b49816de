// SPDX-License-Identifier: EUPL-1.2
#include "config/rota_checks.hpp"

#include <algorithm>
#include <set>

#include "base/format.hpp"

namespace vigie::config {
namespace {

constexpr int kWeekDays = 7;
constexpr int kWorkingDays = 5;
constexpr int kWeeksNamedMax = 6;

const DutyTurn* turn_of(const Rota& rota, Day week) {
  const auto found = std::ranges::find(rota.plan, week, &DutyTurn::week);
  return found == rota.plan.end() ? nullptr : &*found;
}

/// Who the plan and the accepted swaps give the week to; "" when nobody.
std::string holder_of(const Rota& rota, Day week) {
  for (const Swap& swap : rota.swaps) {
    if (!swap.accepted_on) continue;
    if (swap.first_week == week) return swap.second_centre;
    if (swap.second_week == week) return swap.first_centre;
  }
  const DutyTurn* turn = turn_of(rota, week);
  return turn == nullptr ? "" : turn->centre;
}

/// … and the replacements after them.
std::string reader_of_week(const Rota& rota, Day week) {
  const auto found = std::ranges::find(rota.replacements, week, &Replacement::week);
  return found == rota.replacements.end() ? holder_of(rota, week) : found->by_centre;
}

bool is_absent(const Rota& rota, const std::string& centre, Day from, Day to) {
  return std::ranges::any_of(rota.absences, [&](const Absence& absence) {
    return absence.centre == centre && absence.from <= from && absence.to >= to;
  });
}

bool by_days(const Rota& rota) { return rota.turn == TurnSpan::day; }

/// "semaine", or "journée" where turns are days: both are feminine.
std::string_view turn_word(const Rota& rota) { return by_days(rota) ? "journée" : "semaine"; }

Day turn_before(const Rota& rota, Day first) {
  if (!by_days(rota)) return first - kWeekDays;
  return first - (weekday_of(first) == 1 ? 3 : 1);
}

Day turn_after(const Rota& rota, Day first) {
  if (!by_days(rota)) return first + kWeekDays;
  return first + (weekday_of(first) >= kWorkingDays ? kWeekDays + 1 - weekday_of(first) : 1);
}

bool is_away_all_turn(const Rota& rota, const std::string& centre, Day first) {
  return is_absent(rota, centre, first, by_days(rota) ? first : first + (kWorkingDays - 1));
}

bool is_closed(const Rota& rota, Day week) { return is_away_all_turn(rota, "", week); }

/// Notes a turn that is no Monday, or no working day, or lies outside the rota; answers whether it
/// is usable.
bool check_week(const Rota& rota, Day week, Place at, Notebook& notes) {
  if (by_days(rota) && weekday_of(week) > kWorkingDays) {
    notes.error(at, fmt::format("{} n’est pas un jour du lundi au vendredi.", iso(week)));
    return false;
  }
  if (const Day monday = monday_of(week); monday != week && !by_days(rota)) {
    notes.error(at,
                fmt::format("{} n’est pas un lundi : une semaine se désigne par son lundi ({}).",
                            iso(week), iso(monday)));
    return false;
  }
  if (week < monday_of(rota.valid_from) || week > rota.valid_to) {
    notes.error(at,
                fmt::format("la {} du {} est hors de la période « valable » ({} à {}).",
                            turn_word(rota), iso(week), iso(rota.valid_from), iso(rota.valid_to)));
    return false;
  }
  return true;
}

void check_order(const Rota& rota, const RotaPlaces& places, Notebook& notes) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < rota.duty_order.size(); ++i) {
    const std::string& centre = rota.duty_order[i];
    const Place at = places.order[i];
    if (!seen.insert(centre).second) {
      notes.error(at, fmt::format("« {} » est deux fois dans l’ordre.", centre));
    }
    const auto share = std::ranges::find(rota.shares, centre, &RotaShare::centre);
    if (share != rota.shares.end() && share->share <= 0) {
      notes.error(at,
                  fmt::format("« {} » est dans l’ordre mais sa part est 0 : l’ôter de l’ordre, ou "
                              "lui donner une part.",
                              centre));
    }
  }
}

/// Over more lines than a turn has.
bool runs_on(const Rota& rota, const DutyTurn& turn) {
  const int lines = rota.turn == TurnSpan::fortnight ? 2 : 1;
  Day beside = turn.week;
  for (int back = 1; back <= lines; ++back) {
    beside = turn_before(rota, beside);
    const DutyTurn* before = turn_of(rota, beside);
    if (before == nullptr || before->centre != turn.centre) return false;
  }
  return true;
}

void check_turn(const Rota& rota, std::size_t index, Place at, Notebook& notes) {
  const DutyTurn& turn = rota.plan[index];
  if (!check_week(rota, turn.week, at, notes)) return;
  const bool closed = is_closed(rota, turn.week);
  if (turn.centre.empty()) {
    if (!closed && !by_days(rota)) {  // it may be a day off, which is told by `rota check`
      notes.error(at, fmt::format("la semaine du {} n’a pas de titulaire et n’est pas dans "
                                  "« fermetures ».",
                                  iso(turn.week)));
    }
    return;
  }
  if (closed) {
    notes.error(at, fmt::format("la {} du {} est fermée mais le planning la donne à « {} ».",
                                turn_word(rota), iso(turn.week), turn.centre));
  }
  if (std::ranges::find(rota.duty_order, turn.centre) == rota.duty_order.end()) {
    notes.warning(at, fmt::format("« {} » est au planning sans être dans l’ordre.", turn.centre));
  }
  const DutyTurn* before = turn_of(rota, turn_before(rota, turn.week));
  if (before != nullptr && before->centre == turn.centre && rota.duty_order.size() > 1 &&
      runs_on(rota, turn)) {
    notes.error(at, fmt::format("« {} » est de tour deux {}s de suite ({} et {}).", turn.centre,
                                turn_word(rota), iso(before->week), iso(turn.week)));
  }
}

void check_every_week_has_a_line(const Rota& rota, const RotaPlaces& places, Notebook& notes) {
  if (rota.plan.empty()) {
    notes.warning(0, 0, "pas encore de planning : personne n’est de tour.");
    return;
  }
  if (by_days(rota)) return;  // which days are off is not known here: `rota check` tells
  std::vector<std::string> missing;
  for (Day week = monday_of(rota.valid_from); week <= rota.valid_to; week = week + kWeekDays) {
    if (turn_of(rota, week) == nullptr) missing.push_back(iso(week));
  }
  if (missing.empty()) return;
  const std::size_t named = std::min<std::size_t>(missing.size(), kWeeksNamedMax);
  notes.error(
      places.plan_table.line, places.plan_table.column,
      fmt::format(
          "{} sans ligne au planning : {}{}.",
          missing.size() == 1 ? "une semaine" : fmt::format("{} semaines", missing.size()),
          fmt::join(missing.begin(), missing.begin() + static_cast<std::ptrdiff_t>(named), ", "),
          missing.size() > named ? "…" : ""));
}

void check_replacement(const Rota& rota, const Replacement& replacement, Place at,
                       Notebook& notes) {
  if (!check_week(rota, replacement.week, at, notes)) return;
  if (const std::string holder = holder_of(rota, replacement.week);
      holder != replacement.for_centre) {
    notes.error(at, holder.empty()
                        ? fmt::format("remplacement sur la {} du {}, qui n’a pas de titulaire.",
                                      turn_word(rota), iso(replacement.week))
                        : fmt::format("la {} du {} est à « {} », pas à « {} ».", turn_word(rota),
                                      iso(replacement.week), holder, replacement.for_centre));
  }
  if (replacement.for_centre == replacement.by_centre) {
    notes.error(at,
                fmt::format("« {} » ne peut pas se remplacer soi-même.", replacement.by_centre));
  }
  if (is_away_all_turn(rota, replacement.by_centre, replacement.week)) {
    notes.error(at, fmt::format("« {} » remplace la {} du {} mais en est absent.",
                                replacement.by_centre, turn_word(rota), iso(replacement.week)));
  }
  const auto same = [&](const Replacement& other) { return other.week == replacement.week; };
  if (std::ranges::count_if(rota.replacements, same) > 1) {
    notes.error(at, fmt::format("la {} du {} a plusieurs remplacements.", turn_word(rota),
                                iso(replacement.week)));
  }
}

void check_swapped_week(const Rota& rota, Day week, const std::string& centre, Place at,
                        Notebook& notes) {
  if (!check_week(rota, week, at, notes)) return;
  const DutyTurn* turn = turn_of(rota, week);
  const std::string holder = turn == nullptr ? "" : turn->centre;
  if (holder == centre) return;
  notes.error(at.line, at.column,
              fmt::format("échange d’une {} non tenue : celle du {} est à {}, pas à « {} ».",
                          turn_word(rota), iso(week),
                          holder.empty() ? "personne" : fmt::format("« {} »", holder), centre));
}

void check_swap(const Rota& rota, const Swap& swap, Place at, Notebook& notes) {
  check_swapped_week(rota, swap.first_week, swap.first_centre, at, notes);
  check_swapped_week(rota, swap.second_week, swap.second_centre, at, notes);
  if (swap.first_centre == swap.second_centre || swap.first_week == swap.second_week) {
    notes.error(at, "un échange se fait entre deux centres et deux semaines.");
  }
  if (!swap.accepted_on) {
    notes.warning(at,
                  fmt::format("échange non accepté entre « {} » et « {} » : il reste une demande, "
                              "sans effet (ajouter « accepte » et sa date).",
                              swap.first_centre, swap.second_centre));
  }
}

/// The plan never gives two weeks running; exceptions may, and people should know.
void warn_of_exceptions_running_on(const Rota& rota, const RotaPlaces& places, Notebook& notes) {
  for (std::size_t i = 0; i < rota.replacements.size(); ++i) {
    const Replacement& replacement = rota.replacements[i];
    for (const Day beside :
         {turn_before(rota, replacement.week), turn_after(rota, replacement.week)}) {
      if (reader_of_week(rota, beside) != replacement.by_centre) continue;
      notes.warning(places.replacements[i].line, places.replacements[i].column,
                    fmt::format("avec ce remplacement, « {} » fait deux {}s de suite ({} et "
                                "{}).",
                                replacement.by_centre, turn_word(rota),
                                iso(std::min(beside, replacement.week)),
                                iso(std::max(beside, replacement.week))));
    }
  }
}

void check_absences(const Rota& rota, const RotaPlaces& places, Notebook& notes) {
  for (std::size_t i = 0; i < rota.absences.size(); ++i) {
    const Absence& absence = rota.absences[i];
    if (absence.from <= absence.to) continue;
    notes.error(
        places.absences[i].line, places.absences[i].column,
        fmt::format("la fin ({}) est avant le début ({}).", iso(absence.to), iso(absence.from)));
  }
}

void check_backup(const Rota& rota, const RotaPlaces& places, Notebook& notes) {
  if (rota.duty_backup == "suivant") return;
  const auto own = [&](const DutyTurn& turn) { return turn.centre == rota.duty_backup; };
  const auto found = std::ranges::find_if(rota.plan, own);
  if (found == rota.plan.end()) return;
  notes.warning(places.backup.line, places.backup.column,
                fmt::format("« {} » serait son propre suppléant ({} du {}) : pour ses "
                            "{}s, ce sera le suivant dans l’ordre.",
                            rota.duty_backup, turn_word(rota), iso(found->week), turn_word(rota)));
}

}  // namespace

void check_rota(const Rota& rota, const RotaPlaces& places, Notebook& notes) {
  if (rota.valid_from > rota.valid_to) {
    notes.error(places.validity.line, places.validity.column,
                "« valable » : la fin est avant le début.");
    return;
  }
  check_order(rota, places, notes);
  check_absences(rota, places, notes);
  check_backup(rota, places, notes);
  for (std::size_t i = 0; i < rota.plan.size(); ++i) check_turn(rota, i, places.plan[i], notes);
  check_every_week_has_a_line(rota, places, notes);
  for (std::size_t i = 0; i < rota.replacements.size(); ++i) {
    check_replacement(rota, rota.replacements[i], places.replacements[i], notes);
  }
  for (std::size_t i = 0; i < rota.swaps.size(); ++i) {
    check_swap(rota, rota.swaps[i], places.swaps[i], notes);
  }
  warn_of_exceptions_running_on(rota, places, notes);
}

}  // namespace vigie::config
