// SPDX-License-Identifier: EUPL-1.2
/// The servers that asked to wait, during one round.
///
/// Shape   read once a round, kept in step with the table as answers come. A scope is a registrable
///         domain (so that all the blogs of one host wait together), a host with its port where the
///         address is private, or one feed's address where vigie.toml says so.
/// Errors  storage.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "fetch/read_answer.hpp"
#include "model/http.hpp"
#include "model/poll.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

class Throttles {
 public:
  static Result<Throttles> load(store::Reader& reader);

  /// What this address waits for; none when it may be asked.
  std::optional<Throttle> holding(const std::string& url, Instant now) const;

  /// Notes that a server asks to wait, and answers until when; or that it does no longer.
  Result<std::optional<Instant>> note(store::Transaction& tx, const HttpAnswer& answer,
                                      const fetch::Reading& reading, Instant now, double jitter);
  /// A person wants this address asked now.
  Result<void> forget(store::Transaction& tx, const std::string& url);

 private:
  std::map<std::string, Throttle, std::less<>> by_scope_;
};

}  // namespace vigie::app
