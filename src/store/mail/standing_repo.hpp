// SPDX-License-Identifier: EUPL-1.2
/// How somebody stands on a list, changed by themselves: confirmed, paused, back, another address.
///
/// Shape   each move is conditional on the state that it leaves, and answers whether it was made.
/// Units   UTC seconds.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

/// Pending or left → active. It begins now; `version` moves, so that a link serves once.
Result<bool> activate(Transaction& tx, SubscriptionId id, Instant now);
/// Active or paused → paused until then.
Result<bool> pause(Transaction& tx, SubscriptionId id, Instant until);
/// Paused → active.
Result<bool> resume(Transaction& tx, SubscriptionId id);
Result<std::vector<SubscriptionId>> pauses_that_are_over(Reader& reader, Instant now);
/// Left → active again, as it was: somebody left by mistake.
Result<bool> take_back_leaving(Transaction& tx, SubscriptionId id);

Result<int> subscription_version(Reader& reader, SubscriptionId id);
/// Subscriptions of a list that were asked for since then and wait for their person.
Result<std::int64_t> asked_since(Reader& reader, std::string_view list, Instant since);

/// The address that somebody asked to receive at instead, until they confirm it there.
struct AddressWish {
  std::string email;
  Instant asked_at;
};
Result<void> wish_address(Transaction& tx, PersonId person, std::string_view email, Instant now);
Result<std::optional<AddressWish>> wished_address(Reader& reader, PersonId person);
/// As long as what proves it.
inline constexpr std::int64_t kWishKeptSeconds = 4 * kDaySeconds;
Result<void> forget_wishes(Transaction& tx, Instant before);
Result<void> forget_wish(Transaction& tx, PersonId person);
Result<void> change_address(Transaction& tx, PersonId person, std::string_view email,
                            std::string_view email_key);

struct SubscribedList {
  SubscriptionId id;
  std::string list;
  std::string name;  ///< of its letter; "" for the panorama
  std::string state;
  Instant since;
};
Result<std::vector<SubscribedList>> lists_of_person(Reader& reader, PersonId person);

}  // namespace vigie::store
