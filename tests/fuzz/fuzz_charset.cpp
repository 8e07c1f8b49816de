// SPDX-License-Identifier: EUPL-1.2
// Any bytes under any label become UTF-8; preparing XML twice is preparing it once; what libxml2
// repairs is UTF-8. The first line is what HTTP says.
#include "fuzz/fuzz.hpp"
#include "text/charset.hpp"
#include "text/utf8.hpp"
#include "text/xml_repair.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vigie::text;
  const std::string_view given = vigie::test::as_text(data, size);
  const std::size_t line = given.find('\n');
  const bool labelled = line != std::string_view::npos;
  const Decoded decoded = to_utf8(labelled ? given.substr(line + 1) : given,
                                  labelled ? given.substr(0, line) : std::string_view());
  VIGIE_ASSERT(is_utf8(decoded.utf8));
  VIGIE_ASSERT(!decoded.encoding.empty());

  const std::string prepared = prepare_xml(decoded.utf8);
  VIGIE_ASSERT(is_utf8(prepared));
  if (const auto repaired = repair_xml(prepared)) VIGIE_ASSERT(is_utf8(*repaired));
  return 0;
}
