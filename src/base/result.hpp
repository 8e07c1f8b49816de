// SPDX-License-Identifier: EUPL-1.2
/// How an operation that may fail answers: a value, or a code with what the operator should know.
///
/// Shape   `Result<T>` is `tl::expected<T, Error>`; `fail(code, detail, sentence)` makes its
///         unexpected side. What is no failure (not modified, gone, already known) has a type of
///         its own instead.
/// Errors  `Error::detail` is for the log, in English, and never holds a secret. A person reads
///         `sentence`, in French, on the terminal and in the browser, filled where more is known
///         than the code tells; where it is empty `web` and `cli` choose one by the code.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace vigie {
inline namespace base {

enum class Code {
  invalid_input,  ///< what a person or a file gave is not usable
  not_found,      ///< the thing named does not exist
  conflict,       ///< somebody else changed it first, or the move is not allowed from here
  forbidden,      ///< this person, or this address, may not
  too_large,      ///< a named maximum is passed
  unsupported,    ///< well formed, but nothing we read (an HTML page where a feed was said to be)
  parse,          ///< not readable in its own format
  network,        ///< connection, TLS, DNS, time-out
  busy,           ///< a lock is held by somebody else
  storage,        ///< SQLite or the file system refused
  internal,       ///< a library failed in a way that it should not
};

/// The stable lower-case name of a code, for logs and JSON ("invalid_input").
std::string_view name_of(Code code);

struct Error {
  Code code = Code::internal;
  std::string detail;
  std::string sentence = {};  ///< without capital or full stop: "le disque est plein"
};

template <typename T>
using Result = tl::expected<T, Error>;

using Failure = tl::unexpected<Error>;

inline Failure fail(Code code, std::string detail, std::string sentence = {}) {
  return Failure(Error{code, std::move(detail), std::move(sentence)});
}
inline Failure fail(Error error) { return Failure(std::move(error)); }

/// Passes an error up with what the caller knew in front: "feed 12 https://…: cut document".
inline Failure fail_with(std::string_view context, Error error) {
  error.detail = std::string(context) + ": " + error.detail;
  return Failure(std::move(error));
}

}  // namespace base
}  // namespace vigie
