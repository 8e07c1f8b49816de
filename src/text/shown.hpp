// SPDX-License-Identifier: EUPL-1.2
/// What somebody else wrote, as it may be told to a person on one line.
///
/// Shape   UTF-8 in, valid UTF-8 out. `shown` is the `showable` part of a text on one line, ends of
///         lines written as spaces; `shown_url` leaves the account and password of an address out.
/// Units   the first kShownBytes bytes, cut between two code points.
/// Pure    yes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vigie::text {

inline constexpr std::size_t kShownBytes = 200;

std::string shown(std::string_view text);
std::string shown_url(std::string_view url);  ///< "http://…@a.fr/rss"

/// Does an address carry an account or a password?
bool has_account(std::string_view url);

}  // namespace vigie::text
