// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/subscribers.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "app/letter/mail_key.hpp"
#include "app/letter/unsubscribe.hpp"
#include "base/format.hpp"
#include "base/secret.hpp"
#include "mailing/encoding.hpp"
#include "store/letter/letter_repo.hpp"
#include "store/mail/consent_repo.hpp"
#include "store/mail/person_repo.hpp"
#include "store/mail/suppression_repo.hpp"
#include "text/charset.hpp"
#include "text/csv.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

constexpr std::size_t kTokenBytesOfLink = 24;
constexpr std::size_t kNameBytesMax = 200;
/// Whoever is taken off by hand.
constexpr Departure kRemoval{.place = ConsentPlace::command,
                             .actor = ConsentActor::operator_,
                             .reason = SuppressionReason::manual};

/// Where each column stands; -1: not in this file.
struct Columns {
  int email = -1;
  int name = -1;
  int first_name = -1;
  int basis = -1;
  int origin = -1;
};

std::optional<Columns> columns_of(const text::CsvRow& head) {
  Columns columns;
  for (int i = 0; i < static_cast<int>(head.fields.size()); ++i) {
    const std::string name = text::fold(head.fields[static_cast<std::size_t>(i)]);
    const auto is = [&](std::initializer_list<std::string_view> names) {
      return std::ranges::find(names, name) != names.end();
    };
    if (is({"courriel", "email", "e-mail", "mail", "adresse", "adresse mail", "adresse courriel",
            "adresse e-mail"})) {
      columns.email = i;
    } else if (is({"nom", "name", "nom complet"})) {
      columns.name = i;
    } else if (is({"prenom", "firstname", "first name"})) {
      columns.first_name = i;
    } else if (is({"base", "fondement", "motif"})) {
      columns.basis = i;
    } else if (is({"origine", "source"})) {
      columns.origin = i;
    }
  }
  if (columns.email < 0) return std::nullopt;
  return columns;
}

std::string field(const text::CsvRow& row, int column) {
  if (column < 0 || column >= static_cast<int>(row.fields.size())) return "";
  return row.fields[static_cast<std::size_t>(column)];
}

/// Why a line cannot be taken, in French; "" when it can.
std::string refusal(const text::CsvRow& row, const Columns& columns) {
  if (row.open_quote) return "un guillemet n’est jamais fermé";
  const std::string email = field(row, columns.email);
  if (email.empty()) return "pas d’adresse";
  if (!mailing::is_address(email)) return "ce n’est pas une adresse de courriel";
  const std::string name = field(row, columns.name) + field(row, columns.first_name);
  if (mailing::has_control(name)) return "le nom contient un caractère de commande";
  if (name.size() > kNameBytesMax) return "le nom est trop long";
  const std::string basis = text::fold(field(row, columns.basis));
  if (!basis.empty() && basis != "inscription" && basis != "fonctions") {
    return "la base doit être «\u00a0inscription\u00a0» ou «\u00a0fonctions\u00a0»";
  }
  return "";
}

std::string person_name(const text::CsvRow& row, const Columns& columns) {
  const std::string first = field(row, columns.first_name);
  const std::string last = field(row, columns.name);
  if (first.empty() || last.empty()) return first + last;
  return first + " " + last;
}

class Importer {
 public:
  Importer(store::Transaction& tx, std::string_view list, std::string key, std::string_view origin,
           ImportLotId lot, Entropy& entropy, Instant now)
      : tx_(&tx),
        list_(list),
        key_(std::move(key)),
        origin_(origin),
        lot_(lot),
        entropy_(&entropy),
        now_(now) {}

