// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/open_draft.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "letter/check_links.hpp"
#include "letter/last_issue.hpp"
#include "letter/propose.hpp"
#include "store/letter/block_repo.hpp"
#include "store/letter/event_repo.hpp"
#include "store/letter/owner_repo.hpp"

namespace vigie::app {
namespace {

std::vector<letter::Check> checks_of(const LetterFiles& files, const Draft& draft, Instant now) {
  auto checks = letter::preflight(files.plan, draft.issue, draft.rendered, now);
  const auto texts = own_texts(files, draft.row.month);
  if (config::has_errors(texts.diagnostics)) {
    // A text that was corrected and spoilt must not be left out without a word.
    for (const config::Diagnostic& each : texts.diagnostics) {
      checks.push_back({"textes", letter::Outcome::error, config::to_line(each), {}});
    }
    return checks;
  }
  std::ranges::move(letter::check_texts(files.plan, draft.issue, texts.value),
                    std::back_inserter(checks));
  return checks;
}

/// What the links of the issue answered when they were asked last.
Result<std::vector<letter::Check>> answers_of(store::Reader& reader, const LetterPlan& plan,
                                              const Issue& issue) {
  std::vector<std::string> urls;
  for (const Block& block : issue.blocks) {
    std::ranges::move(letter::web_links_of(block), std::back_inserter(urls));
  }
  const auto known = store::link_answers(reader, urls);
  if (!known) return fail(known.error());
  std::map<std::string, letter::LinkVerdict> verdicts;
  for (const auto& [url, answer] : *known) verdicts[url] = {answer.status, answer.unknown};
  return letter::check_answers(plan, issue, verdicts);
}

/// What the issue before showed already: the last one that was not cancelled.
Result<std::vector<letter::Check>> checks_of_last(store::Reader& reader, const LetterPlan& plan,
                                                  const Draft& draft) {
  const auto before = store::issue_before(reader, draft.row.letter, draft.row.number);
  if (!before) return fail(before.error());
  if (!*before) return std::vector<letter::Check>{};
  const auto blocks = store::blocks_of(reader, (*before)->id);
  if (!blocks) return fail(blocks.error());
  return letter::check_last_issue(plan, draft.issue, (*before)->number, *blocks);
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
               .dated_on = row.dated_on,
               .blocks = std::move(*blocks)};
}

Result<Draft> open_draft(store::Reader& reader, const config::VigieConfig& config,
                         const LetterFiles& files, const store::IssueRow& row, Instant now) {
  auto issue = load_issue(reader, files.plan, row);
  if (!issue) return fail(issue.error());
  const auto addresses = letter::addresses_of(config.web.public_url, row.letter, row.number);
  auto rendered = letter::render_issue(files.templates, files.plan, *issue, addresses);
  if (!rendered) return fail(rendered.error());
  Draft draft{row, std::move(*issue), std::move(*rendered), {}};
  draft.checks = checks_of(files, draft, now);
  auto answers = answers_of(reader, files.plan, draft.issue);
  if (!answers) return fail(answers.error());
  std::ranges::move(*answers, std::back_inserter(draft.checks));
  auto shown = checks_of_last(reader, files.plan, draft);
  if (!shown) return fail(shown.error());
  std::ranges::move(*shown, std::back_inserter(draft.checks));
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
