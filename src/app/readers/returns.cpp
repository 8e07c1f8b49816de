// SPDX-License-Identifier: EUPL-1.2
#include "app/readers/returns.hpp"

#include <algorithm>
#include <fstream>

#include "app/letter/answer_table.hpp"
#include "app/letter/mail_key.hpp"
#include "app/letter/unsubscribe.hpp"
#include "base/format.hpp"
#include "mailing/encoding.hpp"
#include "mailing/return_path.hpp"
#include "mailing/returned_mail.hpp"
#include "store/mail/delivery_event_repo.hpp"
#include "store/mail/subscription_repo.hpp"
#include "store/people/event_repo.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

namespace fs = std::filesystem;

using mailing::AnswerReading;
using mailing::ReturnedMail;
using mailing::ReturnedRecipient;

constexpr std::int64_t kBurstLeast = 5;
constexpr std::int64_t kBurstPercent = 20;
constexpr std::size_t kTextKept = 2000;
constexpr std::string_view kLeavingWord = "desinscription ";

/// Whom a mail is about, as far as it proves it.
struct Whom {
  std::optional<store::ReturnedDelivery> delivery;
  std::optional<store::Subscriber> person;
};

Result<Whom> whom_of(store::Reader& reader, DeliveryId id) {
  Whom whom;
  auto delivery = store::returned_delivery(reader, id);
  if (!delivery) return fail(delivery.error());
  if (!*delivery) return whom;
  auto person = store::subscriber_by_id(reader, (*delivery)->subscription);
  if (!person) return fail(person.error());
  whom.delivery = std::move(*delivery);
  whom.person = std::move(*person);
  return whom;
}

class Return {
 public:
  Return(store::Transaction& tx, const config::VigieConfig& config, const mailing::AnswerBook& book,
         std::string key, Instant now)
      : tx_(&tx), config_(&config), book_(&book), key_(std::move(key)), now_(now) {}

  Result<ReturnedAs> take(const ReturnedMail& mail, store::ReturnedRow& row) {
    if (const auto left = leave_by_mailto(mail, row); !left || *left) {
      if (!left) return fail(left.error());
      return ReturnedAs::taken_off;
    }
    auto whom = find(mail);
    if (!whom) return fail(whom.error());
    if (whom->delivery) row.delivery = whom->delivery->id;
    switch (mail.kind) {
      case ReturnedMail::Kind::report:
        return report(mail, *whom, row);
      case ReturnedMail::Kind::complaint:
        return complaint(*whom, row);
      case ReturnedMail::Kind::mail:
        return other(mail, row);
      case ReturnedMail::Kind::unknown:
        break;
    }
    row.reading = "ne se lit pas";
    return ReturnedAs::for_a_person;
  }

 private:
  /// The advertised mailto: its subject holds the link's token.
  Result<bool> leave_by_mailto(const ReturnedMail& mail, store::ReturnedRow& row) {
    const std::string subject = text::fold(mail.subject);
    const std::size_t at = subject.find(kLeavingWord);
    if (at == std::string::npos || subject.size() != mail.subject.size()) return false;
    std::string_view token(mail.subject);
    token = text::trimmed(token.substr(at + kLeavingWord.size()));
    token = token.substr(0, token.find(' '));
    store::Reader reader = tx_->reader();
    const auto person = store::subscriber_by_token(reader, token);
    if (!person) return fail(person.error());
    if (!*person) return false;
    if (auto done = take_off(**person, SuppressionReason::unsubscribed); !done) {
      return fail(done.error());
    }
    row.reading = "désinscription par courriel";
    return true;
  }

  /// By the envelope that we made; by Message-ID where the recipient is the same.
  Result<Whom> find(const ReturnedMail& mail) {
    store::Reader reader = tx_->reader();
    for (const std::string& to : mail.envelope_to) {
      const auto id = mailing::delivery_of_return(config_->mail.return_address, key_, to);
      if (id) return whom_of(reader, DeliveryId{*id});
    }
    if (mail.about.empty()) return Whom{};
    const auto id = store::delivery_of_message(reader, mail.about);
    if (!id) return fail(id.error());
    if (!*id) return Whom{};
    auto whom = whom_of(reader, **id);
    if (!whom || !whom->person) return whom;
    const std::string mine = mailing::address_key(whom->person->email);
    const bool named = std::ranges::any_of(mail.recipients, [&](const ReturnedRecipient& each) {
      return mailing::address_key(each.address) == mine;
    });
    return named || mail.recipients.empty() ? whom : Result<Whom>(Whom{});
  }

  /// The recipient of the report that is our reader; the only one where a forwarder renamed it.
  static const ReturnedRecipient* recipient_of(const ReturnedMail& mail, const Whom& whom) {
    if (mail.recipients.empty()) return nullptr;
    if (whom.person) {
      const std::string mine = mailing::address_key(whom.person->email);
      for (const ReturnedRecipient& each : mail.recipients) {
        if (mailing::address_key(each.address) == mine) return &each;
      }
    }
    return mail.recipients.size() == 1 ? &mail.recipients.front() : nullptr;
  }

