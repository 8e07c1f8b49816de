// SPDX-License-Identifier: EUPL-1.2
/// A short plain message from the program to one person of the network: reminders, digests.
///
/// Shape   values -> the bytes of a text/plain message, UTF-8 in quoted-printable, CRLF.
/// Errors  invalid_input: a value that no header may hold.
/// Pure    yes.
/// Source  RFC 5322, 2045; RFC 3834 (Auto-Submitted, so that nobody's absence notice answers).
#pragma once

#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "base/result.hpp"

namespace vigie::mailing {

struct Notification {
  std::string_view from;
  std::string_view from_name;
  std::string_view to;
  std::string_view to_name;
  std::string_view subject;
  std::string_view body;        ///< lines end with '\n'
  std::string_view message_id;  ///< without brackets
};

Result<std::string> compose_notification(const Notification& message, Instant date);

}  // namespace vigie::mailing
