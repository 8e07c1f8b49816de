// SPDX-License-Identifier: EUPL-1.2
// Any text in any of three zones: a date of some century, or nothing. What iso() writes is read
// back as the same instant.
#include "fuzz/fuzz.hpp"
#include "text/date.hpp"

namespace {
constexpr vigie::Instant kYearOne{-62'135'596'800};
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view given = vigie::test::as_text(data, size);
  for (const char* zone : {"UTC", "Europe/Paris", "Indian/Reunion"}) {
    const auto at = vigie::text::parse_date(given, zone);
    // Midnight of 0001-01-01 in Paris is in the year before, which no date form can write.
    if (!at || *at < kYearOne) continue;
    const auto again = vigie::text::parse_date(vigie::iso(*at), zone);
    VIGIE_ASSERT(again && again->seconds == at->seconds);
  }
  return 0;
}
