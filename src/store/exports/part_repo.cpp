// SPDX-License-Identifier: EUPL-1.2
#include "store/exports/part_repo.hpp"

namespace vigie::store {

Result<void> each_decision(Reader& reader, CentreId centre,
                           const std::function<void(const CentreDecision&)>& take) {
  auto query = reader.prepare(R"sql(
      SELECT line.decided_at, line.state, article.title, article.media, article.url,
             article.published_at,
             coalesce((SELECT group_concat(code, ' ') FROM shown_tag AS tag
                       WHERE tag.article_id = article.id AND tag.kind = 'theme'), ''),
             coalesce((SELECT group_concat(code, ' ') FROM shown_tag AS tag
                       WHERE tag.article_id = article.id AND tag.kind = 'territory'), '')
      FROM desk_item AS line JOIN article ON article.id = line.article_id
      WHERE line.centre_id = ?1 AND line.decided_at IS NOT NULL
      ORDER BY line.decided_at, line.story_id)sql");
  query.bind(centre);
  return query.each([&take](const Statement& row) {
    take({row.instant(0), row.text(1), row.text(2), row.text(3), row.text(4), row.maybe_instant(5),
          row.text(6), row.text(7)});
  });
}

Result<std::vector<PanoramaItemId>> items_relayed_by(Reader& reader, CentreId centre) {
  auto query = reader.prepare(R"sql(
      SELECT id FROM panorama_item WHERE centre_id = ?1 AND state = 'published'
      ORDER BY published_at DESC, id DESC)sql");
  query.bind(centre);
  return query.all([](const Statement& row) { return row.id<PanoramaItemId>(0); });
}

Result<std::vector<CentreDossierLine>> dossier_lines_of(Reader& reader, CentreId centre) {
  auto query = reader.prepare(R"sql(
      SELECT dossier.title, dossier.state, coalesce(part.title, ''), line.title, line.media,
             line.url, line.dated_at, line.note
      FROM dossier_keeper AS keeper JOIN dossier ON dossier.id = keeper.dossier_id
      JOIN dossier_item AS line ON line.dossier_id = dossier.id
      LEFT JOIN dossier_part AS part ON part.id = line.part_id
      JOIN dossier_standing AS standing
        ON standing.item_id = line.id AND standing.standing = 'shown'
      WHERE keeper.centre_id = ?1
      ORDER BY dossier.id, part.position, line.position)sql");
  query.bind(centre);
  return query.all([](const Statement& row) {
    return CentreDossierLine{row.text(0), row.text(1), row.text(2),          row.text(3),
                             row.text(4), row.text(5), row.maybe_instant(6), row.text(7)};
  });
}

Result<std::vector<CentreSource>> sources_of(Reader& reader, CentreId centre) {
  auto query = reader.prepare(R"sql(
      SELECT source.title, source.url, hold.from_at, hold.to_at
      FROM allocation AS hold JOIN source ON source.id = hold.source_id
      WHERE hold.centre_id = ?1
      ORDER BY hold.to_at IS NOT NULL, source.title COLLATE NOCASE)sql");
  query.bind(centre);
  return query.all([](const Statement& row) {
    return CentreSource{row.text(0), row.text(1), row.instant(2), row.maybe_instant(3)};
  });
}

Result<std::vector<CentreEnquiry>> enquiries_with_answers(Reader& reader, CentreId centre) {
  auto query = reader.prepare(R"sql(
      SELECT number, received_on, coalesce(answered_on, ''), state, question, territory, theme,
             organisation,
             coalesce((SELECT body FROM enquiry_answer AS answer
                       WHERE answer.enquiry_id = enquiry.id ORDER BY answer.id DESC LIMIT 1), '')
      FROM enquiry WHERE centre_id = ?1 ORDER BY received_on, id)sql");
  query.bind(centre);
  return query.all([](const Statement& row) {
    return CentreEnquiry{static_cast<int>(row.integer(0)),
                         row.text(1),
                         row.text(2),
                         row.text(3),
                         row.text(4),
                         row.text(5),
                         row.text(6),
                         row.text(7),
                         row.text(8)};
  });
}

}  // namespace vigie::store
