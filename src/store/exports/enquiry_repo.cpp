// SPDX-License-Identifier: EUPL-1.2
#include "store/exports/enquiry_repo.hpp"

#include <limits>

namespace vigie::store {
namespace {

Enquiry read_enquiry(const Statement& row) {
  return {.id = row.id<EnquiryId>(0),
          .centre = row.id<CentreId>(1),
          .number = static_cast<int>(row.integer(2)),
          .received_on = parse_day(row.text_view(3)).value_or(Day{}),
          .answered_on = parse_day(row.text_view(4)),
          .channel = row.text(5),
          .asker = row.text(6),
          .organisation = row.text(7),
          .territory = row.text(8),
          .theme = row.text(9),
          .need = row.text(10),
          .question = row.text(11),
          .answer_kind = row.text(12),
          .state = row.text(13),
          .redirected_to = row.text(14),
          .follows = row.id<EnquiryId>(15),
          .version = static_cast<int>(row.integer(16)),
          .name = row.text(17),
          .mail = row.text(18)};
}

EnquiryPiece read_piece(const Statement& row) {
  return {.id = row.integer(0),
          .article = row.id<ArticleId>(1),
          .reference = row.text(2),
          .line = row.text(3)};
}

EnquiryAnswer read_answer(const Statement& row) {
  return {.id = row.integer(0),
          .enquiry = row.id<EnquiryId>(1),
          .body = row.text(2),
          .model = row.text(3),
          .frozen_at = row.instant(4)};
}

}  // namespace

Result<EnquiryId> add_enquiry(Transaction& tx, const Enquiry& enquiry, CuratorId curator,
                              Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO enquiry (centre_id, number, received_on, channel, asker, organisation, territory,
                           theme, need, question, follows_id, created_by, created_at)
      SELECT ?1, 1 + coalesce((SELECT max(number) FROM enquiry
                               WHERE centre_id = ?1 AND received_on >= substr(?2, 1, 4)
                                 AND received_on < substr(?2, 1, 4) || '~'), 0),
             ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)sql");
  const auto done = insert.run(enquiry.centre, enquiry.received_on, enquiry.channel, enquiry.asker,
                               enquiry.organisation, enquiry.territory, enquiry.theme, enquiry.need,
                               enquiry.question, enquiry.follows, curator, now);
  if (!done) return fail(done.error());
  return EnquiryId{tx.last_insert_id()};
}

Result<bool> change_enquiry(Transaction& tx, const Enquiry& enquiry) {
  auto update = tx.prepare(R"sql(
      UPDATE enquiry
      SET answered_on = ?4, channel = ?5, asker = ?6, organisation = ?7, territory = ?8, theme = ?9,
          need = ?10, question = ?11, answer_kind = ?12, state = ?13, redirected_to = ?14,
          version = version + 1
      WHERE id = ?1 AND centre_id = ?2 AND version = ?3)sql");
  const auto done = update.run(enquiry.id, enquiry.centre, enquiry.version, enquiry.answered_on,
                               enquiry.channel, enquiry.asker, enquiry.organisation,
                               enquiry.territory, enquiry.theme, enquiry.need, enquiry.question,
                               enquiry.answer_kind, enquiry.state, enquiry.redirected_to);
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<bool> touch_enquiry(Transaction& tx, EnquiryId enquiry, int seen) {
  auto update =
      tx.prepare("UPDATE enquiry SET version = version + 1 WHERE id = ?1 AND version = ?2");
  if (auto done = update.run(enquiry, seen); !done) return fail(done.error());
  return tx.changes() == 1;
}

Result<void> put_asker(Transaction& tx, EnquiryId enquiry, std::string_view name,
                       std::string_view mail, Day erase_on) {
  if (name.empty() && mail.empty()) {
    return tx.prepare("DELETE FROM enquiry_person WHERE enquiry_id = ?1").run(enquiry);
  }
  auto put = tx.prepare(R"sql(
      INSERT INTO enquiry_person (enquiry_id, name, mail, erase_on) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (enquiry_id) DO UPDATE SET name = ?2, mail = ?3)sql");
  return put.run(enquiry, name, mail, erase_on);
}

Result<std::int64_t> forget_askers(Transaction& tx, Day today) {
  auto gone = tx.prepare("DELETE FROM enquiry_person WHERE erase_on <= ?1");
  if (auto done = gone.run(today); !done) return fail(done.error());
  return tx.changes();
}

Result<std::optional<Enquiry>> enquiry(Reader& reader, EnquiryId id, CentreId centre) {
  auto query = reader.prepare(R"sql(
      SELECT enquiry.id, centre_id, number, received_on, answered_on, channel, asker, organisation,
             territory, theme, need, question, answer_kind, state, redirected_to, follows_id,
             version, coalesce(person.name, ''), coalesce(person.mail, '')
      FROM enquiry LEFT JOIN enquiry_person AS person ON person.enquiry_id = enquiry.id
      WHERE enquiry.id = ?1 AND centre_id = ?2)sql");
  query.bind(id, centre);
  const auto row = query.step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return read_enquiry(query);
}

Result<std::vector<Enquiry>> enquiries(Reader& reader, CentreId centre, std::optional<Cursor> after,
                                       int limit) {
  auto query = reader.prepare(R"sql(
      SELECT enquiry.id, centre_id, number, received_on, answered_on, channel, asker, organisation,
             territory, theme, need, question, answer_kind, state, redirected_to, follows_id,
             version, coalesce(person.name, ''), ''
      FROM enquiry LEFT JOIN enquiry_person AS person ON person.enquiry_id = enquiry.id
      WHERE centre_id = ?1 AND (received_on, enquiry.id) < (?2, ?3)
      ORDER BY received_on DESC, enquiry.id DESC LIMIT ?4)sql");
  const std::string day = after ? iso(Day{static_cast<std::int32_t>(after->at)}) : std::string("~");
  query.bind(centre, day, after ? after->id : std::numeric_limits<std::int64_t>::max(), limit);
  return query.all(read_enquiry);
}

Result<std::vector<Enquiry>> enquiries_of_year(Reader& reader, CentreId centre, int year) {
  auto query = reader.prepare(R"sql(
      SELECT id, centre_id, number, received_on, answered_on, channel, asker, organisation,
             territory, theme, need, question, answer_kind, state, redirected_to, follows_id,
             version, '', ''
      FROM enquiry WHERE centre_id = ?1 AND received_on >= ?2 AND received_on < ?3
      ORDER BY received_on, id)sql");
  query.bind(centre, std::to_string(year), std::to_string(year + 1));
  return query.all(read_enquiry);
}

Result<std::vector<EnquiryPiece>> enquiry_pieces(Reader& reader, EnquiryId enquiry) {
  auto query = reader.prepare(R"sql(
      SELECT id, article_id, reference, line FROM enquiry_piece
      WHERE enquiry_id = ?1 ORDER BY position, id)sql");
  query.bind(enquiry);
  return query.all(read_piece);
}

Result<void> add_piece(Transaction& tx, EnquiryId enquiry, const EnquiryPiece& piece) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO enquiry_piece (enquiry_id, position, article_id, reference, line)
      SELECT ?1, 1 + coalesce((SELECT max(position) FROM enquiry_piece WHERE enquiry_id = ?1), 0),
             ?2, ?3, ?4
      WHERE ?2 IS NULL OR NOT EXISTS (SELECT 1 FROM enquiry_piece
                                      WHERE enquiry_id = ?1 AND article_id = ?2))sql");
  return insert.run(enquiry, piece.article, piece.reference, piece.line);
}

