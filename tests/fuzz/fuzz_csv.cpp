// SPDX-License-Identifier: EUPL-1.2
// A list of readers as a spreadsheet may write it: lines are counted in order, no row is empty, and
// nothing is said that the file does not say.
#include "fuzz/fuzz.hpp"
#include "text/csv.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view given = vigie::test::as_text(data, size);
  int line = 0;
  std::size_t bytes = 0;
  for (const vigie::text::CsvRow& row : vigie::text::read_csv(given)) {
    VIGIE_ASSERT(row.line > line || (row.line == line && line > 0));
    line = row.line;
    VIGIE_ASSERT(!row.fields.empty());
    bytes += row.fields.size() - 1;
    for (const std::string& field : row.fields) bytes += field.size();
  }
  VIGIE_ASSERT(bytes <= size);
  return 0;
}
