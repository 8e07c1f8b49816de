// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/letter/mail.hpp"

#include "app/letter/answer_table.hpp"
#include "app/letter/delivery_outcome.hpp"
#include "base/format.hpp"
#include "mailing/domain_check.hpp"
#include "mailing/retry.hpp"
#include "net/text_records.hpp"

namespace vigie::cli {
namespace {

std::string_view sentence_of(AnswerMeasure measure) {
  switch (measure) {
    case AnswerMeasure::refuse:
      return "cette personne est refusée";
    case AnswerMeasure::retry:
      return "cette personne est essayée plus tard";
    case AnswerMeasure::slow_provider:
      return "le fournisseur est laissé tranquille un moment";
    case AnswerMeasure::pause_all:
      return "tout attend, puis reprend sans personne";
    case AnswerMeasure::show:
      return "quelqu’un regarde\u202f; personne n’est retiré";
    case AnswerMeasure::none:
      return "rien";
  }
  return "";
}

}  // namespace

int run_mail_check_domain(const MailArguments& arguments, Console& console,
                          const Installation& installation) {
  const auto& mail = installation.config.mail;
  mailing::DomainFacts facts;
  facts.from_domain = mailing::domain_of(mail.from);
  facts.return_domain =
      mailing::domain_of(mail.return_address.empty() ? mail.from : mail.return_address);
  facts.selector = arguments.selector;
  facts.website = app::relay_host(installation.config.web.public_url);
  const auto look = [](const std::string& name, std::vector<std::string>& into) -> Result<void> {
    auto found = net::text_records(name);
    if (!found) return fail(found.error());
    into = std::move(*found);
    return {};
  };
  if (auto done = look(facts.return_domain, facts.spf); !done) return console.report(done.error());
  if (auto done = look("_dmarc." + facts.from_domain, facts.dmarc); !done) {
    return console.report(done.error());
  }
  if (!facts.selector.empty()) {
    const std::string name = facts.selector + "._domainkey." + facts.from_domain;
    if (auto done = look(name, facts.dkim); !done) return console.report(done.error());
  }
  bool good = true;
  for (const mailing::DomainFinding& each : mailing::check_domain(facts)) {
    console.line(
        fmt::format("{} {}\u00a0: {}", each.good ? "oui" : "NON", each.what, each.finding));
    good = good && each.good;
  }
  return good ? kExitOk : kExitPartial;
}

int run_mail_read(const MailArguments& arguments, Console& console,
                  const Installation& installation) {
  const auto book = app::answer_book(installation.config);
  if (!book) return console.report(book.error());
  const std::string provider = app::provider_key(*book, arguments.address);
  const std::string relay = app::relay_host(installation.config.mail.smtp_url);
  const auto reading = book->read(arguments.answer, 0, {MailPhase::rcpt, true, relay, provider});
  console.line(fmt::format("{}\u202f; {}.", mailing::word_of(reading.subject),
                           sentence_of(reading.measure)));
  console.line(reading.documented
                   ? fmt::format("Par la règle {} de providers.toml.", reading.rule)
                   : std::string("Aucune règle ne la connaît\u00a0: lue par sa classe."));
  return kExitOk;
}

}  // namespace vigie::cli
