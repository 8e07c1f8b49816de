// SPDX-License-Identifier: EUPL-1.2
/// Newsletters as sources: an address for each, and the Maildir where their mails arrive.
///
/// Shape   the address of a source is that of vigie.toml with its token behind a plus sign. The job
///         reads what is new in the Maildir, a transaction a mail, and moves it to `cur`; a mail that
///         came before, under whatever name, writes nothing. What no source asked for is moved and
///         counted. Nothing in a mail is fetched.
/// Units   at most kMailsARun mails a run.
/// Errors  storage; invalid_input, conflict for a source that cannot be made.
#pragma once

#include <string>
#include <string_view>

#include "app/jobs/job.hpp"
#include "app/people/accounts.hpp"

namespace vigie::app {

inline constexpr std::string_view kNewslettersJob = "newsletters";
inline constexpr int kMailsARun = 100;

/// "veille+x7k2@exemple.fr"; "" where the installation has no such address.
std::string address_of_source(const std::string& sources_address, std::string_view token);
/// The token of the first address that is one of ours; "".
std::string token_among(const std::string& sources_address,
                        const std::vector<std::string>& recipients);

/// A source that letters will come to, held by the centre of who adds it.
Result<SourceId> add_mail_source(store::Database& db, const Visitor& by, Entropy& entropy,
                                 const std::string& title, Instant now);

struct MailIntake {
  int taken = 0;    ///< letters
  int known = 0;    ///< came before
  int strange = 0;  ///< to no source, or no mail
  bool more = false;
};
Result<MailIntake> take_mails(store::Database& db, const config::VigieConfig& config,
                              Entropy& entropy, Instant now);

Result<Outlook> look_for_mails(store::Reader& reader, const config::VigieConfig& config,
                               Instant now);
Result<JobReport> run_mails(JobPorts& ports, const Stop& stop);

}  // namespace vigie::app
