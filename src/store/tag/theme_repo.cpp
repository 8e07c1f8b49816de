// SPDX-License-Identifier: EUPL-1.2
#include "store/tag/theme_repo.hpp"

#include <unordered_map>

#include "store/sql/lists.hpp"

namespace vigie::store {
namespace {

using TermLists = std::unordered_map<std::string, std::vector<ThemeTerm>>;

Result<TermLists> terms(Reader& reader) {
  auto query = reader.prepare(R"sql(
      SELECT theme_code, term, kind, weight FROM theme_term ORDER BY theme_code, position)sql");
  TermLists lists;
  const auto read = query.each([&](const Statement& row) {
    const bool exclusion = row.text_view(2) == name_of(TermKind::exclusion);
    lists[row.text(0)].push_back(
        {row.text(1), exclusion ? TermKind::exclusion : TermKind::term, row.real(3)});
  });
  if (!read) return fail(read.error());
  return lists;
}

Result<std::unordered_map<std::string, std::vector<std::string>>> successors(Reader& reader) {
  return read_lists_by_key(reader.prepare(
      "SELECT theme_code, successor_code FROM theme_successor ORDER BY theme_code, position"));
}

}  // namespace

Result<Themes> themes(Reader& reader) {
  auto lists = terms(reader);
  if (!lists) return fail(lists.error());
  auto successor_lists = successors(reader);
  if (!successor_lists) return fail(successor_lists.error());
  auto query = reader.prepare(R"sql(
      SELECT code, label, valid_from, valid_to
      FROM theme WHERE retired_at IS NULL ORDER BY code)sql");
  Themes all;
  const auto read = query.each([&](const Statement& row) {
    Theme theme;
    theme.code = row.text(0);
    theme.label = row.text(1);
    theme.valid_from = parse_day(row.text_view(2)).value_or(Day{});
    theme.valid_to = parse_day(row.text_view(3));
    theme.replaced_by = std::move((*successor_lists)[theme.code]);
    theme.terms = std::move((*lists)[theme.code]);
    all.push_back(std::move(theme));
  });
  if (!read) return fail(read.error());
  return all;
}

Result<std::vector<ThemeName>> themes_on(Reader& reader, Day day) {
  auto query = reader.prepare(R"sql(
      SELECT code, label FROM theme
      WHERE retired_at IS NULL AND valid_from <= ?1 AND (valid_to IS NULL OR valid_to >= ?1)
      ORDER BY code)sql");
  query.bind(day);
  return query.all([](const Statement& row) { return ThemeName{row.text(0), row.text(1)}; });
}

Result<void> put_theme(Transaction& tx, const Theme& theme) {
  auto put = tx.prepare(R"sql(
      INSERT INTO theme (code, label, valid_from, valid_to) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (code) DO UPDATE SET label = excluded.label, valid_from = excluded.valid_from,
        valid_to = excluded.valid_to, retired_at = NULL)sql");
  return put.run(theme.code, theme.label, theme.valid_from, theme.valid_to);
}

Result<void> replace_successors(Transaction& tx, std::string_view code,
                                const std::vector<std::string>& successors) {
  return replace_list(tx, "DELETE FROM theme_successor WHERE theme_code = ?1", R"sql(
      INSERT INTO theme_successor (theme_code, position, successor_code) VALUES (?1, ?2, ?3))sql",
                      code, successors);
}

Result<void> replace_terms(Transaction& tx, std::string_view code,
                           const std::vector<ThemeTerm>& terms) {
  auto clear = tx.prepare("DELETE FROM theme_term WHERE theme_code = ?1");
  if (auto done = clear.run(code); !done) return done;
  int position = 0;
  for (const ThemeTerm& term : terms) {
    auto insert = tx.prepare(R"sql(
        INSERT INTO theme_term (theme_code, term, kind, weight, position)
        VALUES (?1, ?2, ?3, ?4, ?5))sql");
    if (auto done = insert.run(code, term.term, name_of(term.kind), term.weight, ++position); !done)
      return done;
  }
  return {};
}

Result<void> retire_theme(Transaction& tx, std::string_view code, Instant now) {
  auto update = tx.prepare("UPDATE theme SET retired_at = ?2 WHERE code = ?1");
  return update.run(code, now);
}

}  // namespace vigie::store
