// SPDX-License-Identifier: EUPL-1.2
/// Each try of a delivery, and what came of it later.
///
/// Shape   a row a try, added in the transaction that moves the delivery, never changed.
/// Units   UTC seconds; `answer` is what may be shown of the server's words, its lines kept.
/// Errors  storage.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/delivery.hpp"
#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct DeliveryEvent {
  DeliveryId delivery;
  Instant at;
  DeliveryEventKind kind = DeliveryEventKind::try_;
  int code = 0;  ///< SMTP reply; 0 without one
  std::string_view enhanced_code;
  std::string_view answer;
  AnswerMeaning meaning = AnswerMeaning::unanswered;
};
Result<void> add_delivery_event(Transaction& tx, const DeliveryEvent& event);

/// The same event for every delivery of an issue that is in this state, which is neither todo nor
/// accepted.
Result<void> add_delivery_events(Transaction& tx, IssueId issue, DeliveryState state,
                                 DeliveryEventKind kind, std::string_view answer, Instant now);

/// Of one delivery, oldest first; words are those of the database.
struct DeliveryEventLine {
  Instant at;
  std::string kind;
  int code = 0;
  std::string enhanced_code;
  std::string answer;
  std::string meaning;
};
Result<std::vector<DeliveryEventLine>> delivery_events(Reader& reader, IssueId issue,
                                                       SubscriptionId subscription);

}  // namespace vigie::store
