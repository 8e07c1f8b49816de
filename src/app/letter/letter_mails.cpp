// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/letter_mails.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "app/letter/read_changes.hpp"
#include "base/format.hpp"
#include "letter/wording.hpp"
#include "store/letter/approval_repo.hpp"
#include "store/letter/letter_repo.hpp"
#include "store/people/curator_repo.hpp"
#include "text/french.hpp"

namespace vigie::app {
namespace {

struct Told {
  store::IssueRow row;
  std::string letter;
};

/// The issue that the subject names; none where it is gone.
Result<std::optional<Told>> told(const Composing& composing) {
  const IssueId id{std::strtoll(composing.notification.subject.c_str(), nullptr, 10)};
  auto row = store::issue_by_id(composing.reader, id);
  if (!row && row.error().code == Code::not_found) return std::nullopt;
  if (!row) return fail(row.error());
  const auto letter = store::letter_by_key(composing.reader, row->letter);
  if (!letter) return fail(letter.error());
  return Told{std::move(*row), *letter ? (*letter)->name : ""};
}

std::string address(const Composing& composing, const store::IssueRow& row, std::string_view page) {
  return fmt::format("{}/lettres/{}/{}{}", composing.config.web.public_url, row.letter, row.number,
                     page);
}

}  // namespace

std::string issue_subject(const store::IssueRow& row) {
  return fmt::format("{}:{}", row.id.value, row.version);
}

Result<void> tell_fallen(store::Transaction& tx, const store::IssueRow& before, Instant now) {
  store::Reader reader = tx.reader();
  const auto given = store::approvals(reader, before.id);
  if (!given) return fail(given.error());
  std::set<std::int64_t> whom;
  if (!given->empty()) whom.insert(given->front().who.value);
  if (before.updated_by) whom.insert(before.updated_by.value);
  if (before.scheduled_by) whom.insert(before.scheduled_by.value);
  whom.erase(0);
  for (const std::int64_t each : whom) {
    const auto told =
        notify(tx, kIssueFell, issue_subject(before), {.curator = CuratorId{each}}, now);
    if (!told) return fail(told.error());
  }
  return {};
}

Result<std::optional<NotificationText>> compose_issue_submitted(const Composing& composing) {
  const auto about = told(composing);
  if (!about) return fail(about.error());
  if (!*about || (*about)->row.state != IssueState::in_review) return std::nullopt;
  const store::IssueRow& row = (*about)->row;
  return NotificationText{
      fmt::format("{}, n°\u00a0{}\u00a0: à relire", (*about)->letter, row.number),
      fmt::format(
          "Bonjour,\n\nLe n°\u00a0{} de {} est soumis à relecture\u00a0:\n{}\n\nUne autre "
          "personne que celles qui l’ont écrit l’approuve\u202f; toute modification ensuite "
          "annule l’approbation.\n",
          row.number, (*about)->letter, address(composing, row, "/relire"))};
}

Result<std::optional<NotificationText>> compose_issue_fell(const Composing& composing) {
  const auto about = told(composing);
  if (!about) return fail(about.error());
  if (!*about || (*about)->row.state >= IssueState::approved) return std::nullopt;
  const store::IssueRow& row = (*about)->row;
  const auto changes = changes_since_approval(composing.reader, row);
  if (!changes) return fail(changes.error());
  std::string which;
  for (const ChangedBlock& each : *changes) {
    which += fmt::format("- page {}, «\u00a0{}\u00a0», par {}\n", each.now.page, each.now.title,
                         each.by.empty() ? "vigie" : each.by);
  }
  return NotificationText{
      fmt::format("{}, n°\u00a0{}\u00a0: l’approbation est tombée", (*about)->letter, row.number),
      fmt::format(
          "Bonjour,\n\nLe n°\u00a0{} de {} a changé depuis son approbation, qui est tombée, "
          "avec son départ s’il était programmé.\n\n{}\nLa différence\u00a0:\n{}\n",
          row.number, (*about)->letter, which, address(composing, row, "/relire"))};
}

Result<std::optional<NotificationText>> compose_issue_missed(const Composing& composing) {
  const auto about = told(composing);
  if (!about) return fail(about.error());
  if (!*about || (*about)->row.state != IssueState::frozen) return std::nullopt;
  const store::IssueRow& row = (*about)->row;
  return NotificationText{
      fmt::format("{}, n°\u00a0{}\u00a0: le départ n’a pas eu lieu", (*about)->letter, row.number),
      fmt::format(
          "Bonjour,\n\nLe départ programmé du n°\u00a0{} de {} n’a pas eu lieu à l’heure "
          "dite, et vigie n’envoie rien avec plus de deux heures de retard sans qu’on le lui "
          "demande.\n\nL’envoyer, ou choisir une autre heure\u00a0:\n{}\n",
          row.number, (*about)->letter, address(composing, row, "/relire"))};
}

}  // namespace vigie::app
