// SPDX-License-Identifier: EUPL-1.2
#include "http/links.hpp"

#include "base/secret.hpp"

namespace vigie::http {

std::string escape_query(std::string_view plain) {
  std::string out;
  for (const char c : plain) {
    const bool stays = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    if (stays) {
      out += c;
    } else {
      out += '%' + hex({&c, 1});
    }
  }
  return out;
}

}  // namespace vigie::http
