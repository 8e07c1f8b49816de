// SPDX-License-Identifier: EUPL-1.2
/// What came of one message: what its row will say, and what the event of the try will.
///
/// Shape   what the mailer answered and how often it was tried before -> the row's next state with
///         the server's words, whom they are about, and what is left alone for a while: a provider,
///         or everything. What our relay says about us counts as no try and blames nobody.
/// Units   UTC seconds.
/// Pure    yes: the same answer at the same moment, the same outcome.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "mailing/answer_book.hpp"
#include "net/mailer.hpp"
#include "store/mail/delivery_repo.hpp"
#include "store/mail/hold_repo.hpp"

namespace vigie::app {

struct DeliveryOutcome {
  store::Answer answer;
  std::optional<AnswerMeaning> meaning = std::nullopt;  ///< none: nothing was tried
  std::optional<store::MailHold> hold = std::nullopt;
  /// A "later" that nobody documents: three domains in a row with the same words are our quota.
  std::string bare{};
};

/// What is known of a try beside its answer.
struct Trying {
  const mailing::AnswerBook& book;
  std::string_view relay;     ///< host name of our relay
  std::string_view domain;    ///< of the reader's address
  std::string_view provider;  ///< key; "" when it is not listed
  int tried_before = 0;
  Instant now;
  Instant deadline;  ///< of the issue: what is still "later" then is not tried any more
};

DeliveryOutcome outcome_of(const net::Handover& done, const Trying& trying);

/// The person must not be written to any more.
DeliveryOutcome not_receiving();
/// No message can be made for this person; `why` is for the log and the row.
DeliveryOutcome not_composed(std::string why);
/// The provider is left alone until then; `words` are those by which it refused us.
DeliveryOutcome not_yet(std::string words, Instant until);

/// How long everything waits after the `tries`th answer about us in a row.
std::int64_t hold_seconds(AnswerSubject subject, int tries);

/// "smtp.exemple.fr" of "smtp://smtp.exemple.fr:587".
std::string relay_host(std::string_view url);

}  // namespace vigie::app
