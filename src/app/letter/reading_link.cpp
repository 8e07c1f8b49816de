// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/reading_link.hpp"

#include "base/format.hpp"
#include "base/secret.hpp"
#include "store/letter/review_repo.hpp"
#include "store/people/event_repo.hpp"

namespace vigie::app {

Result<std::string> make_reading_link(store::Database& db, IssueId issue, const Actor& actor,
                                      Entropy& entropy, Instant now) {
  std::string secret = base64url(entropy.bytes(kTokenBytes));
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto done =
      store::add_reading(*tx, issue, digest(secret), actor.curator, now, now + kReadingSeconds);
  if (done) {
    done = store::add_event(*tx,
                            {actor.centre, actor.curator, "issue",
                             fmt::format("issue {}", issue.value), "reading link made"},
                            now);
  }
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return secret;
}

Result<std::optional<store::IssueRow>> read_by_link(store::Reader& reader, std::string_view secret,
                                                    Instant now) {
  const auto issue = store::reading_of(reader, digest(secret), now);
  if (!issue) return fail(issue.error());
  if (!*issue) return std::nullopt;
  auto row = store::issue_by_id(reader, **issue);
  if (!row) return fail(row.error());
  return std::move(*row);
}

}  // namespace vigie::app
