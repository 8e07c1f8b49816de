// SPDX-License-Identifier: EUPL-1.2
#include "text/compose.hpp"

#include <utf8proc.h>

#include <cstdlib>

#include "text/utf8.hpp"

namespace vigie::text {

std::string composed(std::string_view utf8) {
  if (ascii_run(utf8) == utf8.size()) return std::string(utf8);
  utf8proc_uint8_t* made = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
  const auto bytes = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()),
                                  static_cast<utf8proc_ssize_t>(utf8.size()), &made, options);
  if (bytes < 0) return std::string(utf8);
  std::string out(reinterpret_cast<const char*>(made), static_cast<std::size_t>(bytes));
  std::free(made);  // NOLINT(cppcoreguidelines-no-malloc): the library's
  return out;
}

}  // namespace vigie::text
