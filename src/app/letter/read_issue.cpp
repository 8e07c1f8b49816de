// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/read_issue.hpp"

#include <algorithm>

#include "app/letter/open_draft.hpp"
#include "letter/lifecycle.hpp"

namespace vigie::app {
namespace {

void look_at(store::Reader& reader, const config::VigieConfig& config, IssuePage& page) {
  std::vector<config::Diagnostic> diagnostics;
  const auto files = open_letter(config, page.row.letter, diagnostics);
  auto draft = files ? open_draft(reader, config, *files, page.row) : fail(files.error());
  if (!draft) {
    page.unreadable =
        draft.error().sentence.empty() ? draft.error().detail : draft.error().sentence;
    return;
  }
  for (const letter::Outcome outcome : {letter::Outcome::error, letter::Outcome::warning}) {
    for (letter::Check& check : draft->checks) {
      if (check.outcome == outcome) page.lacking.push_back(std::move(check));
    }
  }
}

}  // namespace

Result<std::optional<IssuePage>> read_issue(store::Reader& reader,
                                            const config::VigieConfig& config,
                                            std::string_view letter, int number) {
  auto row = store::issue_by_number(reader, letter, number);
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  auto approvals = store::approvals(reader, (*row)->id);
  if (!approvals) return fail(approvals.error());
  IssuePage page{std::move(**row), std::move(*approvals), {}, {}};
  const bool at_work = page.row.state < IssueState::frozen;
  if (at_work) look_at(reader, config, page);
  return page;
}

}  // namespace vigie::app
