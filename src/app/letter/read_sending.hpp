// SPDX-License-Identifier: EUPL-1.2
/// An issue on its way, as its page and its journal show it.
///
/// Shape   recipients = accepted + refused + deferred + uncertain + suppressed + cancelled + waiting,
///         at every moment; by provider what was taken and why the rest was not, in French. Behind a
///         relay that stores, "accepted" is said « pris en charge par le relais ».
/// Units   UTC seconds; the pace is messages an hour, of the last kPaceSeconds.
/// Errors  storage; not_found.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/vigie_config.hpp"
#include "store/letter/issue_repo.hpp"
#include "store/mail/delivery_repo.hpp"
#include "store/mail/hold_repo.hpp"

namespace vigie::app {

inline constexpr std::int64_t kPaceSeconds = 15 * kMinuteSeconds;

/// Where a reader's message stands, for people; each delivery is in one of them.
enum class SendingClass { accepted, refused, uncertain, suppressed, cancelled, deferred, waiting };
inline constexpr SendingClass kSendingClasses[] = {
    SendingClass::accepted,   SendingClass::refused,   SendingClass::uncertain,
    SendingClass::suppressed, SendingClass::cancelled, SendingClass::deferred,
    SendingClass::waiting};
std::string_view word_of(SendingClass which);   ///< "refuses": in addresses
std::string_view label_of(SendingClass which);  ///< "Refusés"
std::string_view meaning_of(SendingClass which);
std::optional<SendingClass> sending_class_named(std::string_view word);
std::int64_t count_of(const store::DeliveryCounts& counts, SendingClass which);

struct ProviderLine {
  std::string name;
  std::int64_t recipients = 0;
  std::int64_t accepted = 0;
  std::int64_t waiting = 0;  ///< and deferred
  std::int64_t others = 0;   ///< refused, uncertain, suppressed, cancelled
  std::string why;           ///< French: what was returned, what waits and why
  bool held = false;
};

struct SendingPage {
  store::IssueRow row;
  std::string letter_name;
  store::DeliveryCounts counts;
  std::int64_t total = 0;
  std::int64_t settled = 0;  ///< nothing more will happen to them by itself
  std::int64_t pace = 0;
  std::optional<Instant> next_at;  ///< of the deferred
  std::optional<Instant> end_expected;
  std::optional<store::MailHold> held_all;
  std::vector<ProviderLine> providers;
};
Result<SendingPage> read_sending(store::Reader& reader, const config::VigieConfig& config,
                                 std::string_view letter, int number, Instant now);

/// Who is in a class, for its page and its file.
Result<std::vector<store::DeliveryLine>> people_of(store::Reader& reader, IssueId issue,
                                                   SendingClass which);

}  // namespace vigie::app
