// SPDX-License-Identifier: EUPL-1.2
#include "app/source/newsletters.hpp"

#include <algorithm>
#include <filesystem>

#include "app/poll/mail_feeds.hpp"
#include "app/source/care.hpp"
#include "base/files.hpp"
#include "base/format.hpp"
#include "base/log.hpp"
#include "base/secret.hpp"
#include "parse/mail.hpp"
#include "store/source/mail_repo.hpp"
#include "store/source/source_address_repo.hpp"
#include "text/french.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kTokenLetters = 12;
constexpr std::size_t kPageKeyBytes = 16;

/// Letters and digits that nobody mistakes for one another; an address is read aloud.
std::string invent_token(Entropy& entropy) {
  static constexpr std::string_view kLetters = "abcdefghjkmnpqrstuvwxyz23456789";
  std::string token;
  while (token.size() < kTokenLetters) token += kLetters[entropy.below(kLetters.size())];
  return token;
}

/// What waits, in the order of its names, at most one more than a run takes.
std::vector<fs::path> waiting_mails(const fs::path& inbox) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator at(inbox / "new", error), end; !error && at != end;
       at.increment(error)) {
    if (at->is_regular_file(error)) files.push_back(at->path());
  }
  std::ranges::sort(files);
  if (files.size() > kMailsARun + 1) files.resize(kMailsARun + 1);
  return files;
}

/// As a mail reader leaves what was seen.
Result<void> put_aside(const fs::path& inbox, const fs::path& file) {
  std::error_code error;
  fs::create_directories(inbox / "cur", error);
  fs::rename(file, inbox / "cur" / (file.filename().string() + ":2,S"), error);
  if (error) return cannot_write(file, error);
  return {};
}

/// By its own name, else by what it says.
std::string mail_key_of(const parse::ReceivedMail& mail) {
  if (!mail.message_id.empty()) return digest("id " + mail.message_id);
  return digest(fmt::format("said {}\n{}\n{}\n{}", mail.sender,
                            mail.sent_at ? mail.sent_at->seconds : 0, mail.subject,
                            mail.body_html));
}

struct Taking {
  store::Database& db;
  const config::VigieConfig& config;
  Entropy& entropy;
  Instant now;
  MailIntake intake{};

  Result<bool> write(SourceId source, const parse::ReceivedMail& mail) {
    const std::string key = base64url(entropy.bytes(kPageKeyBytes));
    std::vector<store::SourceMailLink> links;
    for (const parse::MailLink& link : mail.links) {
      links.push_back({link.url, link.label, link.wrapped});
    }
    const Instant sent_at = std::min(mail.sent_at.value_or(now), now);
    auto tx = db.begin(store::Durability::full);
    if (!tx) return fail(tx.error());
    const auto fresh =
        store::add_source_mail(*tx,
                               {.source = source,
                                .key = key,
                                .mail_key = mail_key_of(mail),
                                .url = fmt::format("{}/courriels/{}", config.web.public_url, key),
                                .subject = mail.subject,
                                .sender = mail.sender,
                                .sent_at = sent_at,
                                .confirmation = mail.confirmation,
                                .body_html = mail.body_html},
                               links, now);
    if (!fresh || !*fresh) return fresh;
    auto done = store::ask_now(*tx, source, now);
    if (done) done = tx->commit();
    if (!done) return fail(done.error());
    return true;
  }

  Result<void> take(const fs::path& file) {
    const auto bytes = read_file(file, parse::kMailBytesMax);
    if (!bytes) {
      log(Level::warning, "mail", {{"error", bytes.error().detail}});
      ++intake.strange;
      return {};
    }
    const auto mail = parse::read_mail(*bytes);
    if (!mail) {
      ++intake.strange;
      return {};
    }
    auto reader = db.reader();
    const auto source =
        store::source_of_token(reader, token_among(config.mail.sources_address, mail->recipients));
    if (!source) return fail(source.error());
    if (!*source) {
      ++intake.strange;
      return {};
    }
    const auto fresh = write(**source, *mail);
    if (!fresh) return fail(fresh.error());
    ++(*fresh ? intake.taken : intake.known);
    return {};
  }
};

}  // namespace

std::string address_of_source(const std::string& sources_address, std::string_view token) {
  const std::size_t at = sources_address.find('@');
  if (at == std::string::npos || token.empty()) return "";
  return fmt::format("{}+{}{}", sources_address.substr(0, at), token, sources_address.substr(at));
}

std::string token_among(const std::string& sources_address,
                        const std::vector<std::string>& recipients) {
  const std::string ours = text::ascii_lower(sources_address);
  const std::size_t at = ours.find('@');
  if (at == std::string::npos) return "";
  const std::string before = ours.substr(0, at) + "+";
  const std::string behind = ours.substr(at);
  for (const std::string& recipient : recipients) {
    if (!recipient.starts_with(before) || !recipient.ends_with(behind)) continue;
    if (recipient.size() <= before.size() + behind.size()) continue;
    return recipient.substr(before.size(), recipient.size() - before.size() - behind.size());
  }
  return "";
}

Result<SourceId> add_mail_source(store::Database& db, const Visitor& by, Entropy& entropy,
                                 const std::string& title, Instant now) {
  if (text::trimmed(title).empty()) {
    return fail(Code::invalid_input, "title", "il manque le titre de la source");
  }
  const std::string token = invent_token(entropy);
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto id =
      add_source_in(*tx, by, {.url = std::string(kMailSourcePrefix) + token, .title = title}, now);
  if (!id) return id;
  auto done = store::set_mail_token(*tx, *id, token);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return id;
}

Result<MailIntake> take_mails(store::Database& db, const config::VigieConfig& config,
                              Entropy& entropy, Instant now) {
  Taking taking{db, config, entropy, now};
  for (const fs::path& file : waiting_mails(config.mail.inbox)) {
    if (taking.intake.taken + taking.intake.known + taking.intake.strange >= kMailsARun) {
      taking.intake.more = true;
      break;
    }
    if (auto done = taking.take(file); !done) return fail(done.error());
    if (auto done = put_aside(config.mail.inbox, file); !done) return fail(done.error());
  }
  return taking.intake;
}

Result<Outlook> look_for_mails(store::Reader&, const config::VigieConfig& config, Instant) {
  if (config.mail.inbox.empty()) return Outlook{};
  const auto waiting = waiting_mails(config.mail.inbox);
  return Outlook{.due = !waiting.empty(), .backlog = static_cast<std::int64_t>(waiting.size())};
}

Result<JobReport> run_mails(JobPorts& ports, const Stop&) {
  const auto intake = take_mails(ports.db, ports.config, ports.entropy, ports.clock.now());
  if (!intake) return fail(intake.error());
  JobReport report{.partial = intake->strange > 0, .more = intake->more};
  if (intake->taken > 0) {
    report.lines.push_back(
        text::plural(intake->taken, "lettre reçue par courriel.", "lettres reçues par courriel."));
  }
  if (intake->strange > 0) {
    report.lines.push_back(text::plural(intake->strange, "courriel qui n’est à aucune source.",
                                        "courriels qui ne sont à aucune source."));
  }
  return report;
}

}  // namespace vigie::app
