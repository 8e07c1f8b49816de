// SPDX-License-Identifier: EUPL-1.2
/// A mistake of ours stops the process, in every build: systemd restarts it, SQLite rolls back.
#pragma once

namespace vigie {
inline namespace base {

/// Prints the broken promise with its place and aborts.
[[noreturn]] void assertion_failed(const char* expression, const char* file, int line);

}  // namespace base
}  // namespace vigie

// NOLINTNEXTLINE(cppcoreguidelines-macro-usage): the expression's text and place need a macro.
#define VIGIE_ASSERT(expression) \
  ((expression) ? static_cast<void>(0) : ::vigie::assertion_failed(#expression, __FILE__, __LINE__))
