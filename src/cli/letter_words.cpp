// SPDX-License-Identifier: EUPL-1.2
#include "cli/letter_words.hpp"

#include "base/clock.hpp"
#include "base/format.hpp"
#include "cli/json.hpp"
#include "letter/wording.hpp"
#include "text/french.hpp"

namespace vigie::cli {
namespace {

constexpr std::array kOrder{
    DeliveryState::accepted,  DeliveryState::refused,    DeliveryState::deferred,
    DeliveryState::uncertain, DeliveryState::suppressed, DeliveryState::cancelled,
    DeliveryState::todo,      DeliveryState::claimed,    DeliveryState::handed};

std::int64_t total_of(const store::DeliveryCounts& counts) {
  std::int64_t total = 0;
  for (const auto& each : counts) total += each.second;
  return total;
}

}  // namespace

Result<LetterScene> letter_scene(const LetterArguments& arguments,
                                 const Installation& installation) {
  auto letter = app::which_letter(installation.config, arguments.letter);
  if (!letter) return fail(letter.error());
  const std::string month =
      arguments.month.empty() ? app::month_of(SystemClock().now()) : arguments.month;
  if (!parse_day(month + "-01")) {
    return fail(Code::invalid_input, "--month",
                fmt::format("«\u00a0{}\u00a0» n’est pas un mois\u00a0: écrire 2026-11", month));
  }
  auto db = open_database(installation);
  if (!db) return fail(db.error());
  const auto number = arguments.number > 0 ? std::optional(arguments.number) : std::nullopt;
  return LetterScene{std::move(*db), {std::move(*letter), month, number}};
}

Result<store::IssueRow> issue_row(LetterScene& scene) {
  store::Reader reader = scene.db.reader();
  return app::one_issue(reader, scene.wanted);
}

std::string headline(const store::IssueRow& row) {
  return fmt::format("N°\u00a0{}, {}\u00a0: {}", row.number, letter::month_label(row.month),
                     letter::words_of(row.state));
}

int refuse(const letter::IssueRefusal& refusal, Console& console) {
  console.notice(letter::sentence_of(refusal));
  return kExitFailed;
}

void tell(const std::vector<config::Diagnostic>& diagnostics, Console& console) {
  for (const config::Diagnostic& each : diagnostics) console.notice(config::to_line(each));
}

Result<app::LetterFiles> letter_files(const LetterScene& scene, Console& console,
                                      const Installation& installation) {
  std::vector<config::Diagnostic> diagnostics;
  auto kit = app::open_letter(installation.config, scene.wanted.letter, diagnostics);
  tell(diagnostics, console);
  return kit;
}

void tell_checks(const std::vector<letter::Check>& checks, Console& console) {
  for (const letter::Check& check : checks) {
    const std::string_view mark = check.outcome == letter::Outcome::good      ? "[ok]       "
                                  : check.outcome == letter::Outcome::warning ? "[attention]"
                                                                              : "[erreur]   ";
    console.line(fmt::format("  {} {}", mark, check.message));
  }
}

std::string_view word_of(DeliveryState state, std::int64_t count) {
  const bool many = count > 1;
  switch (state) {
    case DeliveryState::todo:
      return "à envoyer";
    case DeliveryState::claimed:
      return many ? "réservées" : "réservée";
    case DeliveryState::handed:
      return many ? "remises, sans réponse encore" : "remise, sans réponse encore";
    case DeliveryState::accepted:
      return many ? "acceptées" : "acceptée";
    case DeliveryState::refused:
      return many ? "refusées" : "refusée";
    case DeliveryState::deferred:
      return many ? "différées" : "différée";
    case DeliveryState::uncertain:
      return many ? "incertaines" : "incertaine";
    case DeliveryState::suppressed:
      return many ? "désinscrites" : "désinscrite";
    case DeliveryState::cancelled:
      return many ? "annulées" : "annulée";
  }
  return "";
}

std::string_view shown_address(std::string_view email) {
  return email.empty() ? "(adresse effacée)" : email;
}

void tell_counts(const store::DeliveryCounts& counts, Console& console) {
  std::string sum;
  for (const DeliveryState state : kOrder) {
    const std::int64_t count = counts.at(state);
    const bool always = state == DeliveryState::accepted || state == DeliveryState::refused ||
                        state == DeliveryState::deferred || state == DeliveryState::uncertain;
    if (count == 0 && !always) continue;
    if (!sum.empty()) sum += " + ";
    sum += fmt::format("{} {}", text::number(count), word_of(state, count));
  }
  console.line(
      fmt::format("{} = {}", text::plural(total_of(counts), "destinataire", "destinataires"), sum));
}

Json json_of(const store::IssueRow& row) {
  Json out{{"letter", row.letter},        {"number", row.number},   {"month", row.month},
           {"state", name_of(row.state)}, {"subject", row.subject}, {"preheader", row.preheader}};
  out.set("version", row.version);
  if (row.frozen_at) out.set("frozen_at", iso(*row.frozen_at));
  if (row.finished_at) out.set("finished_at", iso(*row.finished_at));
  if (!row.pause_reason.empty()) out.set("pause_reason", row.pause_reason);
  return out;
}

Json json_of(const store::DeliveryCounts& counts) {
  Json out{{"total", total_of(counts)}};
  for (const auto& [state, count] : counts) out.set(name_of(state), count);
  return out;
}

Json json_of(const std::vector<letter::Check>& checks) {
  Json out = Json::array();
  for (const letter::Check& check : checks) {
    const char* const outcome = check.outcome == letter::Outcome::good      ? "good"
                                : check.outcome == letter::Outcome::warning ? "warning"
                                                                            : "error";
    out.push({{"name", check.name}, {"severity", outcome}, {"message", check.message}});
  }
  return out;
}

}  // namespace vigie::cli
