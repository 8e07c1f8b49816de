// SPDX-License-Identifier: EUPL-1.2
/// A reader leaves a letter, by the link that every copy carries or by somebody's hand.
///
/// Shape   the token of the link -> what came of it; leaving twice is the same as once. Whoever
///         leaves is kept off by a suppression, and a consent event says how.
/// Errors  storage. A token that nobody has is an outcome: old links and scanners bring them.
#pragma once

#include <string>
#include <string_view>

#include "model/subscription.hpp"
#include "store/mail/subscription_repo.hpp"

namespace vigie::app {

enum class Leaving {
  left,          ///< now
  left_already,  ///< some time ago
  unknown        ///< no such link
};

struct LeaveTaking {
  Leaving outcome = Leaving::unknown;
  std::string letter;  ///< key; "" when unknown
};

Result<LeaveTaking> unsubscribe(store::Database& db, std::string_view token, Instant now);

/// What a page may show before the reader confirms, without changing anything.
Result<LeaveTaking> look_up_leaving(store::Reader& reader, std::string_view token);

/// How somebody leaves.
struct Departure {
  ConsentPlace place = ConsentPlace::link;
  ConsentActor actor = ConsentActor::reader;
  SuppressionReason reason = SuppressionReason::unsubscribed;
  CuratorId curator = {};   ///< of ConsentActor::curator
  bool every_list = false;  ///< kept off all of them
};
/// In the caller's transaction; who left before stays as they are.
Result<void> leave(store::Transaction& tx, const store::Subscriber& person,
                   const Departure& departure, Instant now);

}  // namespace vigie::app
