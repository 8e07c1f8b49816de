// SPDX-License-Identifier: EUPL-1.2
// Any bytes: what is read and written is read the same again.
#include "fuzz/fuzz.hpp"
#include "parse/opml.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vigie::parse;
  const auto first = parse_opml(vigie::test::as_text(data, size), "fuzz.opml");
  if (!first) return 0;
  for (const Outline& outline : first->outlines) {
    VIGIE_ASSERT(!outline.url.empty() && outline.line > 0 && outline.column > 0);
  }
  const std::string written = write_opml(*first);
  const auto second = parse_opml(written, "written.opml");
  VIGIE_ASSERT(second && second->problems.empty());
  VIGIE_ASSERT(second->outlines.size() <= first->outlines.size());
  VIGIE_ASSERT(write_opml(*second) == write_opml(*parse_opml(write_opml(*second), "again.opml")));
  return 0;
}
