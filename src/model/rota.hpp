// SPDX-License-Identifier: EUPL-1.2
/// The rota as plain values: who holds which source, whose turn it is. `config` and `store` make
/// them, `rota` decides on them.
///
/// Shape   centres and sources are named by their keys; turns by their first day, which is a Monday
///         where a turn is a week (the members named `week` are such days).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"

namespace vigie {
inline namespace model {

/// Who wrote a row first: a file that was imported, or a person in the program.
enum class Origin { file, program };
inline constexpr Origin kOrigins[] = {Origin::file, Origin::program};

/// The word the database holds.
constexpr std::string_view name_of(Origin origin) {
  return origin == Origin::file ? "file" : "program";
}

enum class OverrideKind { replacement, swap };
inline constexpr OverrideKind kOverrideKinds[] = {OverrideKind::replacement, OverrideKind::swap};
constexpr std::string_view name_of(OverrideKind kind) {
  return kind == OverrideKind::swap ? "swap" : "replacement";
}

/// Of a swap or a replacement: `taken` and `done` move the week, the others do not.
enum class OverrideState { asked, taken, declined, withdrawn, done };
inline constexpr OverrideState kOverrideStates[] = {OverrideState::asked, OverrideState::taken,
                                                    OverrideState::declined,
                                                    OverrideState::withdrawn, OverrideState::done};
constexpr std::string_view name_of(OverrideState state) {
  switch (state) {
    case OverrideState::asked:
      return "asked";
    case OverrideState::taken:
      return "taken";
    case OverrideState::declined:
      return "declined";
    case OverrideState::withdrawn:
      return "withdrawn";
    case OverrideState::done:
      return "done";
  }
  return "asked";
}
constexpr std::optional<OverrideState> override_state_of(std::string_view name) {
  for (const OverrideState state : kOverrideStates) {
    if (name_of(state) == name) return state;
  }
  return std::nullopt;
}

/// How long a turn is: what `duree` says in the file, of the turns that are planned from now on.
enum class TurnSpan { day, week, fortnight };
inline constexpr TurnSpan kTurnSpans[] = {TurnSpan::day, TurnSpan::week, TurnSpan::fortnight};

/// The word that the file and the database hold.
constexpr std::string_view name_of(TurnSpan span) {
  switch (span) {
    case TurnSpan::day:
      return "jour";
    case TurnSpan::week:
      return "semaine";
    case TurnSpan::fortnight:
      return "quinzaine";
  }
  return "semaine";
}
constexpr TurnSpan turn_span_named(std::string_view name) {
  for (const TurnSpan span : kTurnSpans) {
    if (name_of(span) == name) return span;
  }
  return TurnSpan::week;
}

inline constexpr int kWeekTurnDays = 7;
inline constexpr int kDayTurnDays = 1;
/// A fortnight is planned as one turn and held as two weeks.
constexpr int days_of(TurnSpan span) {
  return span == TurnSpan::day ? kDayTurnDays : kWeekTurnDays;
}

struct DutyTurn {
  Day week;            ///< its first day, which names it: of a week, its Monday
  std::string centre;  ///< "" : closed
  int days = kWeekTurnDays;
};

struct Replacement {
  Day week;
  std::string for_centre;
  std::string by_centre;
  std::string reason;
  Instant taken_at{};  ///< which of two on one week came first
};

struct Swap {
  Day first_week;
  Day second_week;
  std::string first_centre;        ///< holds first_week in the plan
  std::string second_centre;       ///< holds second_week in the plan
  std::optional<Day> accepted_on;  ///< none: still a request, without effect
  Instant taken_at{};
};

struct Absence {
  std::string centre;  ///< "" : the whole network
  Day from;
  Day to;  ///< inclusive
  std::string reason;
};

/// What a centre's weeks are made of: where its clock stands, and its days off beside the
/// country's.
struct CentreDays {
  std::string key;
  std::string zone = "Europe/Paris";
  std::vector<std::string> holidays;
};

struct RotaShare {
  std::string centre;
  double share = 1;
  std::vector<std::string> themes;
  Instant since{};  ///< in the order of the duty; that of the files is not known
};

struct Rota {
  std::string name;
  Day valid_from;
  Day valid_to;
  std::vector<RotaShare> shares;
  std::vector<std::string> duty_order;
  std::string duty_backup = "suivant";  ///< "suivant" (the next in order) or a centre's key
  std::string handoff;                  ///< "lundi 09:00", on the clock of who takes over
  std::string zone;                     ///< of the hand-over for all; "" : each centre's own
  std::string acted_by;                 ///< the meeting that acted the plan
  std::optional<Day> acted_on;
  std::vector<int> reminder_days = {7, 1};  ///< before the first day of a turn
  TurnSpan turn = TurnSpan::week;
  int balance_moves = 4;  ///< how many sources a proposal moves at most
  std::vector<DutyTurn> plan;
  std::vector<Replacement> replacements;
  std::vector<Swap> swaps;
  std::vector<Absence> absences;
  std::vector<Absence> team_absences;  ///< of a centre all of whose people are away
  std::vector<CentreDays> centres;  ///< of the centres named here; one that is missing has Paris's
};

enum class Access { free, subscribers, registration };

inline constexpr Access kAccesses[] = {Access::free, Access::subscribers, Access::registration};

/// The word the database holds.
constexpr std::string_view name_of(Access access) {
  switch (access) {
    case Access::free:
      return "free";
    case Access::subscribers:
      return "subscribers";
    case Access::registration:
      return "registration";
  }
  return "free";
}
constexpr Access access_named(std::string_view name) {
  if (name == "subscribers") return Access::subscribers;
  return name == "registration" ? Access::registration : Access::free;
}

/// One source as a centre's OPML file names it.
struct HeldSource {
  std::string url;
  std::string title;
  std::string site_url;
  std::string holder;
  std::string backup;  ///< "" : none
  Access access = Access::free;
  std::optional<double> weight_minutes;  ///< a week; none: to be measured
  std::vector<std::string> territory;
  std::vector<std::string> themes;
  bool fixed = false;
};

}  // namespace model
}  // namespace vigie
