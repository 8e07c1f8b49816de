// SPDX-License-Identifier: EUPL-1.2
/// Messages by SMTP, over one connection that is used again.
///
/// Shape   one libcurl handle; the connection stays open between messages as long as the server
///         allows. A refused reader costs a new connection, which is libcurl's way.
///         A reply is kept whole, a line under the other, and only what may be shown of it.
/// Units   seconds; a reply's text is kept up to kReplyBytesMax.
/// Errors  what the server said at RCPT, DATA or after the final dot is an answer about the
///         message; what it said before (greeting, TLS, login, sender) is about ourselves:
///         not_sent. After the final dot, silence is uncertain.
/// Source  RFC 5321; CURLOPT_READFUNCTION gives the last bytes only when hand_over agreed.
#pragma once

#include <memory>
#include <string>

#include "net/mailer.hpp"

namespace vigie::net {

inline constexpr long kSmtpConnectSeconds = 20;
/// RFC 5321 section 4.5.3.2.6 asks for ten minutes after the final dot; a letter waits five.
inline constexpr long kSmtpReplySeconds = 300;
inline constexpr std::size_t kReplyBytesMax = 2000;

struct SmtpServer {
  std::string url;  ///< smtp://host:port or smtps://host:port
  std::string user;
  std::string password;
  std::string tls;    ///< "none", "starttls" or "tls"
  std::string hello;  ///< our own name, for EHLO
};

class SmtpMailer final : public Mailer {
 public:
  explicit SmtpMailer(SmtpServer server);
  ~SmtpMailer() override;

  Handover deliver(const OutgoingMail& mail, const std::function<bool()>& hand_over) override;

 private:
  struct Session;
  std::unique_ptr<Session> session_;
};

}  // namespace vigie::net
