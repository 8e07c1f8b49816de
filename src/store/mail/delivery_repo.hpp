// SPDX-License-Identifier: EUPL-1.2
/// One issue on its way to one reader, and how far each got.
///
/// Shape   the moves of model/delivery.hpp, one function each. Every row is in exactly one state,
///         so the counts, kept by the schema, always add up to the number of readers.
/// Units   times are UTC seconds; a claim is a lease of kLeaseSeconds.
/// Errors  storage; conflict when a row is not in the state that the move leaves.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/delivery.hpp"
#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

inline constexpr std::int64_t kLeaseSeconds = 600;

struct Claim {
  DeliveryId id;
  SubscriptionId subscription;
  std::string message_id;
  int attempts = 0;
};

Result<void> add_delivery(Transaction& tx, IssueId issue, SubscriptionId subscription,
                          DeliveryState state, std::string_view message_id,
                          std::string_view provider = "");

/// Takes up to `limit` rows that are due: those never tried by their Message-IDs, a hash, so that
/// the readers of one domain are spread over the run; those put off by their time.
Result<std::vector<Claim>> claim_due(Transaction& tx, IssueId issue, Instant now, int limit);
/// claimed → handed. Commit durably before the last byte leaves.
Result<void> mark_handed(Transaction& tx, DeliveryId delivery, Instant now);

struct Answer {
  DeliveryState state = DeliveryState::uncertain;
  int code = 0;
  std::string text = "";
  std::optional<Instant> next_try_at = std::nullopt;    ///< of deferred rows
  bool tried = true;                                    ///< counts as an attempt
  std::optional<AnswerMeaning> meaning = std::nullopt;  ///< none: nothing was tried
};
Result<void> record_answer(Transaction& tx, DeliveryId delivery, const Answer& answer, Instant now);

/// After an interruption: claimed → todo, handed → uncertain. Answers how many became uncertain.
Result<std::int64_t> release_claims(Transaction& tx, IssueId issue);
Result<std::int64_t> mark_uncertain(Transaction& tx, IssueId issue, std::string_view why,
                                    Instant now);
/// Only when a person asks: uncertain → todo, under the same Message-ID.
Result<std::int64_t> resend_uncertain(Transaction& tx, IssueId issue);

/// Of an issue that is cancelled: todo, claimed and deferred → cancelled.
Result<void> cancel_deliveries(Transaction& tx, IssueId issue, Instant now);
/// Of an issue that is frozen no more, and of which nothing left.
Result<void> remove_deliveries(Transaction& tx, IssueId issue);

/// Work as what is left to send and what went otherwise than it should, not as the readers.
using DeliveryCounts = std::map<DeliveryState, std::int64_t>;
Result<DeliveryCounts> delivery_counts(Reader& reader, IssueId issue);
Result<std::int64_t> handed_since(Reader& reader, Instant since);
Result<std::optional<Instant>> next_try(Reader& reader, IssueId issue);

/// Of those refused, whom the last answer was about.
Result<std::map<AnswerMeaning, std::int64_t>> refusals_by_meaning(Reader& reader, IssueId issue);

struct DeliveryLine {
  std::string email;  ///< "" once erased
  std::string name;
  DeliveryState state = DeliveryState::todo;
  int code = 0;
  std::string answer;
  std::string message_id;
  std::optional<Instant> answered_at;
  std::optional<Instant> next_try_at;
};
Result<std::vector<DeliveryLine>> deliveries(Reader& reader, IssueId issue, DeliveryState state);

std::optional<DeliveryState> delivery_state_named(std::string_view name);

}  // namespace vigie::store
