// SPDX-License-Identifier: EUPL-1.2
#include "app/readers/sign_up.hpp"

#include "app/letter/mail_key.hpp"
#include "app/readers/read_readers.hpp"
#include "base/format.hpp"
#include "base/secret.hpp"
#include "mailing/encoding.hpp"
#include "mailing/links.hpp"
#include "mailing/reader_file.hpp"
#include "store/mail/consent_repo.hpp"
#include "store/mail/follower_repo.hpp"
#include "store/mail/person_repo.hpp"
#include "store/mail/standing_repo.hpp"
#include "store/mail/suppression_repo.hpp"
#include "text/french.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

constexpr std::size_t kSignUpTokenBytes = 24;

Result<store::Subscriber> pending_subscription(store::Transaction& tx, const SignUp& asked,
                                               const std::string& address, Entropy& entropy,
                                               Instant now) {
  store::Reader reader = tx.reader();
  const std::string key = mailing::address_key(address);
  const auto known = store::known_person(reader, asked.list, key);
  if (!known) return fail(known.error());
  PersonId person = *known ? (*known)->person : PersonId{};
  if (!*known) {
    std::string name(
        text::utf8_prefix(text::showable(text::trimmed(asked.name)), mailing::kReaderNameBytesMax));
    if (mailing::has_control(name)) name.clear();
    const auto added =
        store::add_person(tx, {.email = address, .email_key = key, .name = name}, now);
    if (!added) return fail(added.error());
    person = *added;
  }
  const std::string token = base64url(entropy.bytes(kSignUpTokenBytes));
  const auto id =
      store::add_subscription(tx,
                              {.person = person,
                               .list = asked.list,
                               .basis = Basis::inscription,
                               .origin = fmt::format("page d’inscription, {}", iso(paris_day(now))),
                               .lot = {},
                               .token = token,
                               .state = SubscriptionState::pending,
                               .frequency = asked.frequency},
                              now);
  if (!id) return fail(id.error());
  const auto told = store::add_consent_event(tx, {.subscription = *id,
                                                  .at = now,
                                                  .kind = ConsentKind::asked,
                                                  .place = ConsentPlace::page,
                                                  .wording = std::string(asked.wording),
                                                  .actor = ConsentActor::reader,
                                                  .curator = {}});
  if (!told) return fail(told.error());
  auto made = store::subscriber_by_id(reader, *id);
  if (!made) return fail(made.error());
  return std::move(**made);
}

Result<void> send_link(store::Transaction& tx, const store::Subscriber& person, Instant now) {
  const std::string subject = fmt::format("{}:{}", person.id.value, iso(paris_day(now)));
  const auto told = notify(tx, kReaderLink, subject,
                           {.curator = {}, .address = person.email, .name = person.name}, now);
  if (!told) return fail(told.error());
  return {};
}

/// What a request for an address that is known leads to.
Result<void> answer_known(store::Transaction& tx, const store::Subscriber& person, bool link_only,
                          Instant now) {
  const bool receives =
      person.state == SubscriptionState::active || person.state == SubscriptionState::paused;
  if (receives) return send_link(tx, person, now);
  if (link_only) return {};
  return send_proof(tx, person, Proof::confirm, person.email, now);
}

/// "4:confirmer:2026-11-30" of a proof's notification.
struct ProofSubject {
  SubscriptionId subscription;
  Proof proof = Proof::confirm;
};
std::optional<ProofSubject> read_subject(std::string_view subject) {
  ProofSubject read;
  const std::size_t colon = subject.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  for (const char c : subject.substr(0, colon)) {
    if (c < '0' || c > '9') return std::nullopt;
    read.subscription.value = read.subscription.value * 10 + (c - '0');
  }
  const std::string_view rest = subject.substr(colon + 1);
  const auto proof = proof_named(rest.substr(0, rest.find(':')));
  if (proof) read.proof = *proof;
  return read;
}

NotificationText text_of(Proof proof, const std::string& letter, const std::string& url) {
  const auto mail = [&](std::string subject, std::string_view before, std::string_view after) {
    return NotificationText{text::typographic(subject),
                            text::typographic(fmt::format("Bonjour,\n\n{}\n\n", before)) + url +
                                "\n\n" + text::typographic(after) + "\n"};
  };
  switch (proof) {
    case Proof::confirm:
      return mail(
          fmt::format("Confirmez votre inscription à {}", letter),
          fmt::format("Quelqu’un, vous sans doute, a demandé à recevoir {}. Pour confirmer, "
                      "ouvrez cette page et cliquez sur le bouton\u00a0:",
                      letter),
          "Si ce n’est pas vous, ne faites rien\u00a0: vous ne recevrez rien de plus.");
    case Proof::address:
      return mail(
          fmt::format("Confirmez votre nouvelle adresse pour {}", letter),
          fmt::format("Vous avez demandé à recevoir {} à cette adresse. Pour confirmer\u00a0:",
                      letter),
          "Si ce n’est pas vous, ne faites rien\u00a0: rien ne change.");
    case Proof::data:
      return mail(fmt::format("Vos données chez {}", letter),
                  "Voici la page qui donne tout ce que nous gardons de vous\u00a0:",
                  "Elle répond trois jours, et à vous seule ou seul.");
    case Proof::erase:
      return mail(fmt::format("Effacer vos données chez {}", letter),
                  "Pour effacer votre adresse et votre nom de toutes nos listes, ouvrez cette page "
                  "et confirmez\u00a0:",
                  "Si ce n’est pas vous, ne faites rien\u00a0: rien ne change.");
  }
  return {};
}

}  // namespace

