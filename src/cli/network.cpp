// SPDX-License-Identifier: EUPL-1.2
#include "cli/network.hpp"

#include "base/files.hpp"
#include "net/address_rules.hpp"
#include "net/curl_getter.hpp"
#include "net/outbox_mailer.hpp"
#include "net/smtp_mailer.hpp"
#include "text/utf8.hpp"

namespace vigie::cli {
namespace {

constexpr std::size_t kSecretFileBytesMax = 4096;

Result<std::string> secret_of(const std::filesystem::path& file) {
  if (file.empty()) return std::string();
  const auto secret = read_file(file, kSecretFileBytesMax);
  if (!secret) return fail(secret.error());
  return std::string(text::trimmed(std::string_view(*secret).substr(0, secret->find('\n'))));
}

}  // namespace

Result<std::unique_ptr<net::HttpGetter>> make_getter(const config::VigieConfig::Network& network) {
  auto rules = net::AddressRules::allowing(network.allowed_cidrs);
  if (!rules) return fail(rules.error());
  net::HttpLimits limits;
  limits.user_agent = network.user_agent;
  limits.parallel = network.parallel;
  limits.connect_timeout_ms = std::int64_t{network.connect_timeout_s} * 1000;
  limits.total_timeout_ms = std::int64_t{network.total_timeout_s} * 1000;
  limits.body_bytes_max = network.body_max_bytes;
  limits.ca_file = network.ca_file.string();
  limits.throttle_per_feed = network.throttle_per_feed;
  return std::make_unique<net::CurlGetter>(std::move(limits), std::move(*rules));
}

Result<net::SmtpServer> smtp_server(const config::VigieConfig::Mail& mail) {
  auto password = secret_of(mail.smtp_password_file);
  if (!password) return fail(password.error());
  return net::SmtpServer{mail.smtp_url, mail.smtp_user, std::move(*password), mail.smtp_tls,
                         mail.list_domain};
}

Result<std::unique_ptr<net::Mailer>> make_mailer(const config::VigieConfig& config) {
  const auto& mail = config.mail;
  if (mail.transport != "smtp") {
    return std::unique_ptr<net::Mailer>(std::make_unique<net::OutboxMailer>(mail.outbox));
  }
  auto server = smtp_server(mail);
  if (!server) return fail(server.error());
  return std::unique_ptr<net::Mailer>(std::make_unique<net::SmtpMailer>(std::move(*server)));
}

Result<app::JobPorts> make_ports(const Installation& installation, const Clock& clock,
                                 Entropy& entropy) {
  auto db = open_database(installation);
  if (!db) return fail(db.error());
  const config::VigieConfig& config = installation.config;
  return app::JobPorts{.db = std::move(*db),
                       .config = config,
                       .clock = clock,
                       .entropy = entropy,
                       .make_getter = [&config] { return make_getter(config.network); },
                       .make_mailer = [&config] { return make_mailer(config); }};
}

}  // namespace vigie::cli
