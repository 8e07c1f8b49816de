// SPDX-License-Identifier: EUPL-1.2
/// Somebody asks on a public page to receive a letter, or the link to their preferences.
///
/// Shape   whoever asks, for whatever address, hears the same: a mail leaves, if one may. The mail
///         goes to the address alone, once a day at most for each list and wish, so that nobody can
///         be flooded through us. A request becomes a subscription when its link is followed and
///         the button on it pressed (double opt-in): programs that open links change nothing.
/// Units   at most kAskedAnHourMax new requests an hour for a list.
/// Errors  storage; not_found for a list that is not there.
#pragma once

#include <string>
#include <string_view>

#include "app/jobs/notification.hpp"
#include "app/readers/proof.hpp"
#include "base/entropy.hpp"

namespace vigie::app {

inline constexpr std::string_view kReaderProof = "reader_proof";
inline constexpr std::string_view kReaderLink = "reader_link";
inline constexpr std::int64_t kAskedAnHourMax = 300;

struct SignUp {
  std::string_view list;
  std::string_view address;  ///< as typed
  std::string_view name;
  std::string_view wording;  ///< what the page said
  std::string_view frequency = "issue";
  bool link_only = false;  ///< the link to preferences, nothing new
};
enum class Asked {
  heard,       ///< whatever becomes of it
  no_address,  ///< what was typed is none
  too_many     ///< of everybody's requests, this hour
};
Result<Asked> sign_up(store::Database& db, const SignUp& asked, Entropy& entropy, Instant now);

/// The page of the link; what it shows before anything is done is up to the page.
Result<bool> confirm_subscription(store::Database& db, std::string_view token,
                                  std::string_view code, std::string_view wording, Instant now);

/// Sends the link of this kind to who holds the subscription (or, for an address, to the new one).
Result<void> send_proof(store::Transaction& tx, const store::Subscriber& person, Proof proof,
                        std::string_view to, Instant now);

Result<std::optional<NotificationText>> compose_reader_proof(const Composing& composing);
Result<std::optional<NotificationText>> compose_reader_link(const Composing& composing);

}  // namespace vigie::app
