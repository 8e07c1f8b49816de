// SPDX-License-Identifier: EUPL-1.2
/// The public addresses that letters carry: they must answer for years.
///
/// Shape   the installation's public address, without slash at its end -> an address under it.
/// Pure    yes.
#pragma once

#include <string>
#include <string_view>

#include "base/format.hpp"

namespace vigie::mailing {

/// GET shows a page and changes nothing; POST unsubscribes at once (RFC 8058).
inline std::string unsubscribe_url(std::string_view public_url, std::string_view token) {
  return fmt::format("{}/desinscription/{}", public_url, token);
}

/// What a reader sets for themselves; it proves nothing, for letters are forwarded.
inline std::string preferences_url(std::string_view public_url, std::string_view token) {
  return fmt::format("{}/abonnement/{}", public_url, token);
}

/// The archive page of an issue.
inline std::string issue_url(std::string_view public_url, std::string_view letter, int number) {
  return fmt::format("{}/lettres/{}/{}/en-ligne", public_url, letter, number);
}

}  // namespace vigie::mailing
