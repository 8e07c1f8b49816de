// SPDX-License-Identifier: EUPL-1.2
#include "app/readers/preferences.hpp"

#include <algorithm>

#include "app/letter/mail_key.hpp"
#include "app/letter/unsubscribe.hpp"
#include "app/readers/read_readers.hpp"
#include "app/readers/sign_up.hpp"
#include "base/format.hpp"
#include "mailing/encoding.hpp"
#include "mailing/reader_file.hpp"
#include "mailing/reader_words.hpp"
#include "store/mail/consent_repo.hpp"
#include "store/mail/person_repo.hpp"
#include "store/mail/reader_repo.hpp"
#include "store/mail/suppression_repo.hpp"
#include "store/tag/theme_repo.hpp"

namespace vigie::app {
namespace {

Result<std::optional<store::Subscriber>> holder(store::Reader& reader, std::string_view token) {
  auto person = store::subscriber_by_token(reader, token);
  if (!person) return person;
  if (!*person || (*person)->email.empty()) return std::nullopt;
  return person;
}

Result<void> tell_choice(store::Transaction& tx, SubscriptionId id, ConsentKind kind, Instant now,
                         std::string wording = "") {
  return store::add_consent_event(tx, {.subscription = id,
                                       .at = now,
                                       .kind = kind,
                                       .place = ConsentPlace::link,
                                       .wording = std::move(wording),
                                       .actor = ConsentActor::reader,
                                       .curator = {}});
}

/// Loads the holder of the link in a transaction, lets `change` act, commits when it did.
template <typename Change>
Result<bool> by_link(store::Database& db, std::string_view token, const Change& change) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto person = holder(reader, token);
  if (!person) return fail(person.error());
  if (!*person) return false;
  const Result<bool> done = change(*tx, **person);
  if (!done || !*done) return done;
  if (auto kept = tx->commit(); !kept) return fail(kept.error());
  return true;
}

/// Left by a link less than kMistakeDays ago, and for no other reason.
Result<bool> left_by_mistake(store::Reader& reader, const store::Subscriber& person, Instant now) {
  if (person.state != SubscriptionState::left || !person.left_at) return false;
  if (now - *person.left_at > kMistakeDays * kDaySeconds) return false;
  const auto key = mail_key(reader);
  if (!key) return fail(key.error());
  const auto off = store::suppressions_of(reader, email_hash(*key, person.email));
  if (!off) return fail(off.error());
  bool by_link = false;
  for (const store::SuppressionLine& each : *off) {
    if (each.undone_at || (!each.list.empty() && each.list != person.list)) continue;
    if (each.reason != name_of(SuppressionReason::unsubscribed)) return false;
    by_link = true;
  }
  return by_link;
}

}  // namespace

Result<std::optional<Preferences>> read_preferences(store::Reader& reader, std::string_view token,
                                                    Instant now) {
  auto person = holder(reader, token);
  if (!person) return fail(person.error());
  if (!*person) return std::nullopt;
  Preferences page;
  page.person = std::move(**person);
  const auto letters = store::letters(reader);
  if (!letters) return fail(letters.error());
  auto lists = store::lists_of_person(reader, page.person.person);
  if (!lists) return fail(lists.error());
  page.lists = std::move(*lists);
  for (const store::LetterRow& each : *letters) {
    if (each.key == page.person.list) page.letter_name = each.name;
    const bool has = std::ranges::any_of(page.lists, [&](const store::SubscribedList& list) {
      return list.list == each.key && list.state != "left";
    });
    if (!has && each.key != page.person.list) page.others.push_back(each);
  }
  if (page.letter_name.empty()) page.letter_name = "le panorama de presse";
  page.panorama = page.person.list == store::kPanoramaList;
  if (page.panorama) {
    auto themes = store::themes(reader);
    if (!themes) return fail(themes.error());
    page.themes = std::move(*themes);
    auto filters = store::follower_filters(reader, page.person.id);
    if (!filters) return fail(filters.error());
    page.filters = std::move(*filters);
  }
  const auto mistake = left_by_mistake(reader, page.person, now);
  if (!mistake) return fail(mistake.error());
  page.may_take_back = *mistake;
  return page;
}

Result<bool> pause_reading(store::Database& db, std::string_view token, int months, Instant now) {
  if (months < 1 || months > kPauseMonthsMax) return false;
  const Instant until = now + months * 30 * kDaySeconds;
  return by_link(db, token, [&](store::Transaction& tx, const store::Subscriber& person) {
    auto done = store::pause(tx, person.id, until);
    if (!done || !*done) return done;
    const std::string wording = fmt::format("jusqu’au {}", iso(paris_day(until)));
    const auto told = tell_choice(tx, person.id, ConsentKind::paused, now, wording);
    return told ? done : Result<bool>(fail(told.error()));
  });
}

