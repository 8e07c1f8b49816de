// SPDX-License-Identifier: EUPL-1.2
#include "app/readers/read_readers.hpp"

#include "app/letter/mail_key.hpp"
#include "base/format.hpp"
#include "mailing/reader_words.hpp"
#include "store/letter/letter_repo.hpp"
#include "store/mail/follower_repo.hpp"
#include "text/csv.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

constexpr int kDeliveriesShown = 24;

}  // namespace

Result<std::string> letter_name(store::Reader& reader, std::string_view letter) {
  if (letter == store::kPanoramaList) return std::string("le panorama de presse");
  const auto letters = store::letters(reader);
  if (!letters) return fail(letters.error());
  for (const store::LetterRow& each : *letters) {
    if (each.key == letter) return each.name;
  }
  return fail(Code::not_found, "letter");
}

Result<ReadersPage> read_readers(store::Reader& reader, const ReadersAsked& asked, Instant now) {
  ReadersPage page;
  auto name = letter_name(reader, asked.list);
  if (!name) return fail(name.error());
  page.name = std::move(*name);
  auto counts = store::reader_counts(reader, asked.list);
  if (!counts) return fail(counts.error());
  page.counts = std::move(*counts);
  const std::string words = text::ascii_lower(asked.words);
  auto rows = store::reader_page(reader, {.list = asked.list,
                                          .words = words,
                                          .state = asked.state,
                                          .after = asked.after,
                                          .limit = kReadersAPage + 1});
  if (!rows) return fail(rows.error());
  page.rows = std::move(*rows);
  if (page.rows.size() > kReadersAPage) {
    page.rows.pop_back();
    page.next = page.rows.back().email_key;
  }
  auto growth = store::readers_by_month(reader, asked.list, now - kGrowthMonths * 31 * kDaySeconds);
  if (!growth) return fail(growth.error());
  page.growth = std::move(*growth);
  auto lots = store::import_lots(reader, asked.list, kLotsShown);
  if (!lots) return fail(lots.error());
  page.lots = std::move(*lots);
  return page;
}

Result<ReaderPage> read_reader(store::Reader& reader, std::string_view list, SubscriptionId id) {
  ReaderPage page;
  auto name = letter_name(reader, list);
  if (!name) return fail(name.error());
  page.letter_name = std::move(*name);
  auto person = store::subscriber_by_id(reader, id);
  if (!person) return fail(person.error());
  if (!*person || (*person)->list != list) return fail(Code::not_found, "subscription");
  page.person = std::move(**person);
  auto history = store::consent_events(reader, id);
  if (!history) return fail(history.error());
  page.history = std::move(*history);
  auto attributes = store::person_attributes(reader, page.person.person);
  if (!attributes) return fail(attributes.error());
  page.attributes = std::move(*attributes);
  auto deliveries = store::reader_deliveries(reader, list, id, kDeliveriesShown);
  if (!deliveries) return fail(deliveries.error());
  page.deliveries = std::move(*deliveries);
  const auto key = mail_key(reader);
  if (!key || page.person.email.empty()) return page;
  auto off = store::suppressions_of(reader, email_hash(*key, page.person.email));
  if (!off) return fail(off.error());
  page.suppressions = std::move(*off);
  return page;
}

Result<std::string> readers_csv(store::Reader& reader, std::string_view list) {
  const auto people = store::subscribers(reader, list);
  if (!people) return fail(people.error());
  std::string csv =
      "\xEF\xBB\xBF"
      "courriel;nom;base;origine;inscription;statut\r\n";
  for (const store::Subscriber& each : *people) {
    if (each.email.empty()) continue;
    csv +=
        fmt::format("{};{};{};{};{};{}\r\n", text::csv_field(each.email),
                    text::csv_field(each.name), name_of(each.basis), text::csv_field(each.origin),
                    iso(paris_day(each.subscribed_at)), mailing::word_of(each.state));
  }
  return csv;
}

}  // namespace vigie::app
