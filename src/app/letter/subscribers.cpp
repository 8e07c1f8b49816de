// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/subscribers.hpp"

#include <map>
#include <optional>

#include "app/letter/mail_key.hpp"
#include "app/letter/unsubscribe.hpp"
#include "base/format.hpp"
#include "base/secret.hpp"
#include "mailing/encoding.hpp"
#include "mailing/reader_file.hpp"
#include "store/letter/letter_repo.hpp"
#include "store/mail/consent_repo.hpp"
#include "store/mail/person_repo.hpp"
#include "store/mail/reader_repo.hpp"
#include "store/mail/suppression_repo.hpp"
#include "store/people/event_repo.hpp"

namespace vigie::app {
namespace {

constexpr std::size_t kTokenBytesOfLink = 24;
/// Whoever is taken off by hand.
constexpr Departure kRemoval{.place = ConsentPlace::command,
                             .actor = ConsentActor::operator_,
                             .reason = SuppressionReason::manual};

class Importer {
 public:
  Importer(store::Transaction& tx, std::string key, const ImportOrder& order, ImportLotId lot,
           Entropy& entropy, Instant now)
      : tx_(&tx),
        key_(std::move(key)),
        order_(&order),
        list_(order.plan.key),
        lot_(lot),
        entropy_(&entropy),
        now_(now) {}

  Result<void> take(const mailing::ReaderLine& line) {
    if (!line.refused.empty()) return refuse(line, line.refused);
    const std::string email_key = mailing::address_key(line.address);
    const auto [first, is_new] = seen_.emplace(email_key, line.line);
    if (!is_new) return refuse(line, fmt::format("déjà à la ligne {}", first->second));
    if (line.gone) return keep_off(line);
    store::Reader reader = tx_->reader();
    const auto out = store::is_suppressed(reader, list_, email_hash(key_, line.address));
    if (!out) return fail(out.error());
    const auto known = store::known_person(reader, list_, email_key);
    if (!known) return fail(known.error());
    if (*out) {
      ++report_.suppressed;
      return {};
    }
    if (*known && (*known)->state) return meet_again(**known, line);
    ++report_.added;
    if (*known) return subscribe((*known)->person, line);
    const auto person = store::add_person(
        *tx_, {.email = line.address, .email_key = email_key, .name = line.name}, now_);
    if (!person) return fail(person.error());
    return subscribe(*person, line);
  }

  ImportReport take_report() { return std::move(report_); }

 private:
  Result<void> refuse(const mailing::ReaderLine& line, std::string why) {
    report_.refused.push_back({line.line, line.address, std::move(why)});
    return {};
  }

  /// Who had left in the former tool stays out of this one; who is on the list already decided
  /// here.
  Result<void> keep_off(const mailing::ReaderLine& line) {
    store::Reader reader = tx_->reader();
    const auto here = store::known_person(reader, list_, mailing::address_key(line.address));
    if (!here) return fail(here.error());
    const auto state = *here ? (*here)->state : std::nullopt;
    if (state && *state != SubscriptionState::left) {
      return refuse(line,
                    "le fichier la dit partie, mais elle est inscrite ici\u202f: à décider à "
                    "la main");
    }
    const auto kept =
        store::suppress(*tx_, list_, email_hash(key_, line.address), *line.gone, now_, lot_);
    if (!kept) return fail(kept.error());
    ++(*kept ? report_.brought_out : report_.suppressed);  // kept off before
    return {};
  }

  /// On the list: nothing that is known is overwritten.
  Result<void> meet_again(const store::KnownPerson& known, const mailing::ReaderLine& line) {
    if (known.state == SubscriptionState::left) {  // an import that was undone
      ++report_.added;
      const auto back = store::take_in_again(*tx_, known.subscription, origin(line), lot_, now_);
      if (!back) return fail(back.error());
      return tell(known.subscription, ConsentKind::returned);
    }
    const auto changed = complete(known.person, line);
    if (!changed) return fail(changed.error());
    ++(*changed ? report_.updated : report_.known);
    return {};
  }

  Result<bool> complete(PersonId person, const mailing::ReaderLine& line) {
    auto changed = store::name_nameless_person(*tx_, person, line.name);
    if (!changed) return changed;
    for (const auto& [kind, value] : line.attributes) {
      const auto added = store::add_person_attribute(*tx_, person, kind, value);
      if (!added) return added;
      *changed = *changed || *added;
    }
    return changed;
  }

  std::string_view origin(const mailing::ReaderLine& line) const {
    return line.origin.empty() ? order_->origin : std::string_view(line.origin);
  }

  Result<void> subscribe(PersonId person, const mailing::ReaderLine& line) {
    const auto completed = complete(person, line);
    if (!completed) return fail(completed.error());
    const std::string token = base64url(entropy_->bytes(kTokenBytesOfLink));
    const auto subscription =
        store::add_subscription(*tx_,
                                {.person = person,
                                 .list = list_,
                                 .basis = line.basis.value_or(Basis::inscription),
                                 .origin = origin(line),
                                 .lot = lot_,
                                 .token = token},
                                now_);
    if (!subscription) return fail(subscription.error());
    return tell(*subscription, ConsentKind::subscribed);
  }

  Result<void> tell(SubscriptionId subscription, ConsentKind kind) {
    const bool by_curator = order_->curator.value != 0;
    return store::add_consent_event(
        *tx_, {.subscription = subscription,
               .at = now_,
               .kind = kind,
               .place = ConsentPlace::import,
               .wording = "",
               .actor = by_curator ? ConsentActor::curator : ConsentActor::operator_,
               .curator = order_->curator});
  }

