// SPDX-License-Identifier: EUPL-1.2
#include "store/panorama/proposal_repo.hpp"

namespace vigie::store {

Result<ProposalId> add_proposal(Transaction& tx, const Proposal& proposal, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO proposal (story_id, article_id, centre_id, curator_id, note, remark, offered_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))sql");
  const auto done = insert.run(proposal.story, proposal.article, proposal.centre, proposal.curator,
                               proposal.note, proposal.remark, now);
  if (!done) return fail(done.error());
  return ProposalId{tx.last_insert_id()};
}

Result<bool> move_proposal(Transaction& tx, ProposalId id, int version, const ProposalStep& step,
                           Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE proposal SET state = ?3, version = version + 1, answered_by = ?4, answered_at = ?5,
             item_id = ?6, reason = ?7
      WHERE id = ?1 AND version = ?2)sql");
  const auto done = update.run(id, version, name_of(step.to), step.by, now, step.item, step.reason);
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<std::optional<Proposal>> proposal_of(Reader& reader, PanoramaItemId item) {
  auto query = reader.prepare(R"sql(
      SELECT id, story_id, article_id, centre_id, curator_id, note, remark, state, version, item_id
      FROM proposal WHERE item_id = ?1 AND state = 'taken' ORDER BY id LIMIT 1)sql");
  const auto row = query.bind(item).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return Proposal{.id = query.id<ProposalId>(0),
                  .story = query.id<StoryId>(1),
                  .article = query.id<ArticleId>(2),
                  .centre = query.id<CentreId>(3),
                  .curator = query.id<CuratorId>(4),
                  .note = query.text(5),
                  .remark = query.text(6),
                  .state = parse_proposal_state(query.text_view(7)).value_or(ProposalState::taken),
                  .version = static_cast<int>(query.integer(8)),
                  .item = query.id<PanoramaItemId>(9)};
}

}  // namespace vigie::store
