// SPDX-License-Identifier: EUPL-1.2
/// What a verb says to the person or the script that called it.
///
/// Shape   results on standard output, everything else on standard error. On a terminal, long work
///         shows one line that is rewritten; elsewhere it says nothing until it is done.
/// Errors  one exit code per kind, the same for every verb; an error is told by one French
/// sentence,
///         its detail goes to the log.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.hpp"

namespace vigie::cli {

inline constexpr int kExitOk = 0;
inline constexpr int kExitFailed = 1;   ///< the work could not be done
inline constexpr int kExitUsage = 2;    ///< the command line or a file is not right
inline constexpr int kExitBusy = 3;     ///< another vigie is at the same work
inline constexpr int kExitPartial = 4;  ///< done, but something needs a look (a feed failed)

class Console {
 public:
  Console();
  ~Console();
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  void line(std::string_view text);    ///< to standard output
  void notice(std::string_view text);  ///< to standard error
  void flush();                        ///< what was said so far is seen, though the process goes on
  /// Rewrites the progress line: "Relève : 12 / 86". Nothing where standard error is no terminal.
  void progress(std::string_view label, std::int64_t done, std::int64_t total);
  void end_progress();
  bool is_terminal() const { return is_terminal_; }

  /// Tells an error in French with its detail, and answers the exit code that goes with it.
  int report(const Error& error);

 private:
  bool is_terminal_;
  bool progress_shown_ = false;
};

/// The French sentence for a kind of error, without its detail.
std::string_view sentence_for(Code code);

}  // namespace vigie::cli
