// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/read_review.hpp"

#include "app/letter/review.hpp"
#include "letter/lifecycle.hpp"

namespace vigie::app {
namespace {

Result<void> look_at(store::Reader& reader, const config::VigieConfig& config, ReviewPage& page,
                     CuratorId who, Instant now) {
  std::vector<config::Diagnostic> diagnostics;
  const auto files = open_letter(config, page.row.letter, diagnostics);
  auto draft = files ? open_draft(reader, config, *files, page.row, now) : fail(files.error());
  if (!draft) {
    if (draft.error().code == Code::storage) return fail(draft.error());
    page.unreadable =
        draft.error().sentence.empty() ? draft.error().detail : draft.error().sentence;
    return {};
  }
  page.letter_name = files->plan.name;
  page.fingerprint = fingerprint_of(files->plan, draft->issue);
  page.text = draft->rendered.text;
  auto why_not = why_not_approve(reader, files->plan, page.row.id, who);
  if (!why_not) return fail(why_not.error());
  page.why_not = std::move(*why_not);
  page.draft = std::move(*draft);
  return {};
}

template <typename T>
Result<void> take(Result<T> read, T& into) {
  if (!read) return fail(read.error());
  into = std::move(*read);
  return {};
}

}  // namespace

Result<ReviewPage> read_review(store::Reader& reader, const config::VigieConfig& config,
                               const store::IssueRow& row, CuratorId who, Instant now) {
  ReviewPage page;
  page.row = row;
  auto done = take(store::approvals(reader, row.id), page.approvals);
  if (done) done = take(store::accepted_warnings(reader, row.id), page.accepted);
  if (done) done = take(changes_since_approval(reader, row), page.changes);
  if (done) done = take(store::comments(reader, row.id), page.comments);
  if (done) done = take(store::tests_of(reader, row.id), page.tests);
  if (!done) return fail(done.error());
  if (row.frozen_at) {
    auto bytes = store::frozen_bytes(reader, row.id);
    if (!bytes) return fail(bytes.error());
    page.text = std::move(bytes->text);
    return page;
  }
  if (row.state == IssueState::cancelled) return page;
  if (auto looked = look_at(reader, config, page, who, now); !looked) return fail(looked.error());
  return page;
}

}  // namespace vigie::app
