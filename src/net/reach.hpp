// SPDX-License-Identifier: EUPL-1.2
/// Does a mail server answer, TLS and login included, without a message?
///
/// Units   kReachSeconds in all.
/// Errors  network: what the connection, the certificate or the login said, in libcurl's words.
#pragma once

#include "base/result.hpp"
#include "net/smtp_mailer.hpp"

namespace vigie::net {

inline constexpr long kReachSeconds = 10;

Result<void> reach(const SmtpServer& server);

/// Of the library that asks and sends: "7.88.1".
std::string_view curl_version_words();

}  // namespace vigie::net
