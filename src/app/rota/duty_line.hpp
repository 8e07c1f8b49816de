// SPDX-License-Identifier: EUPL-1.2
/// Who is on panorama duty in a week, as the top of every page says it.
///
/// Shape   by the final plan (`rota::duty_on`), with the names of the centres.
/// Errors  storage; none for a week that no plan covers.
#pragma once

#include <optional>
#include <string>

#include "base/instant.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

struct DutyLine {
  Day week;
  std::string centre;           ///< its key; "" when nobody is on duty
  std::string centre_name;      ///< "" likewise
  std::string instead_of_name;  ///< whose turn it was; "" when it is their own
};

Result<std::optional<DutyLine>> duty_line(store::Reader& reader, Day monday);

}  // namespace vigie::app