Result<bool> resume_reading(store::Database& db, std::string_view token, Instant now) {
  return by_link(db, token, [&](store::Transaction& tx, const store::Subscriber& person) {
    auto done = store::resume(tx, person.id);
    if (!done || !*done) return done;
    const auto told = tell_choice(tx, person.id, ConsentKind::resumed, now);
    return told ? done : Result<bool>(fail(told.error()));
  });
}

Result<bool> leave_everything(store::Database& db, std::string_view token, Instant now) {
  return by_link(
      db, token, [&](store::Transaction& tx, const store::Subscriber& holder) -> Result<bool> {
        store::Reader reader = tx.reader();
        const auto all = store::subscriptions_by_email(reader, mailing::address_key(holder.email));
        if (!all) return fail(all.error());
        for (const store::Subscriber& each : *all) {
          const Departure departure{.place = ConsentPlace::link,
                                    .actor = ConsentActor::reader,
                                    .reason = SuppressionReason::unsubscribed,
                                    .curator = {},
                                    .every_list = true};
          if (auto done = leave(tx, each, departure, now); !done) return fail(done.error());
        }
        return true;
      });
}

Result<bool> choose_panorama(store::Database& db, std::string_view token,
                             std::string_view frequency, const store::FollowerFilters& filters,
                             Instant now) {
  return by_link(
      db, token, [&](store::Transaction& tx, const store::Subscriber& person) -> Result<bool> {
        if (person.list != store::kPanoramaList) return false;
        store::Reader reader = tx.reader();
        const auto themes = store::themes(reader);
        if (!themes) return fail(themes.error());
        store::FollowerFilters known;
        std::string wording(frequency == "weekly" ? "le lundi" : "chaque matin");
        for (const auto& [kind, value] : filters) {
          const auto found = std::ranges::find(*themes, value, &Theme::code);
          if (kind != "theme" || found == themes->end()) continue;
          known.emplace_back(kind, value);
          wording += ", " + found->label;
        }
        if (auto kept = store::set_follower_choice(tx, person.id, frequency, known); !kept) {
          return fail(kept.error());
        }
        const auto told = tell_choice(tx, person.id, ConsentKind::changed, now, wording);
        if (!told) return fail(told.error());
        return true;
      });
}

Result<bool> take_back_leaving(store::Database& db, std::string_view token, Instant now) {
  return by_link(
      db, token, [&](store::Transaction& tx, const store::Subscriber& person) -> Result<bool> {
        store::Reader reader = tx.reader();
        const auto mistake = left_by_mistake(reader, person, now);
        if (!mistake || !*mistake) return mistake;
        const auto key = mail_key(reader);
        if (!key) return fail(key.error());
        const auto freed =
            store::undo_suppressions(tx, person.list, email_hash(*key, person.email), now);
        if (!freed) return fail(freed.error());
        auto back = store::take_back_leaving(tx, person.id);
        if (!back || !*back) return back;
        const auto told =
            tell_choice(tx, person.id, ConsentKind::returned, now, "c’était une erreur");
        if (!told) return fail(told.error());
        return true;
      });
}

Result<bool> ask_for_proof(store::Database& db, std::string_view token, Proof proof, Instant now) {
  return by_link(db, token,
                 [&](store::Transaction& tx, const store::Subscriber& person) -> Result<bool> {
                   if (auto sent = send_proof(tx, person, proof, person.email, now); !sent) {
                     return fail(sent.error());
                   }
                   return true;
                 });
}

Result<bool> ask_for_letter(store::Database& db, std::string_view token, std::string_view letter,
                            std::string_view wording, Entropy& entropy, Instant now) {
  store::Reader reader = db.reader();
  const auto person = holder(reader, token);
  if (!person) return fail(person.error());
  const auto known = letter_name(reader, letter);
  if (!*person || !known) return false;
  const auto asked = sign_up(
      db,
      {.list = letter, .address = (*person)->email, .name = (*person)->name, .wording = wording},
      entropy, now);
  if (!asked) return fail(asked.error());
  return *asked == Asked::heard;
}

