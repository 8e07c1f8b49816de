// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/open_draft.hpp"

#include <iterator>

#include "letter/propose.hpp"
#include "mailing/links.hpp"
#include "store/letter/block_repo.hpp"

namespace vigie::app {
namespace {

std::vector<letter::Check> checks_of(const LetterFiles& files, const Draft& draft) {
  auto checks = letter::preflight(files.plan, draft.issue, draft.rendered);
  const auto texts = own_texts(files, draft.row.month);
  if (config::has_errors(texts.diagnostics)) {
    // A text that was corrected and spoilt must not be left out without a word.
    for (const config::Diagnostic& each : texts.diagnostics) {
      checks.push_back({"textes", letter::Outcome::error, config::to_line(each)});
    }
    return checks;
  }
  std::ranges::move(letter::check_texts(files.plan, draft.issue, texts.value),
                    std::back_inserter(checks));
  return checks;
}

}  // namespace

Result<Issue> load_issue(store::Reader& reader, const LetterPlan& plan,
                         const store::IssueRow& row) {
  auto blocks = store::blocks_of(reader, row.id);
  if (!blocks) return fail(blocks.error());
  letter::put_in_order(plan, *blocks);
  return Issue{.id = row.id,
               .letter_key = row.letter,
               .number = row.number,
               .month = row.month,
               .subject = row.subject,
               .preheader = row.preheader,
               .blocks = std::move(*blocks)};
}

Result<Draft> open_draft(store::Reader& reader, const config::VigieConfig& config,
                         const LetterFiles& files, const store::IssueRow& row) {
  auto issue = load_issue(reader, files.plan, row);
  if (!issue) return fail(issue.error());
  const std::string online = mailing::issue_url(config.web.public_url, row.letter, row.number);
  auto rendered = letter::render_issue(files.templates, files.plan, *issue, online);
  if (!rendered) return fail(rendered.error());
  Draft draft{row, std::move(*issue), std::move(*rendered), {}};
  draft.checks = checks_of(files, draft);
  return draft;
}

Result<std::string> preview_issue(store::Reader& reader, const config::VigieConfig& config,
                                  const store::IssueRow& row) {
  if (row.frozen_at) {
    auto bytes = store::frozen_bytes(reader, row.id);
    if (!bytes) return fail(bytes.error());
    return letter::with_sample_slots(std::move(bytes->html));
  }
  std::vector<config::Diagnostic> diagnostics;
  const auto files = open_letter(config, row.letter, diagnostics);
  if (!files) return fail(files.error());
  auto draft = open_draft(reader, config, *files, row);
  if (!draft) return fail(draft.error());
  return letter::with_sample_slots(std::move(draft->rendered.html));
}

}  // namespace vigie::app
