// SPDX-License-Identifier: EUPL-1.2
#include "store/letter/issue_repo.hpp"

#include "base/format.hpp"

namespace vigie::store {
namespace {

IssueState state_named(std::string_view name) {
  for (const IssueState state : kIssueStates) {
    if (name_of(state) == name) return state;
  }
  return IssueState::draft;
}

/// The columns of an IssueRow, before the condition of each query.
std::string issues_where(std::string_view condition) {
  std::string sql = R"sql(
      SELECT id, letter_key, number, month, state, version, subject, preheader, created_at,
             updated_at, frozen_at, scheduled_at, public_at, finished_at, pause_reason
      FROM issue WHERE )sql";
  sql += condition;
  return sql;
}

IssueRow row_of(const Statement& query) {
  IssueRow row;
  row.id = query.id<IssueId>(0);
  row.letter = query.text(1);
  row.number = static_cast<int>(query.integer(2));
  row.month = query.text(3);
  row.state = state_named(query.text_view(4));
  row.version = static_cast<int>(query.integer(5));
  row.subject = query.text(6);
  row.preheader = query.text(7);
  row.created_at = query.instant(8);
  row.updated_at = query.instant(9);
  row.frozen_at = query.maybe_instant(10);
  row.scheduled_at = query.maybe_instant(11);
  row.public_at = query.maybe_instant(12);
  row.finished_at = query.maybe_instant(13);
  row.pause_reason = query.text(14);
  return row;
}

Result<std::optional<IssueRow>> one(Statement query) {
  const auto found = query.step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  return row_of(query);
}

std::string joined_facts(const std::vector<Fact>& facts) {
  std::string out;
  for (const Fact& fact : facts) out += fmt::format("{}\t{}\n", fact.label, fact.value);
  return out;
}

std::vector<Fact> split_facts(std::string_view lines) {
  std::vector<Fact> facts;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    const std::string_view line = lines.substr(0, end);
    const std::size_t tab = line.find('\t');
    if (tab != std::string_view::npos) {
      facts.push_back({std::string(line.substr(0, tab)), std::string(line.substr(tab + 1))});
    }
    if (end == std::string_view::npos) break;
    lines.remove_prefix(end + 1);
  }
  return facts;
}

Block block_of(const Statement& query) {
  Block block;
  block.page = static_cast<int>(query.integer(0));
  block.section = query.text(1);
  block.kind = query.text_view(2) == "article" ? BlockKind::article : BlockKind::text;
  block.panorama_item = query.id<PanoramaItemId>(3);
  block.article = query.id<ArticleId>(4);
  block.title = query.text(5);
  block.body_markdown = query.text(6);
  block.url = query.text(7);
  block.link_label = query.text(8);
  block.button = query.flag(9);
  block.media = query.text(10);
  block.access = query.text(11);
  block.media_kind = query.text(12);
  block.place = query.text(13);
  block.published_at = query.maybe_instant(14);
  block.picture = {query.text(15), query.text(16), static_cast<int>(query.integer(17)),
                   static_cast<int>(query.integer(18))};
  block.facts = split_facts(query.text_view(19));
  return block;
}

Result<void> add_block(Transaction& tx, IssueId issue, int position, const Block& block) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO issue_block (issue_id, position, page, section, kind, panorama_item_id,
        article_id, title, body_markdown, url, link_label, button, media, access, media_kind,
        place, published_at, picture_url, picture_alt, picture_width, picture_height, facts)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
              ?19, ?20, ?21, ?22))sql");
  const std::string_view kind = block.kind == BlockKind::article ? "article" : "text";
  return insert.run(issue, position, block.page, block.section, kind, block.panorama_item,
                    block.article, block.title, block.body_markdown, block.url, block.link_label,
                    block.button, block.media, block.access, block.media_kind, block.place,
                    block.published_at, block.picture.url, block.picture.alt, block.picture.width,
                    block.picture.height, joined_facts(block.facts));
}

}  // namespace

Result<IssueRow> issue_by_id(Reader& reader, IssueId id) {
  static const std::string kSql = issues_where("id = ?1");
  auto query = reader.prepare(kSql);
  query.bind(id);
  auto found = one(std::move(query));
  if (!found) return fail(found.error());
  if (!*found) return fail(Code::not_found, fmt::format("issue {}", id.value));
  return std::move(**found);
}

Result<std::vector<IssueRow>> issues_of_month(Reader& reader, std::string_view letter,
                                              std::string_view month) {
  static const std::string kSql =
      issues_where("letter_key = ?1 AND month = ?2 AND state <> 'cancelled' ORDER BY number");
  auto query = reader.prepare(kSql);
  query.bind(letter, month);
  return query.all(row_of);
}

Result<std::optional<IssueRow>> issue_by_number(Reader& reader, std::string_view letter,
                                                int number) {
  static const std::string kSql = issues_where("letter_key = ?1 AND number = ?2");
  auto query = reader.prepare(kSql);
  query.bind(letter, number);
  return one(std::move(query));
}

Result<std::vector<IssueRow>> issues(Reader& reader, std::string_view letter) {
  static const std::string kSql = issues_where("letter_key = ?1 ORDER BY number DESC");
  auto query = reader.prepare(kSql);
  query.bind(letter);
  return query.all(row_of);
}

