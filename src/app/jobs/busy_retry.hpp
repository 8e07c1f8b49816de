// SPDX-License-Identifier: EUPL-1.2
/// Writes that must not be given up because somebody else holds the database.
///
/// Shape   what a mail server answered is known here only: losing it would forget a message that
///         was accepted, or one that is owed again.
/// Units   at most kBusyTries tries, each as long as store::kBusyTimeoutMs.
/// Errors  those of `write`; busy after the last try.
#pragma once

#include "base/result.hpp"

namespace vigie::app {

inline constexpr int kBusyTries = 6;

/// `write` begins, writes and commits a transaction: undone when it fails, so that it may run anew.
template <typename Write>
Result<void> write_through(const Write& write) {
  Result<void> done = write();
  for (int tries = 1; tries < kBusyTries && !done && done.error().code == Code::busy; ++tries) {
    done = write();
  }
  return done;
}

}  // namespace vigie::app
