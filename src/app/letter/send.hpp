// SPDX-License-Identifier: EUPL-1.2
/// A frozen issue leaves, message by message, and each reader's row says how far it got.
///
/// Shape   todo → claimed → handed → accepted, refused, deferred or uncertain. `handed` is on the
///         disk before the last byte leaves; the answer follows. A process that died in between
///         leaves `handed`, which the next run calls uncertain and never sends again by itself. The
///         answer and the event of the try are one transaction.
///         One sender at a time: the caller holds the lock "send".
///         An answer about us stops everything for a while (send_holds.hpp) and pauses nothing: the
///         issue goes on by itself. What a server refuses of the issue itself, kErrorsInARowMax
///         times in a row, pauses it until a person has looked.
/// Units   times are UTC seconds; kClaimSize rows are claimed at once.
/// Errors  storage (also for a database that stays locked), conflict (the issue is not frozen).
///         What happens to messages is in the report.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "config/vigie_config.hpp"
#include "net/mailer.hpp"
#include "store/letter/issue_repo.hpp"
#include "store/mail/delivery_repo.hpp"

namespace vigie::app {

inline constexpr int kClaimSize = 50;
inline constexpr int kErrorsInARowMax = 12;

enum class SendEnding {
  finished,  ///< nothing is left to send
  waiting,   ///< what is left is deferred
  limited,   ///< the hour's or the day's number is reached
  held,      ///< the relay said something about us: see reason; it goes on by itself
  paused,    ///< something is wrong: see reason
  stopped    ///< asked to stop
};

struct SendReport {
  SendEnding ending = SendEnding::finished;
  store::DeliveryCounts counts;
  std::optional<Instant> next_at;  ///< when waiting, limited or held
  std::string reason;              ///< French, when paused or held
  std::int64_t doubted = 0;        ///< left handed by an interrupted run
};

struct SendHooks {
  std::function<bool()> stop = [] { return false; };
  std::function<void(std::int64_t done, std::int64_t total)> progress = [](auto, auto) {};
};

Result<SendReport> send_issue(store::Database& db, const config::VigieConfig& config,
                              net::Mailer& mailer, const Clock& clock, IssueId issue,
                              const SendHooks& hooks);

/// Sends what issues already under way still owe (after deferrals, or the hour's limit).
Result<int> send_due_issues(store::Database& db, const config::VigieConfig& config,
                            net::Mailer& mailer, const Clock& clock, const SendHooks& hooks);

/// Only when a person asks: what is uncertain will be sent again, under the same Message-IDs.
/// An issue that was sent waits for `send` again.
Result<std::int64_t> resend_uncertain(store::Database& db, IssueId issue, Instant now);

}  // namespace vigie::app
