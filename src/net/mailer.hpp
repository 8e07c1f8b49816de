// SPDX-License-Identifier: EUPL-1.2
/// The port through which a message leaves, one at a time.
///
/// Shape   `deliver` hands one message over and answers what became of it. `hand_over` is called
///         once all but the last bytes may have left and before the last one does: nobody can have
///         accepted the message earlier. When it answers false, the last bytes are kept back.
/// Errors  none: whatever happens is an outcome. Its text is what may be shown of the server's
///         words (text::showable): here they come in.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "model/mail_answer.hpp"

namespace vigie::net {

struct OutgoingMail {
  std::string_view envelope_from;
  std::string_view envelope_to;
  std::string_view message_id;  ///< without brackets
  std::string_view bytes;       ///< CRLF, ASCII
};

struct Handover {
  enum class Outcome {
    answered,   ///< the server answered for this message: see code
    uncertain,  ///< handed, and no answer came
    not_sent    ///< it cannot have been accepted: no connection, no login, sender refused
  };
  Outcome outcome = Outcome::not_sent;
  int code = 0;                      ///< SMTP reply, 0 without one
  std::string text;                  ///< the reply, or what went wrong
  MailPhase phase = MailPhase::any;  ///< what was answered; any: not known
};

class Mailer {
 public:
  Mailer() = default;
  Mailer(const Mailer&) = delete;
  Mailer& operator=(const Mailer&) = delete;
  virtual ~Mailer() = default;

  virtual Handover deliver(const OutgoingMail& mail, const std::function<bool()>& hand_over) = 0;
};

}  // namespace vigie::net