  AnswerReading reading_of(const ReturnedRecipient& recipient, const Whom& whom) const {
    const MailProvider* const host = book_->provider_of_host(recipient.remote_mta);
    const std::string provider = host != nullptr ? host->key : whom.delivery->provider;
    const bool has_words = !recipient.diagnostic.empty();
    const std::string said = has_words ? recipient.diagnostic : recipient.status;
    return book_->read(said, 0, {MailPhase::report, false, "", provider});
  }

  Result<void> note(const Whom& whom, DeliveryEventKind kind, const AnswerReading& reading,
                    std::string_view answer, AnswerMeaning meaning) {
    return store::add_delivery_event(*tx_, {.delivery = whom.delivery->id,
                                            .at = now_,
                                            .kind = kind,
                                            .code = reading.text.code,
                                            .enhanced_code = reading.text.enhanced,
                                            .answer = answer,
                                            .meaning = meaning});
  }

  Result<ReturnedAs> report(const ReturnedMail& mail, const Whom& whom, store::ReturnedRow& row) {
    if (!whom.delivery || !whom.person) {
      row.reading = "rapport sur un message qui n’est pas de nous, ou qui ne le prouve pas";
      return ReturnedAs::filed;
    }
    const ReturnedRecipient* const recipient = recipient_of(mail, whom);
    if (recipient == nullptr) {
      row.reading = "rapport qui ne nomme pas son destinataire";
      return ReturnedAs::for_a_person;
    }
    const AnswerReading reading = reading_of(*recipient, whom);
    if (recipient->action != "failed" && !recipient->action.empty()) {
      row.reading = "le relais essaie encore";
      if (auto kept = note(whom, DeliveryEventKind::report, reading, recipient->diagnostic,
                           AnswerMeaning::later);
          !kept) {
        return fail(kept.error());
      }
      return ReturnedAs::noted;
    }
    return failed(*recipient, reading, whom, row);
  }

  Result<ReturnedAs> failed(const ReturnedRecipient& recipient, const AnswerReading& reading,
                            const Whom& whom, store::ReturnedRow& row) {
    row.reading = mailing::word_of(reading.subject);
    const Instant handed = whom.delivery->handed_at.value_or(now_);
    const bool old = now_ - handed > kReportDays * kDaySeconds;
    if (old || whom.delivery->reported) return ReturnedAs::noted;
    const std::string& answer =
        recipient.diagnostic.empty() ? recipient.status : recipient.diagnostic;
    const auto kept = note(whom, DeliveryEventKind::report, reading, answer,
                           mailing::meaning_of(reading.subject));
    if (!kept) return fail(kept.error());
    const bool strike =
        reading.subject == AnswerSubject::reader && reading.measure == AnswerMeasure::refuse;
    if (!strike) {
      const bool shown =
          reading.measure == AnswerMeasure::show && reading.subject == AnswerSubject::reader;
      return shown ? ReturnedAs::for_a_person : ReturnedAs::noted;
    }
    const auto burst = is_burst(whom);
    if (!burst) return fail(burst.error());
    if (*burst) {
      row.reading =
          "beaucoup d’adresses inconnues d’un coup chez ce fournisseur\u00a0: panne "
          "probable, personne n’est retiré";
      return ReturnedAs::for_a_person;
    }
    if (auto done = take_off(*whom.person, SuppressionReason::bounced); !done) {
      return fail(done.error());
    }
    return ReturnedAs::taken_off;
  }

  /// Gmail once called living accounts unknown for hours.
  Result<bool> is_burst(const Whom& whom) {
    store::Reader reader = tx_->reader();
    const auto share = store::report_share(reader, whom.delivery->issue, whom.delivery->provider);
    if (!share) return fail(share.error());
    const std::int64_t most = std::max(kBurstLeast, share->deliveries * kBurstPercent / 100);
    return share->reported > most;
  }

  Result<ReturnedAs> complaint(const Whom& whom, store::ReturnedRow& row) {
    row.reading = "plainte pour courrier indésirable";
    if (!whom.delivery || !whom.person) return ReturnedAs::for_a_person;
    AnswerReading none;
    const auto kept =
        note(whom, DeliveryEventKind::complaint, none, "", AnswerMeaning::about_reader);
    if (!kept) return fail(kept.error());
    if (auto done = take_off(*whom.person, SuppressionReason::complained); !done) {
      return fail(done.error());
    }
    return ReturnedAs::taken_off;
  }

  Result<ReturnedAs> other(const ReturnedMail& mail, store::ReturnedRow& row) {
    const auto reading = book_->read_mail(mail.for_rules);
    if (!reading) {
      row.reading = "une personne écrit";
      return ReturnedAs::for_a_person;
    }
    row.reading = reading->subject == AnswerSubject::reader
                      ? std::string("quelqu’un demande peut-être à partir")
                      : std::string(mailing::word_of(reading->subject));
    return reading->measure == AnswerMeasure::none ? ReturnedAs::filed : ReturnedAs::for_a_person;
  }

