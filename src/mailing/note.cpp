// SPDX-License-Identifier: EUPL-1.2
#include "mailing/note.hpp"

#include "base/format.hpp"
#include "mailing/encoding.hpp"
#include "mailing/message.hpp"

namespace vigie::mailing {

Result<std::string> compose_note(const Note& note, Instant date) {
  std::string out = fmt::format("Date: {}\r\n", mail_date(date));
  for (auto header :
       {header_address("From", note.from_name, note.from),
        header_address("To", note.to_name, note.to), header_text("Subject", note.subject),
        header_list("Message-ID", {fmt::format("<{}>", note.message_id)})}) {
    if (!header) return header;
    out += *header;
  }
  out +=
      "Auto-Submitted: auto-generated\r\nContent-Language: fr\r\nMIME-Version: 1.0\r\n"
      "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
      "\r\n";
  return out + quoted_printable(note.body);  // no slots: "%%" may stand in what feeds say
}

}  // namespace vigie::mailing