  store::Transaction* tx_;
  std::string key_;
  const ImportOrder* order_;
  std::string_view list_;
  ImportLotId lot_;
  Entropy* entropy_;
  Instant now_;
  std::map<std::string, int> seen_;  // the line of each key
  ImportReport report_;
};

Result<ImportLotId> open_lot(store::Transaction& tx, const ImportOrder& order, Instant now) {
  const LetterPlan& plan = order.plan;
  if (auto done = store::put_letter(tx, plan.key, plan.name, plan.centre); !done) {
    return fail(done.error());
  }
  if (auto done = store::put_letter_list(tx, plan.key); !done) return fail(done.error());
  return store::add_import_lot(tx, plan.key, order.origin, order.curator, now);
}

}  // namespace

Result<ImportReport> import_readers(store::Database& db, const ImportOrder& order,
                                    std::string_view bytes, Entropy& entropy, Instant now) {
  if (bytes.size() > kImportBytesMax) {
    return fail(Code::too_large, std::to_string(bytes.size()), "le fichier est trop volumineux");
  }
  const mailing::ReaderFile file = mailing::read_reader_file(bytes);
  if (!file.trouble.empty())
    return fail(Code::invalid_input, "not a list of readers", file.trouble);
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto lot = open_lot(*tx, order, now);
  if (!lot) return fail(lot.error());
  auto key = ensure_mail_key(*tx, entropy);
  if (!key) return fail(key.error());
  Importer importer(*tx, std::move(*key), order, *lot, entropy, now);
  for (const mailing::ReaderLine& line : file.lines) {
    if (auto done = importer.take(line); !done) return fail(done.error());
  }
  ImportReport report = importer.take_report();
  report.encoding = file.encoding;
  report.separator = file.separator;
  report.lines = file.lines.size();
  report.used = file.used;
  report.unused = file.unused;
  report.lot = *lot;
  if (order.mode == ImportMode::dry_run) return report;
  const auto counted = store::count_import_lot(*tx, *lot, report.added, report.brought_out);
  if (!counted) return fail(counted.error());
  if (order.curator.value != 0) {
    const store::Event event{{},
                             order.curator,
                             "readers_import",
                             order.plan.key,
                             fmt::format("lot {}, {} added", lot->value, report.added)};
    if (auto done = store::add_event(*tx, event, now); !done) return fail(done.error());
  }
  if (auto done = tx->commit(); !done) return fail(done.error());
  return report;
}

Result<ImportReport> import_subscribers(store::Database& db, const LetterPlan& plan,
                                        std::string_view bytes, std::string_view origin,
                                        ImportMode mode, Entropy& entropy, Instant now) {
  const ImportOrder order{.plan = plan, .origin = origin, .mode = mode, .curator = {}};
  return import_readers(db, order, bytes, entropy, now);
}

Result<UndoneImport> undo_import(store::Database& db, std::string_view list, ImportLotId lot,
                                 CuratorId curator, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto found = store::import_lot(reader, lot);
  if (!found) return fail(found.error());
  if (!*found || (*found)->list != list) return fail(Code::not_found, "import lot");
  UndoneImport undone;
  const auto first = store::mark_lot_undone(*tx, lot, now);
  if (!first) return fail(first.error());
  if (!*first) return undone;
  const auto receivers = store::receivers_of_lot(reader, lot);
  if (!receivers) return fail(receivers.error());
  for (const SubscriptionId id : *receivers) {
    if (const auto left = store::leave_list(*tx, id, now); !left) return fail(left.error());
    const auto actor = curator.value == 0 ? ConsentActor::operator_ : ConsentActor::curator;
    const auto told = store::add_consent_event(*tx, {.subscription = id,
                                                     .at = now,
                                                     .kind = ConsentKind::left,
                                                     .place = ConsentPlace::import,
                                                     .wording = "",
                                                     .actor = actor,
                                                     .curator = curator});
    if (!told) return fail(told.error());
    ++undone.removed;
  }
  const auto freed = store::undo_suppressions_of_lot(*tx, lot, now);
  if (!freed) return fail(freed.error());
  undone.freed = *freed;
  const store::Event event{
      {}, curator, "readers_import_undone", std::string(list), fmt::format("lot {}", lot.value)};
  if (auto done = store::add_event(*tx, event, now); !done) return fail(done.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  return undone;
}

Result<bool> remove_subscriber(store::Database& db, std::string_view letter, std::string_view email,
                               Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto known = store::subscriber_by_email(reader, letter, mailing::address_key(email));
  if (!known) return fail(known.error());
  if (!*known) return false;
  if (auto done = leave(*tx, **known, kRemoval, now); !done) return fail(done.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  return true;
}

Result<bool> erase_subscriber(store::Database& db, std::string_view email, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto all = store::subscriptions_by_email(reader, mailing::address_key(email));
  if (!all) return fail(all.error());
  if (all->empty()) return false;
  for (const store::Subscriber& each : *all) {
    if (auto done = leave(*tx, each, kRemoval, now); !done) return fail(done.error());
  }
  const auto erased = store::erase_person(*tx, all->front().person, now);
  if (!erased) return erased;
  if (auto done = tx->commit(); !done) return fail(done.error());
  return true;
}

}  // namespace vigie::app
