// SPDX-License-Identifier: EUPL-1.2
#include "app/readers/change_readers.hpp"

#include "app/letter/mail_key.hpp"
#include "app/letter/unsubscribe.hpp"
#include "base/format.hpp"
#include "base/secret.hpp"
#include "mailing/encoding.hpp"
#include "mailing/reader_file.hpp"
#include "store/mail/consent_repo.hpp"
#include "store/mail/person_repo.hpp"
#include "store/mail/suppression_repo.hpp"
#include "store/people/event_repo.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

constexpr std::size_t kReaderTokenBytes = 24;
constexpr std::size_t kOriginBytesMax = 200;

struct Typed {
  std::string address;
  std::string name;
  std::string origin;
};

/// The person of this address, made where there is none.
Result<PersonId> person_for(store::Transaction& tx, const std::optional<store::KnownPerson>& known,
                            const Typed& typed, Instant now) {
  if (known) return known->person;
  const std::string key = mailing::address_key(typed.address);
  return store::add_person(tx, {.email = typed.address, .email_key = key, .name = typed.name}, now);
}

Result<Adding> add_typed(store::Transaction& tx, const NewReader& reader, const Typed& typed,
                         CuratorId curator, Entropy& entropy, Instant now) {
  store::Reader view = tx.reader();
  const auto key = ensure_mail_key(tx, entropy);
  if (!key) return fail(key.error());
  const auto out = store::is_suppressed(view, reader.list, email_hash(*key, typed.address));
  if (!out) return fail(out.error());
  const auto known = store::known_person(view, reader.list, mailing::address_key(typed.address));
  if (!known) return fail(known.error());
  if (*out) return Adding::kept_off;
  const auto state = *known ? (*known)->state : std::nullopt;
  if (state && *state != SubscriptionState::left) return Adding::known;
  SubscriptionId subscription;
  if (state) {
    subscription = (*known)->subscription;
    const auto back = store::take_in_again(tx, subscription, typed.origin, {}, now);
    if (!back) return fail(back.error());
  } else {
    const auto person = person_for(tx, *known, typed, now);
    if (!person) return fail(person.error());
    const std::string token = base64url(entropy.bytes(kReaderTokenBytes));
    const auto added = store::add_subscription(tx,
                                               {.person = *person,
                                                .list = reader.list,
                                                .basis = reader.basis,
                                                .origin = typed.origin,
                                                .lot = {},
                                                .token = token},
                                               now);
    if (!added) return fail(added.error());
    subscription = *added;
  }
  const auto told =
      store::add_consent_event(tx, {.subscription = subscription,
                                    .at = now,
                                    .kind = state ? ConsentKind::returned : ConsentKind::subscribed,
                                    .place = ConsentPlace::page,
                                    .wording = typed.origin,
                                    .actor = ConsentActor::curator,
                                    .curator = curator});
  if (!told) return fail(told.error());
  return Adding::added;
}

}  // namespace

std::string_view sentence_of(Adding adding) {
  switch (adding) {
    case Adding::added:
      return "";
    case Adding::known:
      return "Cette adresse est déjà dans la liste.";
    case Adding::kept_off:
      return "Cette personne s’est désinscrite, ou son adresse est revenue\u00a0: elle seule peut "
             "revenir, par la page d’inscription.";
    case Adding::no_address:
      return "Ce n’est pas une adresse de courriel.";
    case Adding::bad_name:
      return "Le nom est trop long, ou contient un caractère de commande.";
    case Adding::no_origin:
      return "Dites d’où vient l’adresse\u00a0: c’est la preuve que cette personne peut être "
             "écrite.";
  }
  return "";
}

Result<Adding> add_reader(store::Database& db, const NewReader& reader, CuratorId curator,
                          Entropy& entropy, Instant now) {
  Typed typed;
  typed.address = mailing::clean_address(reader.address, &typed.name);
  if (!mailing::is_address(typed.address)) return Adding::no_address;
  if (const auto name = text::trimmed(reader.name); !name.empty()) typed.name = name;
  if (mailing::has_control(typed.name) || typed.name.size() > mailing::kReaderNameBytesMax) {
    return Adding::bad_name;
  }
  typed.origin = text::utf8_prefix(text::showable(text::trimmed(reader.origin)), kOriginBytesMax);
  if (typed.origin.empty()) return Adding::no_origin;
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  if (auto done = store::put_letter_list(*tx, reader.list); !done) return fail(done.error());
  const auto adding = add_typed(*tx, reader, typed, curator, entropy, now);
  if (!adding || *adding != Adding::added) return adding;
  const store::Event event{{}, curator, "reader_added", std::string(reader.list), ""};
  if (auto done = store::add_event(*tx, event, now); !done) return fail(done.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  return adding;
}

Result<void> remove_reader(store::Database& db, std::string_view list, SubscriptionId id,
                           Removal removal, CuratorId curator, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto found = store::subscriber_by_id(reader, id);
  if (!found) return fail(found.error());
  if (!*found || (*found)->list != list) return fail(Code::not_found, "subscription");
  std::vector<store::Subscriber> all{**found};
  if (removal != Removal::this_list && !(*found)->email.empty()) {
    auto of_person = store::subscriptions_by_email(reader, mailing::address_key((*found)->email));
    if (!of_person) return fail(of_person.error());
    all = std::move(*of_person);
  }
  for (const store::Subscriber& each : all) {
    if (each.email.empty()) continue;  // erased before
    const Departure departure{.place = ConsentPlace::page,
                              .actor = ConsentActor::curator,
                              .reason = SuppressionReason::manual,
                              .curator = curator,
                              .every_list = removal != Removal::this_list};
    if (auto done = leave(*tx, each, departure, now); !done) return done;
  }
  if (removal == Removal::erase) {
    const auto erased = store::erase_person(*tx, (*found)->person, now);
    if (!erased) return fail(erased.error());
  }
  const char* const kind = removal == Removal::erase ? "reader_erased" : "reader_removed";
  const store::Event event{{}, curator, kind, fmt::format("subscription {}", id.value), ""};
  if (auto done = store::add_event(*tx, event, now); !done) return done;
  return tx->commit();
}

}  // namespace vigie::app
