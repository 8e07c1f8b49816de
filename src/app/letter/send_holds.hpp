// SPDX-License-Identifier: EUPL-1.2
/// What a run of the sender leaves alone, and when it may go on: answers about us.
///
/// Shape   a provider that spoke about us rests, its readers wait; an answer of our own relay about
///         us stops everything, and the first message that is taken afterwards lets everything go
///         on. Three domains in a row with the same words that nobody documents are our quota.
/// Units   UTC seconds.
/// Errors  storage.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/letter/delivery_outcome.hpp"
#include "store/mail/hold_repo.hpp"

namespace vigie::app {

inline constexpr std::size_t kBareDomainsMax = 3;

class SendHolds {
 public:
  Result<void> read(store::Reader& reader);

  /// What stops everything until its time; none: messages may leave.
  const store::MailHold* all(Instant now) const;
  /// Everything was stopped, and its time is over: one message at a time.
  bool is_probing(Instant now) const;
  const store::MailHold* of(std::string_view provider, std::string_view domain, Instant now) const;

  /// What an answer changes, written down; `domain` is the reader's.
  Result<void> note(store::Database& db, const DeliveryOutcome& outcome, std::string_view domain,
                    Instant now);

 private:
  Result<void> hold(store::Database& db, store::MailHold hold, Instant now);
  Result<void> resume(store::Database& db);
  std::optional<store::MailHold> quota_by_probe(const DeliveryOutcome& outcome,
                                                std::string_view domain, Instant now);

  std::map<std::string, store::MailHold, std::less<>> holds_;
  std::vector<std::string> bare_domains_;  ///< in a row, nothing taken in between
  std::string bare_words_;
};

}  // namespace vigie::app
