// SPDX-License-Identifier: EUPL-1.2
/// One week of the rota: who is on panorama duty, and who holds and reads each source.
///
/// Shape   centres in the order of their names, each with its sources in the order of their titles;
///         `reader` is who reads a source on `day`.
/// Errors  storage; not_found for a centre's key that nobody has.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/rota.hpp"
#include "rota/duty.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

struct HeldRow {
  HeldSource source;
  std::string reader;
};

struct CentreWeek {
  std::string key;
  std::string name;
  std::vector<Absence> absences;  ///< those that touch the week
  std::vector<HeldRow> held;
};

/// A turn and who has it; none where no plan has it.
struct RotaTurn {
  rota::Turn turn;
  std::optional<rota::DutyHolder> duty;
};

struct RotaWeek {
  Day week;
  Day day;  ///< of the readers: the one that was asked for; a Monday asks for today, within its
            ///< week
  std::string handoff;
  std::string zone = std::string(kParis);  ///< whose clock the hour of the hand-over is read on
  rota::Turn turn;                         ///< in which `day` is
  std::optional<rota::DutyHolder> duty;
  std::vector<RotaTurn> turns{};  ///< of the week: one, or one a day
  std::vector<CentreWeek> centres;
  std::vector<Absence> closures;  ///< of the whole network, touching the week

  /// The centre's name, else the key itself.
  std::string name_of(std::string_view key) const;
  std::vector<std::pair<std::string, std::string>> names;  ///< key, name
};

/// Who reads what a centre holds on a day on which it is away, and what nobody does.
struct SourceCover {
  std::vector<std::pair<std::string, int>> readers{};  ///< keys, each with how many
  std::vector<std::string> unread{};                   ///< titles
};
Result<SourceCover> source_cover(store::Reader& reader, std::string_view centre, Day day);

/// `centre` "" : all of them.
Result<RotaWeek> rota_week(store::Reader& reader, Day asked, std::string_view centre, Day today);

}  // namespace vigie::app
