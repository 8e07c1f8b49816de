// SPDX-License-Identifier: EUPL-1.2
#include "web/site/words.hpp"

#include "base/format.hpp"
#include "text/french.hpp"

namespace vigie::web {

std::string day_of(std::optional<Instant> at) {
  return at ? text::long_date(paris_day(*at)) : std::string();
}

std::string day_code_of(std::optional<Instant> at) {
  return at ? iso(paris_day(*at)) : std::string();
}

std::string moment_of(Instant at) {
  const auto local = local_time(at, kParis);
  if (!local) return "le " + day_of(at);
  return fmt::format("le {} à {}\u00A0h\u00A0{:02}", text::long_date(local->day), local->hour,
                     local->minute);
}

std::string clock_of(Instant at) {
  const auto local = local_time(at, kParis);
  return local ? fmt::format("{}\u00A0h\u00A0{:02}", local->hour, local->minute) : std::string();
}

}  // namespace vigie::web
