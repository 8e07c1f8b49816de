// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/which_issue.hpp"

#include "base/format.hpp"
#include "letter/wording.hpp"

namespace vigie::app {

Result<FoundIssue> which_issue(store::Reader& reader, const WantedIssue& wanted) {
  if (wanted.number) {
    auto row = store::issue_by_number(reader, wanted.letter, *wanted.number);
    if (!row) return fail(row.error());
    if (*row) return std::move(**row);
    return NotOneIssue{};
  }
  auto rows = store::issues_of_month(reader, wanted.letter, wanted.month);
  if (!rows) return fail(rows.error());
  if (rows->size() == 1) return std::move(rows->front());
  NotOneIssue not_one;
  for (const store::IssueRow& row : *rows) not_one.of_month.push_back(row.number);
  return not_one;
}

Result<store::IssueRow> one_issue(store::Reader& reader, const WantedIssue& wanted) {
  auto found = which_issue(reader, wanted);
  if (!found) return fail(found.error());
  if (auto* row = std::get_if<store::IssueRow>(&*found)) return std::move(*row);
  if (wanted.number) {
    return fail(Code::not_found, fmt::format("{}: no issue {}", wanted.letter, *wanted.number),
                letter::no_number_sentence(wanted.letter, *wanted.number));
  }
  const auto& of_month = std::get<NotOneIssue>(*found).of_month;
  return fail(of_month.empty() ? Code::not_found : Code::invalid_input,
              fmt::format("{}: {} issues of {}", wanted.letter, of_month.size(), wanted.month),
              letter::no_issue_sentence(wanted.letter, wanted.month, of_month));
}

}  // namespace vigie::app
