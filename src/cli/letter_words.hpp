// SPDX-License-Identifier: EUPL-1.2
/// What the letter verbs share: the issue meant, and how counts and checks are told.
#pragma once

#include <string>
#include <vector>

#include "app/letter/letter_draft.hpp"
#include "cli/json.hpp"
#include "cli/verbs/letter/letter.hpp"
#include "store/mail/delivery_repo.hpp"

namespace vigie::cli {

/// The issue that a verb means, and the database it is in.
struct LetterScene {
  store::Database db;
  app::WantedIssue wanted;
};
Result<LetterScene> letter_scene(const LetterArguments& arguments,
                                 const Installation& installation);

Result<store::IssueRow> issue_row(LetterScene& scene);

/// The letter's folder; its mistakes are told on the console.
Result<app::LetterFiles> letter_files(const LetterScene& scene, Console& console,
                                      const Installation& installation);
/// "N° 88, novembre 2026 : brouillon"
std::string headline(const store::IssueRow& row);
int refuse(const letter::IssueRefusal& refusal, Console& console);
void tell(const std::vector<config::Diagnostic>& diagnostics, Console& console);

void tell_checks(const std::vector<letter::Check>& checks, Console& console);
void tell_counts(const store::DeliveryCounts& counts, Console& console);
std::string_view word_of(DeliveryState state, std::int64_t count);
/// An address as a line names it, also once it was erased.
std::string_view shown_address(std::string_view email);

Json json_of(const store::IssueRow& row);
Json json_of(const store::DeliveryCounts& counts);
Json json_of(const std::vector<letter::Check>& checks);

}  // namespace vigie::cli
