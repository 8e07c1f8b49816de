// SPDX-License-Identifier: EUPL-1.2
#include "base/result.hpp"

namespace vigie::base {

std::string_view name_of(Code code) {
  switch (code) {
    case Code::invalid_input:
      return "invalid_input";
    case Code::not_found:
      return "not_found";
    case Code::conflict:
      return "conflict";
    case Code::forbidden:
      return "forbidden";
    case Code::too_large:
      return "too_large";
    case Code::unsupported:
      return "unsupported";
    case Code::parse:
      return "parse";
    case Code::network:
      return "network";
    case Code::busy:
      return "busy";
    case Code::storage:
      return "storage";
    case Code::internal:
      return "internal";
  }
  return "internal";
}

}  // namespace vigie::base
