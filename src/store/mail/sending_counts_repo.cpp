// SPDX-License-Identifier: EUPL-1.2
#include "store/mail/sending_counts_repo.hpp"

#include "model/letter.hpp"
#include "store/mail/delivery_repo.hpp"

namespace vigie::store {

Result<ProviderCounts> provider_counts(Reader& reader, IssueId issue) {
  auto query = reader.prepare(R"sql(
      SELECT provider, state, count(*) FROM delivery
      WHERE issue_id = ?1 GROUP BY provider, state)sql");
  query.bind(issue);
  ProviderCounts counts;
  const auto read = query.each([&](const Statement& row) {
    if (const auto state = delivery_state_named(row.text_view(1))) {
      counts[row.text(0)][*state] = row.integer(2);
    }
  });
  if (!read) return fail(read.error());
  return counts;
}

Result<RefusalCounts> refusal_counts(Reader& reader, IssueId issue) {
  auto query = reader.prepare(R"sql(
      SELECT provider, meaning, count(*) FROM delivery
      WHERE issue_id = ?1 AND watched = 'refused' GROUP BY provider, meaning)sql");
  query.bind(issue);
  RefusalCounts counts;
  const auto read = query.each([&](const Statement& row) {
    counts[{row.text(0), row.text(1)}] = row.integer(2);
  });
  if (!read) return fail(read.error());
  return counts;
}

Result<IssueState> issue_state(Reader& reader, IssueId issue) {
  auto query = reader.prepare("SELECT state FROM issue WHERE id = ?1");
  const auto found = query.bind(issue).step();
  if (!found) return fail(found.error());
  if (!*found) return fail(Code::not_found, "issue");
  for (const IssueState state : kIssueStates) {
    if (name_of(state) == query.text_view(0)) return state;
  }
  return fail(Code::storage, "unknown state of an issue");
}

}  // namespace vigie::store
