// SPDX-License-Identifier: EUPL-1.2
#include "store/letter/issue_repo.hpp"

#include "base/format.hpp"

namespace vigie::store {
namespace {

IssueState state_named(std::string_view name) {
  for (const IssueState state : {IssueState::draft, IssueState::frozen, IssueState::sending,
                                 IssueState::paused, IssueState::sent, IssueState::cancelled}) {
    if (name_of(state) == name) return state;
  }
  return IssueState::draft;
}

IssueRow row_of(const Statement& query) {
  IssueRow row;
  row.id = query.id<IssueId>(0);
  row.letter = query.text(1);
  row.number = static_cast<int>(query.integer(2));
  row.month = query.text(3);
  row.state = state_named(query.text_view(4));
  row.subject = query.text(5);
  row.preheader = query.text(6);
  row.created_at = query.instant(7);
  row.frozen_at = query.maybe_instant(8);
  row.finished_at = query.maybe_instant(9);
  row.pause_reason = query.text(10);
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

/// The update must have met one row in a state that it may leave.
Result<void> moved(Transaction& tx, Statement& update, IssueId issue) {
  if (auto done = update.run(); !done) return fail(done.error());
  if (tx.changes() != 1) {
    return fail(Code::conflict, fmt::format("issue {}: not in a state for this", issue.value));
  }
  return {};
}

}  // namespace

Result<IssueRow> issue_by_id(Reader& reader, IssueId id) {
  auto query = reader.prepare(R"sql(
      SELECT id, letter_key, number, month, state, subject, preheader, created_at, frozen_at,
             finished_at, pause_reason
      FROM issue WHERE id = ?1)sql");
  query.bind(id);
  auto found = one(std::move(query));
  if (!found) return fail(found.error());
  if (!*found) return fail(Code::not_found, fmt::format("issue {}", id.value));
  return std::move(**found);
}

Result<std::optional<IssueRow>> issue_of_month(Reader& reader, std::string_view letter,
                                               std::string_view month) {
  auto query = reader.prepare(R"sql(
      SELECT id, letter_key, number, month, state, subject, preheader, created_at, frozen_at,
             finished_at, pause_reason
      FROM issue WHERE letter_key = ?1 AND month = ?2)sql");
  query.bind(letter, month);
  return one(std::move(query));
}

Result<std::optional<IssueRow>> issue_by_number(Reader& reader, std::string_view letter,
                                                int number) {
  auto query = reader.prepare(R"sql(
      SELECT id, letter_key, number, month, state, subject, preheader, created_at, frozen_at,
             finished_at, pause_reason
      FROM issue WHERE letter_key = ?1 AND number = ?2)sql");
  query.bind(letter, number);
  return one(std::move(query));
}

Result<std::optional<IssueRow>> latest_issue(Reader& reader, std::string_view letter) {
  auto query = reader.prepare(R"sql(
      SELECT id, letter_key, number, month, state, subject, preheader, created_at, frozen_at,
             finished_at, pause_reason
      FROM issue WHERE letter_key = ?1 ORDER BY number DESC LIMIT 1)sql");
  query.bind(letter);
  return one(std::move(query));
}

Result<std::vector<IssueRow>> issues(Reader& reader, std::string_view letter) {
  auto query = reader.prepare(R"sql(
      SELECT id, letter_key, number, month, state, subject, preheader, created_at, frozen_at,
             finished_at, pause_reason
      FROM issue WHERE letter_key = ?1 ORDER BY number DESC)sql");
  query.bind(letter);
  return query.all(row_of);
}

Result<std::vector<IssueRow>> issues_under_way(Reader& reader) {
  auto query = reader.prepare(R"sql(
      SELECT id, letter_key, number, month, state, subject, preheader, created_at, frozen_at,
             finished_at, pause_reason
      FROM issue WHERE state = 'sending' ORDER BY id)sql");
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

Result<IssueId> put_draft(Transaction& tx, const Issue& issue, Instant now) {
  auto put = tx.prepare(R"sql(
      INSERT INTO issue (letter_key, number, month, subject, preheader, created_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      ON CONFLICT (letter_key, month) DO UPDATE
        SET subject = excluded.subject, preheader = excluded.preheader
        WHERE state = 'draft'
      RETURNING id)sql");
  put.bind(issue.letter_key, issue.number, issue.month, issue.subject, issue.preheader, now);
  const auto row = put.step();
  if (!row) return fail(row.error());
  if (!*row) return fail(Code::conflict, fmt::format("issue {}: no draft", issue.month));
  return put.id<IssueId>(0);
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

Result<void> freeze(Transaction& tx, IssueId issue, const FrozenBytes& bytes,
                    std::string_view content_hash, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE issue SET state = 'frozen', subject = ?2, html = ?3, text = ?4, archive_html = ?5,
                       content_hash = ?6, frozen_at = ?7
      WHERE id = ?1 AND state = 'draft')sql");
  update.bind(issue, bytes.subject, bytes.html, bytes.text, bytes.archive_html, Bytes{content_hash},
              now);
  return moved(tx, update, issue);
}

Result<FrozenBytes> frozen_bytes(Reader& reader, IssueId issue) {
  auto query = reader.prepare(R"sql(
      SELECT subject, html, text, archive_html FROM issue
      WHERE id = ?1 AND frozen_at IS NOT NULL)sql");
  query.bind(issue);
  const auto found = query.step();
  if (!found) return fail(found.error());
  if (!*found) return fail(Code::conflict, fmt::format("issue {}: not frozen", issue.value));
  return FrozenBytes{query.text(0), query.text(1), query.text(2), query.text(3)};
}

Result<std::optional<std::string>> archive_page(Reader& reader, std::string_view letter,
                                                int number) {
  auto query = reader.prepare(R"sql(
      SELECT archive_html FROM issue
      WHERE letter_key = ?1 AND number = ?2 AND frozen_at IS NOT NULL)sql");
  query.bind(letter, number);
  const auto found = query.step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  return query.text(0);
}

Result<void> set_sending(Transaction& tx, IssueId issue) {
  auto update = tx.prepare(R"sql(
      UPDATE issue SET state = 'sending', pause_reason = ''
      WHERE id = ?1 AND state IN ('frozen', 'sending', 'paused', 'sent'))sql");
  update.bind(issue);
  return moved(tx, update, issue);
}

Result<void> set_paused(Transaction& tx, IssueId issue, std::string_view reason) {
  auto update = tx.prepare(
      "UPDATE issue SET state = 'paused', pause_reason = ?2 WHERE id = ?1 AND state = 'sending'");
  update.bind(issue, reason);
  return moved(tx, update, issue);
}

Result<void> set_sent(Transaction& tx, IssueId issue, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE issue SET state = 'sent', finished_at = coalesce(finished_at, ?2)
      WHERE id = ?1 AND state = 'sending')sql");
  update.bind(issue, now);
  return moved(tx, update, issue);
}

}  // namespace vigie::store
