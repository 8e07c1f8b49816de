// SPDX-License-Identifier: EUPL-1.2
#include "cli/feed_finder.hpp"

#include <memory>
#include <mutex>

#include "cli/network.hpp"

namespace vigie::cli {

web::FindFeeds feed_finder(const Installation& installation) {
  // std::function copies what it holds, and a mutex is not to be copied.
  const auto one_at_a_time = std::make_shared<std::mutex>();
  return [network = installation.config.network,
          one_at_a_time](const std::string& address) -> Result<app::Discovery> {
    const std::unique_lock turn(*one_at_a_time, std::try_to_lock);
    if (!turn.owns_lock()) return fail(Code::busy, "another search is on its way");
    const auto getter = make_getter(network);
    if (!getter) return fail(getter.error());
    return app::discover(**getter, address, true);
  };
}

}  // namespace vigie::cli