Result<void> change_piece(Transaction& tx, EnquiryId enquiry, std::int64_t piece, int position,
                          std::string_view line) {
  auto update = tx.prepare(R"sql(
      UPDATE enquiry_piece SET position = ?3, line = ?4 WHERE id = ?2 AND enquiry_id = ?1)sql");
  return update.run(enquiry, piece, position, line);
}

Result<void> remove_piece(Transaction& tx, EnquiryId enquiry, std::int64_t piece) {
  return tx.prepare("DELETE FROM enquiry_piece WHERE id = ?2 AND enquiry_id = ?1")
      .run(enquiry, piece);
}

Result<ArticleId> free_reprint(Reader& reader, ArticleId article) {
  auto query = reader.prepare(R"sql(
      SELECT other.id FROM article AS asked
      JOIN article AS other ON other.reprint_id = asked.reprint_id
      WHERE asked.id = ?1
      ORDER BY asked.access <> 'free' AND other.access = 'free' DESC, other.id = asked.id DESC,
               other.id LIMIT 1)sql");
  query.bind(article);
  const auto row = query.step();
  if (!row) return fail(row.error());
  if (!*row) return ArticleId{};
  return query.id<ArticleId>(0);
}

Result<std::int64_t> freeze_answer(Transaction& tx, const EnquiryAnswer& answer,
                                   std::int64_t made_from, CuratorId curator, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO enquiry_answer (enquiry_id, body, model, made_from, curator_id, frozen_at)
      VALUES (?1, ?2, ?3, nullif(?4, 0), ?5, ?6))sql");
  const auto done = insert.run(answer.enquiry, answer.body, answer.model, made_from, curator, now);
  if (!done) return fail(done.error());
  return tx.last_insert_id();
}

Result<std::vector<EnquiryAnswer>> answers_of(Reader& reader, EnquiryId enquiry) {
  auto query = reader.prepare(R"sql(
      SELECT id, enquiry_id, body, model, frozen_at FROM enquiry_answer
      WHERE enquiry_id = ?1 ORDER BY id DESC)sql");
  query.bind(enquiry);
  return query.all(read_answer);
}

Result<std::vector<EnquiryAnswer>> answer_models(Reader& reader, int limit) {
  auto query = reader.prepare(R"sql(
      SELECT id, enquiry_id, body, model, frozen_at FROM enquiry_answer
      WHERE model <> '' ORDER BY id DESC LIMIT ?1)sql");
  query.bind(limit);
  return query.all(read_answer);
}

Result<std::vector<EnquiryPiece>> pieces_of_model(Reader& reader, std::int64_t model) {
  auto query = reader.prepare(R"sql(
      SELECT piece.id, piece.article_id, piece.reference, piece.line
      FROM enquiry_answer AS answer JOIN enquiry_piece AS piece
        ON piece.enquiry_id = answer.enquiry_id
      WHERE answer.id = ?1 AND answer.model <> '' ORDER BY piece.position, piece.id)sql");
  query.bind(model);
  return query.all(read_piece);
}

Result<std::int64_t> reused_answers(Reader& reader, CentreId centre, int year) {
  auto query = reader.prepare(R"sql(
      SELECT count(*) FROM enquiry JOIN enquiry_answer AS answer ON answer.enquiry_id = enquiry.id
      WHERE centre_id = ?1 AND received_on >= ?2 AND received_on < ?3
        AND answer.made_from IS NOT NULL)sql");
  query.bind(centre, std::to_string(year), std::to_string(year + 1));
  const auto row = query.step();
  if (!row) return fail(row.error());
  return query.integer(0);
}

}  // namespace vigie::store
