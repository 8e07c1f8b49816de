// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/swap_mails.hpp"

#include <cstdlib>

#include "app/rota/centre_names.hpp"
#include "base/format.hpp"
#include "rota/wording.hpp"
#include "store/people/curator_repo.hpp"
#include "text/french.hpp"
#include "text/moment.hpp"

namespace vigie::app {
namespace {

struct Told {
  store::DutyRequestRow row;
  store::Curator curator;
  CentreNames names;
};

/// What the subject points at; none where the request or the account is gone.
Result<std::optional<Told>> told(const Composing& composing) {
  const OverrideId id{std::strtoll(composing.notification.subject.c_str(), nullptr, 10)};
  auto row = store::duty_request(composing.reader, id);
  if (!row) return fail(row.error());
  auto curator = store::curator_by_id(composing.reader, composing.notification.curator);
  if (!curator) return fail(curator.error());
  auto names = CentreNames::read(composing.reader);
  if (!names) return fail(names.error());
  if (!*row || !*curator) return std::nullopt;
  return Told{std::move(**row), std::move(**curator), std::move(*names)};
}

std::string quoted_reason(const std::string& reason) {
  return reason.empty() ? std::string() : fmt::format("\n«\u00a0{}\u00a0»\n", reason);
}

}  // namespace

bool is_asked_of(const store::DutyRequestRow& row, const std::string& centre) {
  return row.open_call ? centre != row.centre : centre == row.other;
}

std::string request_subject(const store::DutyRequestRow& row) {
  return fmt::format("{}:{}", row.id.value, row.version);
}

Result<void> tell_answer(store::Transaction& tx, const store::DutyRequestRow& before,
                         const std::string& actor, Instant now) {
  auto reader = tx.reader();
  const auto after = store::duty_request(reader, before.id);
  if (!after) return fail(after.error());
  const bool declined = *after && (*after)->state == OverrideState::declined;
  const bool withdrawn = *after && (*after)->state == OverrideState::withdrawn;
  if (!declined && !withdrawn) return {};  // what moves a week is told by what moved
  const std::string& other_side = actor == before.centre ? before.other : before.centre;
  if (other_side.empty()) return {};
  const auto curators = store::curators(reader);
  if (!curators) return fail(curators.error());
  for (const store::Curator& curator : *curators) {
    if (curator.disabled || curator.centre_key != other_side) continue;
    const auto asked =
        notify(tx, kDutyAnswered, request_subject(**after), {.curator = curator.id}, now);
    if (!asked) return fail(asked.error());
  }
  return {};
}

std::string request_sentence(const store::DutyRequestRow& row, const std::string& asker,
                             const std::string& centre) {
  const std::string week = text::turn_label(row.week, row.days);
  if (row.other_week && row.other == centre) {
    return fmt::format("{} propose un échange\u00a0: votre {} contre la sienne, {}.", asker,
                       text::turn_label(*row.other_week, row.other_days), week);
  }
  if (row.open_call) return fmt::format("{} cherche qui peut prendre sa {}.", asker, week);
  return fmt::format("{} vous demande de prendre sa {}.", asker, week);
}

Result<std::optional<NotificationText>> compose_duty_asked(const Composing& composing) {
  const auto found = told(composing);
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  const auto& [row, curator, names] = **found;
  const bool late = row.week <= paris_day(composing.now);
  if (row.state != OverrideState::asked || late) return std::nullopt;
  const auto token = store::invitation_token(composing.reader, {row.id, curator.id});
  if (!token) return fail(token.error());
  const std::string sentence = request_sentence(row, names.of(row.centre), curator.centre_key);
  const std::string answer =
      token->empty() ? fmt::format("{}/tour", composing.config.web.public_url)
                     : fmt::format("{}/tour/reponse/{}", composing.config.web.public_url, *token);
  return NotificationText{
      text::typographic(
          row.open_call
              ? fmt::format("Qui prend la {}\u202f?", text::turn_label(row.week, row.days))
              : fmt::format("{} vous demande un échange", names.of(row.centre))),
      text::typographic(fmt::format("Bonjour {},\n\n{}\n{}\nRien ne bouge avant votre accord. Pour "
                                    "répondre\u00a0:\n\n",
                                    curator.name, sentence, quoted_reason(row.reason))) +
          answer + "\n"};
}

Result<std::optional<NotificationText>> compose_duty_answered(const Composing& composing) {
  const auto found = told(composing);
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  const auto& [row, curator, names] = **found;
  const bool over = row.state == OverrideState::declined || row.state == OverrideState::withdrawn;
  if (!over) return std::nullopt;
  const std::string week = text::turn_label(row.week, row.days);
  const bool declined = row.state == OverrideState::declined;
  const std::string what =
      declined ? fmt::format("{} ne peut pas prendre votre {}.", names.of(row.other), week)
               : fmt::format("{} a retiré sa demande pour la {}.", names.of(row.centre), week);
  return NotificationText{
      declined ? "Votre demande d’échange est refusée" : "Une demande d’échange est retirée",
      text::typographic(fmt::format("Bonjour {},\n\n{} Le planning ne change "
                                    "pas.\n",
                                    curator.name, what)) +
          fmt::format("\n{}/tour/annee\n", composing.config.web.public_url)};
}

Result<std::optional<NotificationText>> compose_duty_unanswered(const Composing& composing) {
  const auto found = told(composing);
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  const auto& [row, curator, names] = **found;
  if (row.state != OverrideState::asked) return std::nullopt;
  return NotificationText{
      "Votre demande d’échange est sans réponse",
      text::typographic(fmt::format("Bonjour {},\n\nPersonne n’a pris la {}. Elle reste à {}.\n",
                                    curator.name, text::turn_label(row.week, row.days),
                                    names.of(row.centre)))};
}

}  // namespace vigie::app
