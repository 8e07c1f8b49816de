// SPDX-License-Identifier: EUPL-1.2
// Any text in any of three zones: a date of some century, or nothing. What iso() writes is read
// back as the same instant.
#include "fuzz/fuzz.hpp"
#include "text/date.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view given = vigie::test::as_text(data, size);
  for (const char* zone : {"UTC", "Europe/Paris", "Indian/Reunion"}) {
    const auto at = vigie::text::parse_date(given, zone);
    if (!at) continue;
    const auto again = vigie::text::parse_date(vigie::iso(*at), zone);
    VIGIE_ASSERT(again && again->seconds == at->seconds);
  }
  return 0;
}
