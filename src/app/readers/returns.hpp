// SPDX-License-Identifier: EUPL-1.2
/// What comes back by mail after an issue: delivery reports, complaints, wishes to leave, absences.
///
/// Shape   a mail is stored and understood in one transaction, by the same table as SMTP answers.
///         A report is believed where the envelope it came to is one that we made (VERP), or where
///         both its recipient and its Message-ID are ours; never by its text alone. Only words about
///         this reader take somebody off a list, once, unless a whole provider suddenly knows
///         nobody any more. The mailto of List-Unsubscribe and complaints take off at once. What is
///         not understood waits for a person.
/// Units   UTC seconds. Reports of issues older than kReportDays are only kept.
/// Errors  storage, also for a file that cannot be read: it stays where it is.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "config/vigie_config.hpp"
#include "mailing/answer_book.hpp"
#include "store/mail/returned_repo.hpp"

namespace vigie::app {

inline constexpr int kReportDays = 30;
inline constexpr int kReturnedARun = 500;

enum class ReturnedAs {
  known,      ///< that file came in before
  taken_off,  ///< the reader receives no more: hard refusal, complaint, wish
  noted,      ///< kept with the delivery
  filed,      ///< an absence, a receipt
  for_a_person
};

struct ReturnedFile {
  std::string name;
  std::string bytes;
};
Result<ReturnedAs> take_returned(store::Database& db, const config::VigieConfig& config,
                                 const mailing::AnswerBook& book, const ReturnedFile& file,
                                 Instant now);

struct ReturnsReport {
  int read = 0;
  int taken_off = 0;
  int for_a_person = 0;
  bool more = false;
};
/// Reads new/ of the Maildir `config.mail.returns`; what was taken in moves to cur/.
Result<ReturnsReport> take_returns(store::Database& db, const config::VigieConfig& config,
                                   Instant now);

struct ReturnSettling {
  std::int64_t id = 0;
  bool take_off = false;  ///< its reader receives no more
  CuratorId curator;
};
/// One that a person looked at; not_found where it is none of those that she may see.
Result<void> settle_return(store::Database& db, const store::ReturnedOf& of,
                           const ReturnSettling& settling, Instant now);

}  // namespace vigie::app