Result<std::vector<IssueRow>> issues_under_way(Reader& reader) {
  static const std::string kSql = issues_where("state = 'sending' ORDER BY id");
  auto query = reader.prepare(kSql);
  return query.all(row_of);
}

Result<int> last_number(Reader& reader, std::string_view letter) {
  auto query = reader.prepare("SELECT coalesce(max(number), 0) FROM issue WHERE letter_key = ?1");
  query.bind(letter);
  if (const auto found = query.step(); !found) return fail(found.error());
  return static_cast<int>(query.integer(0));
}

Result<Issue> load_issue(Reader& reader, const IssueRow& row) {
  auto query = reader.prepare(R"sql(
      SELECT page, section, kind, panorama_item_id, article_id, title, body_markdown, url,
             link_label, button, media, access, media_kind, place, published_at, picture_url,
             picture_alt, picture_width, picture_height, facts
      FROM issue_block WHERE issue_id = ?1 ORDER BY position)sql");
  query.bind(row.id);
  Issue issue;
  issue.id = row.id;
  issue.letter_key = row.letter;
  issue.number = row.number;
  issue.month = row.month;
  issue.subject = row.subject;
  issue.preheader = row.preheader;
  const auto read =
      query.each([&](const Statement& block) { issue.blocks.push_back(block_of(block)); });
  if (!read) return fail(read.error());
  return issue;
}

Result<IssueId> add_issue(Transaction& tx, const Issue& issue, CuratorId who, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO issue (letter_key, number, month, subject, preheader, created_at, created_by,
                         updated_at, updated_by)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?6, ?7))sql");
  const auto done = insert.run(issue.letter_key, issue.number, issue.month, issue.subject,
                               issue.preheader, now, who);
  if (!done) return fail(done.error());
  return IssueId{tx.last_insert_id()};
}

Result<void> set_issue_words(Transaction& tx, IssueId issue, std::string_view subject,
                             std::string_view preheader) {
  auto update = tx.prepare("UPDATE issue SET subject = ?2, preheader = ?3 WHERE id = ?1");
  return update.run(issue, subject, preheader);
}

Result<bool> move_issue(Transaction& tx, IssueId issue, int version, const IssueMove& move) {
  auto update = tx.prepare(R"sql(
      UPDATE issue
      SET state = ?4, version = version + 1, updated_at = ?5, updated_by = ?6, pause_reason = ?7,
          frozen_at = CASE WHEN ?4 IN ('draft', 'in_review', 'approved') THEN NULL
                           WHEN ?4 = 'frozen' THEN ?5 ELSE frozen_at END,
          scheduled_at = CASE WHEN ?4 IN ('draft', 'in_review', 'approved') THEN NULL
                              ELSE scheduled_at END,
          scheduled_by = CASE WHEN ?4 IN ('draft', 'in_review', 'approved') THEN NULL
                              ELSE scheduled_by END,
          public_at = CASE WHEN ?4 = 'sending' THEN coalesce(public_at, ?5) ELSE public_at END,
          finished_at = CASE WHEN ?4 = 'sent' THEN coalesce(finished_at, ?5) ELSE finished_at END
      WHERE id = ?1 AND version = ?2 AND state = ?3)sql");
  const auto done = update.run(issue, version, name_of(move.from), name_of(move.to), move.at,
                               move.who, move.pause_reason);
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<void> replace_blocks(Transaction& tx, IssueId issue, const std::vector<Block>& blocks) {
  auto remove = tx.prepare("DELETE FROM issue_block WHERE issue_id = ?1");
  if (auto done = remove.run(issue); !done) return fail(done.error());
  int position = 0;
  for (const Block& block : blocks) {
    if (auto done = add_block(tx, issue, ++position, block); !done) return fail(done.error());
  }
  return {};
}

Result<void> put_output(Transaction& tx, IssueId issue, const FrozenBytes& bytes,
                        std::string_view bytes_hash) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO issue_output (issue_id, subject, html, text, archive_html, bytes_hash)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6))sql");
  return insert.run(issue, bytes.subject, bytes.html, bytes.text, bytes.archive_html,
                    Bytes{bytes_hash});
}

Result<void> remove_output(Transaction& tx, IssueId issue) {
  auto remove = tx.prepare("DELETE FROM issue_output WHERE issue_id = ?1");
  return remove.run(issue);
}

Result<FrozenBytes> frozen_bytes(Reader& reader, IssueId issue) {
  auto query = reader.prepare(
      "SELECT subject, html, text, archive_html FROM issue_output WHERE issue_id = ?1");
  query.bind(issue);
  const auto found = query.step();
  if (!found) return fail(found.error());
  if (!*found) return fail(Code::conflict, fmt::format("issue {}: not frozen", issue.value));
  return FrozenBytes{query.text(0), query.text(1), query.text(2), query.text(3)};
}

Result<std::optional<std::string>> archive_page(Reader& reader, std::string_view letter,
                                                int number) {
  auto query = reader.prepare(R"sql(
      SELECT o.archive_html FROM issue AS i JOIN issue_output AS o ON o.issue_id = i.id
      WHERE i.letter_key = ?1 AND i.number = ?2 AND i.public_at IS NOT NULL)sql");
  query.bind(letter, number);
  const auto found = query.step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  return query.text(0);
}

}  // namespace vigie::store
