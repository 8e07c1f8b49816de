// SPDX-License-Identifier: EUPL-1.2
/// One line of logfmt to standard error, unless a person sits at it: `<6>poll source=12
/// url=https://… items=30`.
///
/// Shape   a syslog priority that journald understands, an event name, then key=value pairs.
///         No time (journald has it), no personal data, no secret.
/// Source  sd-daemon(3) for the prefixes; values are quoted where they hold a space or a quote.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace vigie {
inline namespace base {

enum class Level { error = 3, warning = 4, notice = 5, info = 6, debug = 7 };

using LogField = std::pair<std::string_view, std::string>;

/// What is less urgent than `level` is not written. `info` until somebody says otherwise.
void set_log_level(Level level);
void log(Level level, std::string_view event, std::initializer_list<LogField> fields = {});
/// The line without its end, as `log` writes it.
std::string log_line(Level level, std::string_view event, std::initializer_list<LogField> fields);

}  // namespace base
}  // namespace vigie
