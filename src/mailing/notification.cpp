// SPDX-License-Identifier: EUPL-1.2
#include "mailing/notification.hpp"

#include "base/format.hpp"
#include "mailing/encoding.hpp"
#include "mailing/message.hpp"

namespace vigie::mailing {

Result<std::string> compose_notification(const Notification& message, Instant date) {
  std::string out = fmt::format("Date: {}\r\n", mail_date(date));
  for (auto header :
       {header_address("From", message.from_name, message.from),
        header_address("To", message.to_name, message.to), header_text("Subject", message.subject),
        header_list("Message-ID", {fmt::format("<{}>", message.message_id)})}) {
    if (!header) return header;
    out += *header;
  }
  out +=
      "Auto-Submitted: auto-generated\r\nContent-Language: fr\r\nMIME-Version: 1.0\r\n"
      "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
      "\r\n";
  return out + quoted_printable(message.body);  // no slots: "%%" may stand in what feeds say
}

}  // namespace vigie::mailing
