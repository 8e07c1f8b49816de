// SPDX-License-Identifier: EUPL-1.2
#include "base/assert.hpp"

#include <cstdio>
#include <cstdlib>

namespace vigie::base {

void assertion_failed(const char* expression, const char* file, int line) {
  std::fprintf(stderr, "<2>vigie: broken promise: %s (%s:%d)\n", expression, file, line);
  std::abort();
}

}  // namespace vigie::base