Result<AddressAsked> ask_for_address(store::Database& db, std::string_view token,
                                     std::string_view address, Instant now) {
  const std::string wanted = mailing::clean_address(address);
  if (!mailing::is_address(wanted)) return AddressAsked::no_address;
  AddressAsked outcome = AddressAsked::no_link;
  const auto done = by_link(
      db, token, [&](store::Transaction& tx, const store::Subscriber& person) -> Result<bool> {
        outcome = AddressAsked::same;
        if (mailing::address_key(wanted) == mailing::address_key(person.email)) return false;
        outcome = AddressAsked::heard;
        if (auto kept = store::wish_address(tx, person.person, wanted, now); !kept) {
          return fail(kept.error());
        }
        if (auto sent = send_proof(tx, person, Proof::address, wanted, now); !sent) {
          return fail(sent.error());
        }
        return true;
      });
  if (!done) return fail(done.error());
  return outcome;
}

Result<ProofDone> confirm_address(store::Database& db, std::string_view token,
                                  std::string_view code, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto person = person_of_proof(reader, token, Proof::address, code, now);
  if (!person) return fail(person.error());
  if (!*person) return ProofDone::void_link;
  const auto wish = store::wished_address(reader, (*person)->person);
  if (!wish) return fail(wish.error());
  if (!*wish) return ProofDone::void_link;
  const std::string key = mailing::address_key((*wish)->email);
  const auto other = store::known_person(reader, (*person)->list, key);
  if (!other) return fail(other.error());
  if (*other) return ProofDone::taken;
  const auto changed = store::change_address(*tx, (*person)->person, (*wish)->email, key);
  if (!changed) return fail(changed.error());
  if (auto done = store::forget_wish(*tx, (*person)->person); !done) return fail(done.error());
  const auto told =
      tell_choice(*tx, (*person)->id, ConsentKind::changed, now, "nouvelle adresse confirmée");
  if (!told) return fail(told.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  return ProofDone::done;
}

Result<ProofDone> erase_by_reader(store::Database& db, std::string_view token,
                                  std::string_view code, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto person = person_of_proof(reader, token, Proof::erase, code, now);
  if (!person) return fail(person.error());
  if (!*person) return ProofDone::void_link;
  const auto all = store::subscriptions_by_email(reader, mailing::address_key((*person)->email));
  if (!all) return fail(all.error());
  for (const store::Subscriber& each : *all) {
    const Departure departure{.place = ConsentPlace::link,
                              .actor = ConsentActor::reader,
                              .reason = SuppressionReason::unsubscribed,
                              .curator = {},
                              .every_list = true};
    if (auto done = leave(*tx, each, departure, now); !done) return fail(done.error());
  }
  const auto erased = store::erase_person(*tx, (*person)->person, now);
  if (!erased) return fail(erased.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  return ProofDone::done;
}

Result<std::optional<std::string>> data_of_reader(store::Reader& reader, std::string_view token,
                                                  std::string_view code, Instant now) {
  const auto person = person_of_proof(reader, token, Proof::data, code, now);
  if (!person) return fail(person.error());
  if (!*person) return std::nullopt;
  const store::Subscriber& who = **person;
  std::string text = fmt::format("Adresse\u00a0: {}\nNom\u00a0: {}\n", who.email, who.name);
  const auto attributes = store::person_attributes(reader, who.person);
  if (!attributes) return fail(attributes.error());
  for (const auto& [kind, value] : *attributes) text += fmt::format("{}\u00a0: {}\n", kind, value);
  const auto all = store::subscriptions_by_email(reader, mailing::address_key(who.email));
  if (!all) return fail(all.error());
  for (const store::Subscriber& each : *all) {
    text += fmt::format("\nListe\u00a0: {}\nÉtat\u00a0: {}\nBase\u00a0: {}\nOrigine\u00a0: {}\n",
                        each.list, mailing::word_of(each.state), name_of(each.basis), each.origin);
    const auto history = store::consent_events(reader, each.id);
    if (!history) return fail(history.error());
    for (const store::ConsentLine& line : *history) {
      text += fmt::format("  {}\u00a0: {}{}{}\n", iso(line.at),
                          mailing::history_line(line.kind, line.place, line.actor),
                          line.wording.empty() ? "" : ", ", line.wording);
    }
    const auto sent = store::reader_deliveries(reader, each.list, each.id, 100);
    if (!sent) return fail(sent.error());
    for (const store::ReaderDelivery& one : *sent) {
      text += fmt::format("  numéro {}\u00a0: {}\n", one.number,
                          mailing::delivery_word(one.state, one.meaning));
    }
  }
  return text;
}

}  // namespace vigie::app
