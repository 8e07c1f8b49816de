// SPDX-License-Identifier: EUPL-1.2
/// A note to one person of the network, mailed once and no more.
///
/// Shape   a mark named after the note is on the disk before its last byte leaves: a process killed
///         in between mails nobody twice; a mail server that is away loses none.
/// Errors  storage; invalid_input for what no header may hold. A note that did not leave is logged
///         and answers false: it is owed again at the next round.
#pragma once

#include <string>

#include "config/vigie_config.hpp"
#include "net/mailer.hpp"
#include "store/database.hpp"

namespace vigie::app {

struct NoteMail {
  std::string kind;  ///< "rappel", "bilan": begins the Message-ID
  std::string mark;  ///< the setting that says it left
  std::string to;
  std::string to_name;
  std::string subject;
  std::string body;
};

/// Whether it left already.
Result<bool> is_mailed(store::Reader& reader, const std::string& mark);

/// True when it left.
Result<bool> mail_once(store::Database& db, const config::VigieConfig& config, net::Mailer& mailer,
                       const NoteMail& note, Instant now);

}  // namespace vigie::app