  Result<void> take(const text::CsvRow& row, const Columns& columns) {
    const std::string email = field(row, columns.email);
    const std::string email_key = mailing::address_key(email);
    if (std::string why = refusal(row, columns); !why.empty()) {
      report_.refused.push_back({row.line, email, std::move(why)});
      return {};
    }
    if (!seen_.insert(email_key).second) {
      report_.refused.push_back({row.line, email, "adresse déjà donnée plus haut"});
      return {};
    }
    store::Reader reader = tx_->reader();
    const auto out = store::is_suppressed(reader, list_, email_hash(key_, email));
    if (!out) return fail(out.error());
    const auto known = store::known_person(reader, list_, email_key);
    if (!known) return fail(known.error());
    if (*out || (*known && (*known)->state == SubscriptionState::left)) {
      ++report_.suppressed;
      return {};
    }
    if (*known && (*known)->state) {
      ++report_.known;
      return {};
    }
    ++report_.added;
    if (*known) return subscribe((*known)->person, row, columns);
    const std::string name = person_name(row, columns);
    const auto person =
        store::add_person(*tx_, {.email = email, .email_key = email_key, .name = name}, now_);
    if (!person) return fail(person.error());
    return subscribe(*person, row, columns);
  }

  ImportReport take_report() { return std::move(report_); }

 private:
  Result<void> subscribe(PersonId person, const text::CsvRow& row, const Columns& columns) {
    const auto basis = parse_basis(text::fold(field(row, columns.basis)));
    const std::string origin = field(row, columns.origin);
    const std::string token = base64url(entropy_->bytes(kTokenBytesOfLink));
    const auto subscription =
        store::add_subscription(*tx_,
                                {.person = person,
                                 .list = list_,
                                 .basis = basis.value_or(Basis::inscription),
                                 .origin = origin.empty() ? origin_ : std::string_view(origin),
                                 .lot = lot_,
                                 .token = token},
                                now_);
    if (!subscription) return fail(subscription.error());
    return store::add_consent_event(*tx_, {.subscription = *subscription,
                                           .at = now_,
                                           .kind = ConsentKind::subscribed,
                                           .place = ConsentPlace::import,
                                           .wording = "",
                                           .actor = ConsentActor::operator_,
                                           .curator = {}});
  }

  store::Transaction* tx_;
  std::string_view list_;
  std::string key_;
  std::string_view origin_;
  ImportLotId lot_;
  Entropy* entropy_;
  Instant now_;
  std::set<std::string> seen_;  // by their keys
  ImportReport report_;
};

}  // namespace

Result<ImportReport> import_subscribers(store::Database& db, const LetterPlan& plan,
                                        std::string_view bytes, std::string_view origin,
                                        ImportMode mode, Entropy& entropy, Instant now) {
  if (bytes.size() > kImportBytesMax) {
    return fail(Code::too_large, std::to_string(bytes.size()), "le fichier est trop volumineux");
  }
  const text::Decoded decoded = text::to_utf8(bytes, "");
  const std::vector<text::CsvRow> rows = text::read_csv(decoded.utf8);
  if (rows.size() > kImportLinesMax) {
    return fail(Code::too_large, std::to_string(rows.size()), "le fichier a trop de lignes");
  }
  if (rows.empty()) {
    return fail(Code::invalid_input, "empty file", "le fichier est vide");
  }
  const auto columns = columns_of(rows.front());
  if (!columns) {
    return fail(Code::invalid_input, "no column of addresses",
                "la première ligne doit nommer les colonnes, dont «\u00a0courriel\u00a0»");
  }
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  if (auto done = store::put_letter(*tx, plan.key, plan.name, plan.centre); !done) {
    return fail(done.error());
  }
  if (auto done = store::put_letter_list(*tx, plan.key); !done) return fail(done.error());
  const auto lot = store::add_import_lot(*tx, plan.key, origin, now);
  if (!lot) return fail(lot.error());
  auto key = ensure_mail_key(*tx, entropy);
  if (!key) return fail(key.error());
  Importer importer(*tx, plan.key, std::move(*key), origin, *lot, entropy, now);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (auto done = importer.take(rows[i], *columns); !done) return fail(done.error());
  }
  if (mode == ImportMode::apply) {
    if (auto done = tx->commit(); !done) return fail(done.error());
  }
  ImportReport report = importer.take_report();
  report.encoding = decoded.encoding;
  return report;
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
