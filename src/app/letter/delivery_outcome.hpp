// SPDX-License-Identifier: EUPL-1.2
/// What came of one message: what its row will say, and what the event of the try will.
///
/// Shape   what the mailer answered and how often it was tried before -> the row's next state with
///         the server's words, whom they are about, and whether the whole domain refuses us.
/// Units   UTC seconds.
/// Pure    yes: the same answer at the same moment, the same outcome.
#pragma once

#include <optional>
#include <string>

#include "net/mailer.hpp"
#include "store/mail/delivery_repo.hpp"

namespace vigie::app {

struct DeliveryOutcome {
  store::Answer answer;
  std::optional<AnswerMeaning> meaning = std::nullopt;  ///< none: nothing was tried
  bool domain_refuses_us = false;
};

DeliveryOutcome outcome_of(const net::Handover& done, int tried_before, Instant now);

/// The person must not be written to any more.
DeliveryOutcome not_receiving();
/// No message can be made for this person; `why` is for the log and the row.
DeliveryOutcome not_composed(std::string why);
/// The domain is left alone until then; `words` are those by which it refused us.
DeliveryOutcome not_yet(std::string words, Instant until);

}  // namespace vigie::app
