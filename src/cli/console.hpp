// SPDX-License-Identifier: EUPL-1.2
/// What a verb says to the person or the script that called it.
///
/// Shape   results on standard output, everything else on standard error. On a terminal, long work
///         shows one line that is rewritten; elsewhere it says nothing until it is done. Whatever
///         is said may repeat what a feed, a mail server or a file wrote: only its `showable` part
///         is written, so that no byte of it gives orders to the terminal.
/// Errors  one exit code per kind, the same for every verb; an error is told by one French
///         sentence, and its detail goes to the log where no sentence says enough. What standard
///         output did not take is an error too (`finish`), of whichever verb.
#pragma once

#include <cstdint>
#include <string>
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
  bool is_heard() const;               ///< false once standard output takes nothing more
  /// Rewrites the progress line: "Relève : 12 / 86". Nothing where standard error is no terminal.
  void progress(std::string_view label, std::int64_t done, std::int64_t total);
  void end_progress();
  bool is_terminal() const { return is_terminal_; }

  /// Tells an error in French, and answers the exit code that goes with it.
  int report(const Error& error);
  /// The code to end with: `code`, or kExitFailed when what was said could not be written. Only a
  /// reader who closed the pipe needs no sentence.
  int finish(int code);

 private:
  bool is_terminal_;
  bool progress_shown_ = false;
  int write_errno_ = 0;  ///< of the first line that standard output did not take
};

/// What a person reads of an error: its own sentence, or the one of its kind.
std::string sentence_of(const Error& error);

}  // namespace vigie::cli
