// SPDX-License-Identifier: EUPL-1.2
/// A note to one person of the network, mailed once and no more.
///
/// Shape   a mark named after the note is on the disk before its last byte leaves: a process killed
///         in between mails nobody twice. A server that answers "later" has the mark say when to
///         try again, at most mailing::kAttemptsMax times; one that refuses for good ends the note;
///         one that is away changes nothing.
/// Errors  storage. Whatever happens to the note itself is logged and told by its state.
#pragma once

#include <string>

#include "config/vigie_config.hpp"
#include "net/mailer.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

struct NoteMail {
  std::string kind;  ///< "rappel", "bilan": begins the Message-ID
  std::string mark;  ///< the setting that says how far it got
  std::string to;
  std::string to_name;
  std::string subject;
  std::string body;
};

enum class NoteState {
  owed,     ///< nothing was answered yet
  waiting,  ///< its next attempt is later
  left,     ///< accepted, or handed over without an answer
  ended     ///< refused for good
};

/// How far the note with this mark got; a wait that is over makes it owed.
Result<NoteState> note_state(store::Reader& reader, const std::string& mark, Instant now);

/// For a note that is owed: its state afterwards.
Result<NoteState> mail_once(store::Database& db, const config::VigieConfig& config,
                            net::Mailer& mailer, const NoteMail& note, Instant now);

}  // namespace vigie::app
