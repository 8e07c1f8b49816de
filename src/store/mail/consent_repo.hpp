// SPDX-License-Identifier: EUPL-1.2
/// What each person said of each subscription: the proof that they are written to rightly.
///
/// Shape   a row at every change of a subscription; added, never changed (the schema refuses it).
/// Units   UTC seconds.
/// Errors  storage.
#pragma once

#include <string>
#include <vector>

#include "model/ids.hpp"
#include "model/subscription.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct ConsentEvent {
  SubscriptionId subscription;
  Instant at;
  ConsentKind kind = ConsentKind::subscribed;
  ConsentPlace place = ConsentPlace::import;
  std::string wording;  ///< what the person read; "" where no page was shown
  ConsentActor actor = ConsentActor::operator_;
  CuratorId curator;  ///< of ConsentActor::curator
};
Result<void> add_consent_event(Transaction& tx, const ConsentEvent& event);

/// A line of somebody's history, oldest first; words are those of the database.
struct ConsentLine {
  Instant at;
  std::string kind;
  std::string place;
  std::string wording;
  std::string actor;
};
Result<std::vector<ConsentLine>> consent_events(Reader& reader, SubscriptionId subscription);

}  // namespace vigie::store
