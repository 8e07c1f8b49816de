// SPDX-License-Identifier: EUPL-1.2
// What a browser or a mail server posts: a target, a form, and the same bytes as the parts of a
// multipart body whose content type is the first line. What is read is bounded UTF-8 text.
#include "fuzz/fuzz.hpp"
#include "http/multipart.hpp"
#include "http/request.hpp"
#include "text/utf8.hpp"

namespace {

void check(const std::optional<vigie::http::Pairs>& pairs) {
  if (!pairs) return;
  VIGIE_ASSERT(pairs->size() <= vigie::http::kFieldsMax);
  for (const auto& [name, value] : *pairs) {
    VIGIE_ASSERT(value.size() <= vigie::http::kFieldBytesMax);
    VIGIE_ASSERT(vigie::text::is_utf8(name) && vigie::text::is_utf8(value));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vigie::web;
  const std::string_view given = vigie::test::as_text(data, size);
  check(read_form(given));
  if (const auto target = read_target(given)) {
    VIGIE_ASSERT(target->path.starts_with('/') && vigie::text::is_utf8(target->path));
    check(target->query);
  }
  const std::size_t line = given.find('\n');
  if (line == std::string_view::npos) return 0;
  const std::string_view boundary = boundary_of(given.substr(0, line));
  const std::string_view body = given.substr(line + 1);
  const auto fields = read_multipart(boundary, body);
  check(fields);
  if (!fields) return 0;
  std::size_t bytes = 0;
  for (const auto& [name, value] : *fields) bytes += name.size() + value.size();
  VIGIE_ASSERT(bytes <= body.size());
  return 0;
}
