// SPDX-License-Identifier: EUPL-1.2
/// vigie feed check ADDRESS [--guess] [--json]
///
/// Shape   a site's address or a feed's -> the feeds behind it, each fetched, parsed and described
///         in French. Exit code 0 with one feed at least, 1 with none.
#pragma once

#include <string>

#include "cli/console.hpp"
#include "cli/installation.hpp"

namespace vigie::cli {

struct FeedCheckArguments {
  std::string address;
  bool guess = false;
  bool json = false;
};

int run_feed_check(const FeedCheckArguments& arguments, Console& console,
                   const Installation& installation);

}  // namespace vigie::cli
