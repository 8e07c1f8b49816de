// SPDX-License-Identifier: EUPL-1.2
#include "store/letter/sent_repo.hpp"

namespace vigie::store {

Result<std::vector<FrozenLetter>> frozen_letters(Reader& reader) {
  auto query = reader.prepare(R"sql(
      SELECT issue.letter_key, issue.number, output.archive_html
      FROM issue_output AS output JOIN issue ON issue.id = output.issue_id
      ORDER BY issue.letter_key, issue.number)sql");
  return query.all([](const Statement& row) {
    return FrozenLetter{row.text(0), static_cast<int>(row.integer(1)), row.text(2)};
  });
}

}  // namespace vigie::store
