// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/letter/issue_visit.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "store/letter/block_repo.hpp"
#include "web/pages/letter/archive.hpp"

namespace vigie::web {

Result<store::IssueRow> named_issue(const Visit& visit) {
  const auto number = issue_number(visit);
  if (!number) return fail(number.error());
  store::Reader reader = visit.db.reader();
  auto issue = store::issue_by_number(reader, visit.capture("letter"), *number);
  if (!issue) return fail(issue.error());
  if (!*issue) return fail(Code::not_found, visit.request.path);
  return std::move(**issue);
}

Result<IssueVisit> visit_issue(const Visit& visit, const config::VigieConfig& config) {
  auto row = named_issue(visit);
  if (!row) return fail(row.error());
  std::vector<config::Diagnostic> diagnostics;
  auto files = app::open_letter(config, row->letter, diagnostics);
  if (!files) return fail(files.error());
  return IssueVisit{std::move(*row), std::move(*files)};
}

Result<Block> named_block(const Visit& visit, const store::IssueRow& issue) {
  const auto id = read_id<BlockId>(visit.capture("block"));
  store::Reader reader = visit.db.reader();
  auto blocks = store::blocks_of(reader, issue.id);
  if (!blocks) return fail(blocks.error());
  const auto block = std::ranges::find(*blocks, id, &Block::id);
  if (!id || block == blocks->end()) return fail(Code::not_found, visit.request.path);
  return std::move(*block);
}

app::Actor actor_of(const Visit& visit) {
  return {.centre = visit.curator().centre, .curator = visit.curator().id};
}

int seen_version(const Visit& visit) {
  const auto version = read_number(visit.request.field("version"));
  return version && *version < 1'000'000 ? static_cast<int>(*version) : 0;
}

bool wants_plain(const Visit& visit) { return visit.request.header("x-vigie") == "partie"; }

std::string address_of(const store::IssueRow& issue) {
  return fmt::format("/lettres/{}/{}", issue.letter, issue.number);
}

}  // namespace vigie::web