  Result<void> take_off(const store::Subscriber& person, SuppressionReason reason) {
    if (person.email.empty()) return {};
    const bool own_wish = reason == SuppressionReason::unsubscribed;
    return leave(*tx_, person,
                 {.place = ConsentPlace::mail,
                  .actor = own_wish ? ConsentActor::reader : ConsentActor::operator_,
                  .reason = reason,
                  .curator = {},
                  .every_list = !own_wish},
                 now_);
  }

  store::Transaction* tx_;
  const config::VigieConfig* config_;
  const mailing::AnswerBook* book_;
  std::string key_;
  Instant now_;
};

/// The first bytes of a file: a mail of thirty megabytes says what it says at its beginning.
Result<std::string> read_file_start(const fs::path& file, std::size_t most) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes(most, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(most));
  if (in.bad() || !in.is_open()) return fail(Code::storage, file.string() + ": cannot be read");
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

std::string_view kind_word(ReturnedMail::Kind kind) {
  switch (kind) {
    case ReturnedMail::Kind::report:
      return "report";
    case ReturnedMail::Kind::complaint:
      return "complaint";
    case ReturnedMail::Kind::mail:
      return "mail";
    case ReturnedMail::Kind::unknown:
      return "unknown";
  }
  return "unknown";
}

}  // namespace

Result<ReturnedAs> take_returned(store::Database& db, const config::VigieConfig& config,
                                 const mailing::AnswerBook& book, const ReturnedFile& file,
                                 Instant now) {
  const ReturnedMail mail = mailing::read_returned(file.bytes);
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  auto key = mail_key(reader);
  if (!key) return fail(key.error());
  store::ReturnedRow row{.id = 0,
                         .at = now,
                         .file = file.name,
                         .kind = std::string(kind_word(mail.kind)),
                         .subject = mail.subject,
                         .sender = mail.from,
                         .text = std::string(text::utf8_prefix(mail.text, kTextKept)),
                         .reading = "",
                         .delivery = {},
                         .open = false};
  const auto as = Return(*tx, config, book, std::move(*key), now).take(mail, row);
  if (!as) return as;
  row.open = *as == ReturnedAs::for_a_person;
  const auto added = store::add_returned(*tx, row);
  if (!added) return fail(added.error());
  if (!*added) return ReturnedAs::known;  // all of it is rolled back
  if (auto done = tx->commit(); !done) return fail(done.error());
  return as;
}

Result<ReturnsReport> take_returns(store::Database& db, const config::VigieConfig& config,
                                   Instant now) {
  ReturnsReport report;
  const fs::path incoming = config.mail.returns / "new";
  std::error_code trouble;
  if (config.mail.returns.empty() || !fs::is_directory(incoming, trouble)) return report;
  const auto book = answer_book(config);
  if (!book) return fail(book.error());
  fs::create_directories(config.mail.returns / "cur", trouble);
  for (const fs::directory_entry& entry : fs::directory_iterator(incoming, trouble)) {
    if (report.read == kReturnedARun) {
      report.more = true;
      break;
    }
    if (!entry.is_regular_file(trouble)) continue;
    const std::string name = entry.path().filename().string();
    auto bytes = read_file_start(entry.path(), mailing::kReturnedBytesMax);
    if (!bytes) return fail(bytes.error());
    const auto as = take_returned(db, config, *book, {name, std::move(*bytes)}, now);
    if (!as) return fail_with(name, as.error());
    ++report.read;
    report.taken_off += *as == ReturnedAs::taken_off ? 1 : 0;
    report.for_a_person += *as == ReturnedAs::for_a_person ? 1 : 0;
    fs::rename(entry.path(), config.mail.returns / "cur" / (name + ":2,S"), trouble);
    if (trouble) return fail(Code::storage, fmt::format("{}: {}", name, trouble.message()));
  }
  return report;
}

Result<void> settle_return(store::Database& db, const store::ReturnedOf& of,
                           const ReturnSettling& settling, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto found = store::open_returned_by_id(reader, of, settling.id);
  if (!found) return fail(found.error());
  if (!*found) return fail(Code::not_found, "returned mail");
  const store::ReturnedRow& row = **found;
  if (settling.take_off && row.delivery.value != 0) {
    const auto whom = whom_of(reader, row.delivery);
    if (!whom) return fail(whom.error());
    if (whom->person && !whom->person->email.empty()) {
      const auto done = leave(*tx, *whom->person,
                              {.place = ConsentPlace::mail,
                               .actor = ConsentActor::curator,
                               .reason = SuppressionReason::bounced,
                               .curator = settling.curator,
                               .every_list = false},
                              now);
      if (!done) return done;
    }
  }
  if (const auto done = store::settle_returned(*tx, row.id, now); !done) return fail(done.error());
  const store::Event event{{},
                           settling.curator,
                           "return_settled",
                           fmt::format("returned {}", row.id),
                           settling.take_off ? "taken off" : ""};
  if (auto done = store::add_event(*tx, event, now); !done) return done;
  return tx->commit();
}

}  // namespace vigie::app
