// SPDX-License-Identifier: EUPL-1.2
/// Small French wordings that several pages share.
#pragma once

#include <optional>
#include <string>

#include "base/instant.hpp"

namespace vigie::web {

/// "2 avril 2026" in Paris; "" when there is no date.
std::string day_of(std::optional<Instant> at);
/// "2026-04-02" in Paris; "" when there is no date.
std::string day_code_of(std::optional<Instant> at);
/// "le 2 avril 2026 à 9 h 30", in Paris.
std::string moment_of(Instant at);

/// "8 h 05", in Paris.
std::string clock_of(Instant at);

}  // namespace vigie::web
