// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/read_sending.hpp"

#include <algorithm>
#include <map>

#include "base/format.hpp"
#include "config/providers.hpp"
#include "store/letter/letter_repo.hpp"
#include "store/mail/sending_counts_repo.hpp"
#include "text/french.hpp"

namespace vigie::app {
namespace {

using State = DeliveryState;

std::int64_t of(const std::map<State, std::int64_t>& counts, State state) {
  const auto found = counts.find(state);
  return found == counts.end() ? 0 : found->second;
}

void add_sentence(std::string& why, std::string sentence) {
  if (!why.empty()) why += ' ';
  why += std::move(sentence);
}

/// What a board can read of one provider.
std::string why_of(const std::string& key, const std::string& name, const ProviderLine& line,
                   const store::RefusalCounts& refusals, const store::MailHold* hold) {
  const auto refused = [&](std::string_view meaning) {
    const auto found = refusals.find({key, std::string(meaning)});
    return found == refusals.end() ? std::int64_t{0} : found->second;
  };
  std::string why;
  if (hold != nullptr) {
    add_sentence(why,
                 fmt::format("{} met notre courrier de côté ({})\u00a0: {}.", name, hold->subject,
                             text::plural(line.waiting, "personne attend", "personnes attendent")));
  }
  if (const auto count = refused("about_reader"); count > 0) {
    add_sentence(
        why, text::plural(count, "adresse inconnue ou fermée.", "adresses inconnues ou fermées."));
  }
  if (const auto count = refused("mailbox_full"); count > 0) {
    add_sentence(why, text::plural(count, "boîte pleine\u00a0: elle garde son abonnement.",
                                   "boîtes pleines\u00a0: elles gardent leur abonnement."));
  }
  if (const auto count = refused("about_us"); count > 0) {
    add_sentence(
        why, text::plural(count, "personne pas jointe, parce que le serveur refuse notre courrier.",
                          "personnes pas jointes, parce que le serveur refuse notre "
                          "courrier."));
  }
  const auto later = refused("later") + refused("greylisted");
  if (later > 0) {
    add_sentence(why, text::plural(later, "personne pas jointe avant la fin de l’envoi.",
                                   "personnes pas jointes avant la fin de l’envoi."));
  }
  return why.empty() ? "rien n’est revenu" : why;
}

struct Book {
  std::map<std::string, std::string> names;
  std::map<std::string, store::MailHold> holds;
};

ProviderLine line_of(const std::string& key, const std::map<State, std::int64_t>& counts,
                     const store::RefusalCounts& refusals, const Book& book, Instant now) {
  ProviderLine line;
  const auto name = book.names.find(key);
  line.name = name == book.names.end() ? "Communes, État, associations et autres" : name->second;
  for (const auto& [state, count] : counts) line.recipients += count;
  line.accepted = of(counts, State::accepted);
  line.waiting = of(counts, State::todo) + of(counts, State::claimed) + of(counts, State::handed) +
                 of(counts, State::deferred);
  line.others = line.recipients - line.accepted - line.waiting;
  const auto hold = book.holds.find(key);
  const bool held =
      !key.empty() && hold != book.holds.end() && hold->second.until_at > now && line.waiting > 0;
  line.held = held;
  line.why = why_of(key, line.name, line, refusals, held ? &hold->second : nullptr);
  return line;
}

Result<void> read_providers(store::Reader& reader, const config::VigieConfig& config,
                            SendingPage& page, Instant now) {
  const auto counts = store::provider_counts(reader, page.row.id);
  if (!counts) return fail(counts.error());
  const auto refusals = store::refusal_counts(reader, page.row.id);
  if (!refusals) return fail(refusals.error());
  auto holds = store::mail_holds(reader);
  if (!holds) return fail(holds.error());
  Book book;
  for (const MailProvider& each : config::load_providers(config.providers).value) {
    if (!each.relay) book.names[each.key] = each.name;
  }
  book.holds = std::move(*holds);
  const auto all = book.holds.find(std::string(store::kHoldsAll));
  if (all != book.holds.end() && all->second.until_at > now) page.held_all = all->second;
  for (const auto& [key, states] : *counts) {
    page.providers.push_back(line_of(key, states, *refusals, book, now));
  }
  std::ranges::sort(page.providers, [](const ProviderLine& a, const ProviderLine& b) {
    return a.recipients > b.recipients;
  });
  return {};
}

std::vector<State> states_of(SendingClass which) {
  switch (which) {
    case SendingClass::accepted:
      return {State::accepted};
    case SendingClass::refused:
      return {State::refused};
    case SendingClass::uncertain:
      return {State::uncertain};
    case SendingClass::suppressed:
      return {State::suppressed};
    case SendingClass::cancelled:
      return {State::cancelled};
    case SendingClass::deferred:
      return {State::deferred};
    case SendingClass::waiting:
      return {State::todo, State::claimed, State::handed};
  }
  return {};
}

}  // namespace

std::string_view word_of(SendingClass which) {
  constexpr std::string_view kWords[] = {"pris-en-charge", "refuses",  "incertains", "ecartes",
                                         "annules",        "differes", "attente"};
  return kWords[static_cast<std::size_t>(which)];
}

std::string_view label_of(SendingClass which) {
  constexpr std::string_view kLabels[] = {"Pris en charge par le relais",
                                          "Refusés ou pas joints",
                                          "Incertains",
                                          "Écartés",
                                          "Annulés",
                                          "Différés",
                                          "En attente"};
  return kLabels[static_cast<std::size_t>(which)];
}

std::string_view meaning_of(SendingClass which) {
  constexpr std::string_view kMeanings[] = {
      "le relais a le message et le porte\u202f; rien ne dit encore qu’il est arrivé",
      "adresse inconnue ou fermée, ou personne pas jointe avant la fin",
      "coupure après le dernier octet\u202f; jamais renvoyés d’office",
      "désinscrit·es ou en pause depuis le gel",
      "arrêtés à la main",
      "le serveur demande d’attendre",
      "pas encore remis au relais"};
  return kMeanings[static_cast<std::size_t>(which)];
}

std::optional<SendingClass> sending_class_named(std::string_view word) {
  for (const SendingClass which : kSendingClasses) {
    if (word_of(which) == word) return which;
  }
  return std::nullopt;
}

std::int64_t count_of(const store::DeliveryCounts& counts, SendingClass which) {
  std::int64_t sum = 0;
  for (const State state : states_of(which)) sum += of(counts, state);
  return sum;
}

Result<SendingPage> read_sending(store::Reader& reader, const config::VigieConfig& config,
                                 std::string_view letter, int number, Instant now) {
  auto row = store::issue_by_number(reader, letter, number);
  if (!row) return fail(row.error());
  if (!*row || !(*row)->frozen_at) return fail(Code::not_found, "no issue on its way");
  SendingPage page;
  page.row = std::move(**row);
  const auto letters = store::letters(reader);
  if (!letters) return fail(letters.error());
  for (const store::LetterRow& each : *letters) {
    if (each.key == letter) page.letter_name = each.name;
  }
  auto counts = store::delivery_counts(reader, page.row.id);
  if (!counts) return fail(counts.error());
  page.counts = std::move(*counts);
  for (const auto& [state, count] : page.counts) page.total += count;
  const std::int64_t open =
      count_of(page.counts, SendingClass::waiting) + count_of(page.counts, SendingClass::deferred);
  page.settled = page.total - open;
  const auto lately = store::handed_since(reader, now - kPaceSeconds);
  if (!lately) return fail(lately.error());
  page.pace = *lately * (kHourSeconds / kPaceSeconds);
  const std::int64_t speed = page.pace > 0 ? page.pace : config.mail.per_hour;
  if (open > 0) page.end_expected = now + open * kHourSeconds / std::max<std::int64_t>(1, speed);
  const auto next = store::next_try(reader, page.row.id);
  if (!next) return fail(next.error());
  page.next_at = *next;
  if (auto done = read_providers(reader, config, page, now); !done) return fail(done.error());
  return page;
}

Result<std::vector<store::DeliveryLine>> people_of(store::Reader& reader, IssueId issue,
                                                   SendingClass which) {
  std::vector<store::DeliveryLine> all;
  for (const State state : states_of(which)) {
    auto lines = store::deliveries(reader, issue, state);
    if (!lines) return lines;
    std::ranges::move(*lines, std::back_inserter(all));
  }
  return all;
}

}  // namespace vigie::app
