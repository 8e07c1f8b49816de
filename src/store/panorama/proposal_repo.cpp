// SPDX-License-Identifier: EUPL-1.2
#include "store/panorama/proposal_repo.hpp"

#include "store/sql/id_list.hpp"

namespace vigie::store {
namespace {

Proposal read_proposal(const Statement& row) {
  return {.id = row.id<ProposalId>(0),
          .story = row.id<StoryId>(1),
          .article = row.id<ArticleId>(2),
          .centre = row.id<CentreId>(3),
          .curator = row.id<CuratorId>(4),
          .note = row.text(5),
          .remark = row.text(6),
          .state = parse_proposal_state(row.text_view(7)).value_or(ProposalState::taken),
          .version = static_cast<int>(row.integer(8)),
          .item = row.id<PanoramaItemId>(9)};
}

ProposalLine read_line(const Statement& row) {
  return {.proposal = read_proposal(row),
          .offered_at = row.instant(10),
          .centre_key = row.text(11),
          .centre_name = row.text(12),
          .curator_name = row.text(13),
          .title = row.text(14),
          .media = row.text(15),
          .url = row.text(16),
          .access = access_named(row.text_view(17)),
          .answered_by = row.text(18),
          .answered_at = row.maybe_instant(19),
          .reason = row.text(20),
          .item_state = parse_item_state(row.text_view(21)),
          .item_key = row.text(22),
          .item_at = row.maybe_instant(23)};
}

/// A proposal with what a page shows beside it, as `read_line` reads it.
constexpr std::string_view kSelectLine = R"sql(
      SELECT p.id, p.story_id, p.article_id, p.centre_id, p.curator_id, p.note, p.remark, p.state,
             p.version, p.item_id, p.offered_at, centre.key, centre.name, curator.name,
             article.title, article.media, article.url, article.access,
             coalesce(answerer.name, ''), p.answered_at, p.reason, item.state,
             coalesce(item.key, ''), coalesce(item.published_at, item.publish_at)
      FROM proposal AS p JOIN centre ON centre.id = p.centre_id
      JOIN curator ON curator.id = p.curator_id
      JOIN article ON article.id = p.article_id
      LEFT JOIN curator AS answerer ON answerer.id = p.answered_by
      LEFT JOIN panorama_item AS item ON item.id = p.item_id )sql";

Statement select_lines(Reader& reader, std::string_view where) {
  return reader.prepare(std::string(kSelectLine) + std::string(where));
}

Result<std::optional<Proposal>> read_proposal_row(Statement& query) {
  const auto row = query.step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return read_proposal(query);
}

}  // namespace

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

Result<bool> reword_proposal(Transaction& tx, const Proposal& proposal) {
  auto update = tx.prepare(R"sql(
      UPDATE proposal SET article_id = ?3, note = ?4, remark = ?5, version = version + 1
      WHERE id = ?1 AND version = ?2 AND state = 'offered')sql");
  const auto done =
      update.run(proposal.id, proposal.version, proposal.article, proposal.note, proposal.remark);
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<std::vector<ProposalLine>> offered_proposals(Reader& reader) {
  auto query = select_lines(reader, "WHERE p.state = 'offered' ORDER BY p.offered_at LIMIT ?1");
  query.bind(kOfferedMax);
  return query.all(read_line);
}

Result<std::vector<ProposalLine>> proposals_on(Reader& reader, StoryId story) {
  auto query = select_lines(reader, "WHERE p.story_id = ?1 ORDER BY p.offered_at, p.id");
  query.bind(story);
  return query.all(read_line);
}

Result<std::vector<ProposalLine>> proposals_of(Reader& reader, CentreId centre, Instant since,
                                               int limit) {
  auto query = select_lines(
      reader, "WHERE p.centre_id = ?1 AND p.offered_at >= ?2 ORDER BY p.offered_at DESC LIMIT ?3");
  query.bind(centre, since, limit);
  return query.all(read_line);
}

Result<std::vector<ProposalLine>> proposals_answered(Reader& reader, CuratorId curator,
                                                     Instant since, Instant until) {
  auto query =
      select_lines(reader,
                   "WHERE p.curator_id = ?1 AND p.answered_at >= ?2 AND p.answered_at < ?3 "
                   "AND p.answered_by <> ?1 AND (p.state = 'taken' OR p.state = 'merged' OR "
                   "p.state = 'declined') "
                   "ORDER BY p.answered_at, p.id LIMIT ?4");
  query.bind(curator, since, until, kOfferedMax);
  return query.all(read_line);
}

Result<std::vector<ProposalLine>> proposals_among(Reader& reader, CentreId centre,
                                                  const std::vector<StoryId>& stories) {
  auto query = select_lines(reader,
                            "WHERE p.id IN (SELECT (SELECT max(last.id) FROM proposal AS last "
                            "WHERE last.story_id = page.value AND last.centre_id = ?1) "
                            "FROM json_each(?2) AS page)");
  query.bind(centre, id_list(stories));
  return query.all(read_line);
}

Result<std::optional<Proposal>> proposal_by_id(Reader& reader, ProposalId id) {
  auto query = reader.prepare(R"sql(
      SELECT id, story_id, article_id, centre_id, curator_id, note, remark, state, version, item_id
      FROM proposal WHERE id = ?1)sql");
  query.bind(id);
  return read_proposal_row(query);
}

Result<std::vector<Proposal>> proposals_in(Reader& reader, PanoramaItemId item) {
  auto query = reader.prepare(R"sql(
      SELECT id, story_id, article_id, centre_id, curator_id, note, remark, state, version, item_id
      FROM proposal WHERE item_id = ?1 ORDER BY id)sql");
  query.bind(item);
  return query.all(read_proposal);
}

Result<std::optional<Proposal>> proposal_of(Reader& reader, PanoramaItemId item) {
  auto query = reader.prepare(R"sql(
      SELECT id, story_id, article_id, centre_id, curator_id, note, remark, state, version, item_id
      FROM proposal WHERE item_id = ?1 AND state = 'taken' ORDER BY id LIMIT 1)sql");
  query.bind(item);
  return read_proposal_row(query);
}

}  // namespace vigie::store
