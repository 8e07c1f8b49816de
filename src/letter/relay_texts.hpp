// SPDX-License-Identifier: EUPL-1.2
/// What others may copy to make an issue known.
///
/// Shape   an issue that is public -> a line for a network, a few lines for a mail; both end with
///         its address, and nothing that follows who clicks.
/// Units   the line has at most kRelaySignsMax signs, its address included.
/// Pure    yes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie::letter {

inline constexpr std::size_t kRelaySignsMax = 280;

struct RelayTexts {
  std::string line;
  std::string mail;
};

struct RelayedIssue {
  std::string_view letter;
  int number = 0;
  std::string_view subject;
  std::vector<std::string> titles;  ///< in the order of the issue
  std::string_view url;
};
RelayTexts relay_texts(const RelayedIssue& issue);

}  // namespace vigie::letter