Result<void> send_proof(store::Transaction& tx, const store::Subscriber& person, Proof proof,
                        std::string_view to, Instant now) {
  const std::string subject =
      fmt::format("{}:{}:{}", person.id.value, word_of(proof), iso(paris_day(now)));
  const auto told = notify(tx, kReaderProof, subject,
                           {.curator = {}, .address = std::string(to), .name = person.name}, now);
  if (!told) return fail(told.error());
  return {};
}

Result<Asked> sign_up(store::Database& db, const SignUp& asked, Entropy& entropy, Instant now) {
  const std::string address = mailing::clean_address(asked.address);
  if (!mailing::is_address(address)) return Asked::no_address;
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto waiting = store::asked_since(reader, asked.list, now - kHourSeconds);
  if (!waiting) return fail(waiting.error());
  if (*waiting >= kAskedAnHourMax) return Asked::too_many;
  const auto listed = asked.list == store::kPanoramaList ? store::put_panorama_list(*tx)
                                                         : store::put_letter_list(*tx, asked.list);
  if (!listed) return fail(listed.error());
  if (const auto key = ensure_mail_key(*tx, entropy); !key) return fail(key.error());
  const auto known = store::subscriber_by_email(reader, asked.list, mailing::address_key(address));
  if (!known) return fail(known.error());
  if (*known) {
    if (auto done = answer_known(*tx, **known, asked.link_only, now); !done) {
      return fail(done.error());
    }
  } else if (!asked.link_only) {
    const auto made = pending_subscription(*tx, asked, address, entropy, now);
    if (!made) return fail(made.error());
    if (auto done = send_proof(*tx, *made, Proof::confirm, address, now); !done) {
      return fail(done.error());
    }
  }
  if (auto done = tx->commit(); !done) return fail(done.error());
  return Asked::heard;
}

Result<bool> confirm_subscription(store::Database& db, std::string_view token,
                                  std::string_view code, std::string_view wording, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto person = person_of_proof(reader, token, Proof::confirm, code, now);
  if (!person) return fail(person.error());
  if (!*person) return false;
  const bool returns = (*person)->state == SubscriptionState::left;
  const auto active = store::activate(*tx, (*person)->id, now);
  if (!active) return active;
  if (!*active) return false;
  const auto key = mail_key(reader);
  if (!key) return fail(key.error());
  const auto freed =
      store::undo_suppressions(*tx, (*person)->list, email_hash(*key, (*person)->email), now);
  if (!freed) return fail(freed.error());
  const auto told = store::add_consent_event(
      *tx, {.subscription = (*person)->id,
            .at = now,
            .kind = returns ? ConsentKind::returned : ConsentKind::subscribed,
            .place = ConsentPlace::page,
            .wording = std::string(wording),
            .actor = ConsentActor::reader,
            .curator = {}});
  if (!told) return fail(told.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  return true;
}

Result<std::optional<NotificationText>> compose_reader_proof(const Composing& composing) {
  const auto subject = read_subject(composing.notification.subject);
  if (!subject) return std::nullopt;
  const auto person = store::subscriber_by_id(composing.reader, subject->subscription);
  if (!person) return fail(person.error());
  if (!*person || (*person)->email.empty()) return std::nullopt;
  const bool confirmed = (*person)->state == SubscriptionState::active ||
                         (*person)->state == SubscriptionState::paused;
  if (subject->proof == Proof::confirm && confirmed) return std::nullopt;
  if (subject->proof == Proof::address) {
    const auto wish = store::wished_address(composing.reader, (*person)->person);
    if (!wish) return fail(wish.error());
    if (!*wish || (*wish)->email != composing.notification.address) return std::nullopt;
  }
  const auto name = letter_name(composing.reader, (*person)->list);
  const std::string letter = name ? *name : std::string("le panorama de presse");
  const auto code = proof_code(composing.reader, **person, subject->proof, composing.now);
  if (!code) return fail(code.error());
  const std::string url = fmt::format(
      "{}/{}/{}", mailing::preferences_url(composing.config.web.public_url, (*person)->token),
      word_of(subject->proof), *code);
  return text_of(subject->proof, letter, url);
}

Result<std::optional<NotificationText>> compose_reader_link(const Composing& composing) {
  const auto subject = read_subject(composing.notification.subject);
  if (!subject) return std::nullopt;
  const auto person = store::subscriber_by_id(composing.reader, subject->subscription);
  if (!person) return fail(person.error());
  if (!*person || (*person)->email.empty()) return std::nullopt;
  const auto name = letter_name(composing.reader, (*person)->list);
  const std::string letter = name ? *name : std::string("le panorama de presse");
  return NotificationText{
      text::typographic(fmt::format("Vos préférences pour {}", letter)),
      text::typographic(fmt::format("Bonjour,\n\nVous êtes déjà dans la liste de {}. Cette page "
                                    "permet de faire une pause, de changer d’adresse ou de "
                                    "partir\u00a0:\n\n",
                                    letter)) +
          mailing::preferences_url(composing.config.web.public_url, (*person)->token) + "\n"};
}

}  // namespace vigie::app
