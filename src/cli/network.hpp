// SPDX-License-Identifier: EUPL-1.2
/// The ports to the web and to mail, made from what vigie.toml says; and those of a lane.
///
/// Errors  invalid_input for a block of addresses that is none, or a secret that cannot be read.
#pragma once

#include <memory>

#include "app/jobs/job.hpp"
#include "base/result.hpp"
#include "cli/installation.hpp"
#include "config/vigie_config.hpp"
#include "net/http_getter.hpp"
#include "net/mailer.hpp"
#include "net/smtp_mailer.hpp"

namespace vigie::cli {

Result<std::unique_ptr<net::HttpGetter>> make_getter(const config::VigieConfig::Network& network);

/// The mail server and our account there, where mail leaves by SMTP.
Result<net::SmtpServer> smtp_server(const config::VigieConfig::Mail& mail);

/// The transport that is named.
Result<std::unique_ptr<net::Mailer>> make_mailer(const config::VigieConfig& config);

/// A connection of its own, and the ports that its jobs may ask for. All three are borrowed.
Result<app::JobPorts> make_ports(const Installation& installation, const Clock& clock,
                                 Entropy& entropy);

}  // namespace vigie::cli
