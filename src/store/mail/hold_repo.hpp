// SPDX-License-Identifier: EUPL-1.2
/// What is left alone for a while because a server said something about us: one provider, or
/// everything.
///
/// Shape   a row each, by the provider's key, a domain where no provider is known, or kHoldsAll. The
///         row of kHoldsAll stays when its time is over: the next message is then a probe, and the
///         first that is taken removes the row.
/// Units   UTC seconds; `tries` in a row that brought nothing.
/// Errors  storage.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

inline constexpr std::string_view kHoldsAll = "*";

struct MailHold {
  std::string key{};
  Instant until_at{};
  Instant since_at{};  ///< when the first of these answers came
  int tries = 1;
  std::string subject{};  ///< French: what it is about
  std::string answer{};   ///< the server's own words, what may be shown of them
};

/// What is held, also what may be tried again by now.
Result<std::map<std::string, MailHold>> mail_holds(Reader& reader);
Result<std::optional<MailHold>> mail_hold(Reader& reader, std::string_view key);
/// Replaces one of the same key.
Result<void> put_mail_hold(Transaction& tx, const MailHold& hold);
Result<void> drop_mail_hold(Transaction& tx, std::string_view key);

}  // namespace vigie::store
