// SPDX-License-Identifier: EUPL-1.2
#include "store/upkeep/dump.hpp"

#include <algorithm>
#include <array>

#include "base/format.hpp"

namespace vigie::store {
namespace {

constexpr int kRowsOfAStatement = 200;
constexpr std::size_t kStatementBytes = 1UL << 20U;

bool stays_behind(std::string_view table) {
  static constexpr std::array<std::string_view, 4> kBehind = {"session", "audience_seen",
                                                              "schema_build", "sqlite_stat1"};
  return std::ranges::find(kBehind, table) != kBehind.end() || table.starts_with("search_");
}

std::string name_in_sql(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}

Result<std::vector<std::string>> columns_of(Reader& reader, std::string_view table) {
  auto query = reader.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid");
  query.bind(table);
  return query.all([](const Statement& row) { return row.text(0); });
}

/// What SQLite writes for a value -> a field: its texts lose their quotes for ours.
std::string field_of(std::string_view literal) {
  if (literal == "NULL") return "";
  if (!literal.starts_with('\'')) return std::string(literal);
  literal = literal.substr(1, literal.size() - 2);
  std::string out = "\"";
  for (std::size_t i = 0; i < literal.size(); ++i) {
    if (literal[i] == '\'' && i + 1 < literal.size() && literal[i + 1] == '\'') ++i;
    if (literal[i] == '"') out += '"';
    out += literal[i];
  }
  return out + '"';
}

/// One field at the start of `rest` -> what SQLite reads; none where it is broken.
std::optional<std::string> literal_at(std::string_view& rest) {
  std::string out;
  if (!rest.starts_with('"')) {
    const std::size_t end = std::min(rest.find_first_of(";\n"), rest.size());
    out = rest.substr(0, end);
    rest.remove_prefix(end);
    const bool number =
        !out.empty() && out.find_first_not_of("0123456789+-.eE") == std::string::npos;
    const bool bytes = out.starts_with("X'") && out.ends_with('\'') && out.size() >= 3 &&
                       out.find_first_not_of("0123456789ABCDEF", 2) == out.size() - 1;
    if (out.empty()) return "NULL";
    if (!number && !bytes) return std::nullopt;
    return out;
  }
  out = "'";
  rest.remove_prefix(1);
  for (;;) {
    const std::size_t quote = rest.find('"');
    if (quote == std::string_view::npos) return std::nullopt;
    for (const char c : rest.substr(0, quote))
      out += c == '\'' ? std::string("''") : std::string(1, c);
    rest.remove_prefix(quote + 1);
    if (!rest.starts_with('"')) return out + "'";
    out += '"';
    rest.remove_prefix(1);
  }
}

Failure broken(const std::string& table, std::int64_t row) {
  return fail(Code::invalid_input, fmt::format("{}, row {}", table, row),
              fmt::format("{}.csv, ligne {}\u00A0: ne se lit pas", table, row + 1));
}

/// Fields of the next line, its end taken off; none where it is broken.
std::optional<std::vector<std::string>> line_at(std::string_view& rest) {
  std::vector<std::string> fields;
  for (;;) {
    auto field = literal_at(rest);
    if (!field) return std::nullopt;
    fields.push_back(std::move(*field));
    if (rest.starts_with(';')) {
      rest.remove_prefix(1);
      continue;
    }
    if (!rest.empty() && rest.front() != '\n') return std::nullopt;
    rest.remove_prefix(std::min<std::size_t>(1, rest.size()));
    return fields;
  }
}

std::vector<std::string> heads_at(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  std::vector<std::string> heads;
  for (;;) {
    const std::size_t at = line.find(';');
    heads.emplace_back(line.substr(0, at));
    if (at == std::string_view::npos) return heads;
    line.remove_prefix(at + 1);
  }
}

Result<std::int64_t> load_table(Database& db, const TableText& table,
                                const std::vector<std::string>& known) {
  std::string_view rest = table.text;
  const auto heads = heads_at(rest);
  for (const std::string& head : heads) {
    if (std::ranges::find(known, head) != known.end()) continue;
    return fail(Code::invalid_input, table.name + "." + head,
                fmt::format("{}.csv\u00A0: la colonne {} n’existe pas ici", table.name, head));
  }
  std::string into;
  for (const std::string& head : heads) into += (into.empty() ? "" : ", ") + name_in_sql(head);
  const std::string begin =
      fmt::format("INSERT INTO {} ({}) VALUES ", name_in_sql(table.name), into);
  if (auto done = db.execute("DELETE FROM " + name_in_sql(table.name)); !done) {
    return fail(done.error());
  }
  std::int64_t rows = 0;
  std::string values;
  while (!rest.empty()) {
    const auto fields = line_at(rest);
    if (!fields || fields->size() != heads.size()) return broken(table.name, rows + 1);
    values += fmt::format("{}({})", values.empty() ? "" : ", ", fmt::join(*fields, ", "));
    ++rows;
    const bool full = rows % kRowsOfAStatement == 0 || values.size() > kStatementBytes;
    if (!full && !rest.empty()) continue;
    if (auto done = db.execute(begin + values); !done) return fail_with(table.name, done.error());
    values.clear();
  }
  return rows;
}

Result<std::vector<std::pair<std::string, std::string>>> triggers_of(Reader reader) {
  auto query = reader.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'");
  return query.all([](const Statement& row) { return std::pair(row.text(0), row.text(1)); });
}

Result<void> refuse_what_is_full(Reader reader) {
  auto query = reader.prepare(
      "SELECT (SELECT count(*) FROM centre) + (SELECT count(*) FROM article) + "
      "(SELECT count(*) FROM person)");
  const auto row = query.step();
  if (!row) return fail(row.error());
  if (query.integer(0) == 0) return {};
  return fail(Code::conflict, "the database is not empty",
              "cette base contient déjà quelque chose\u202F; l’import se fait dans une base neuve");
}

Result<std::int64_t> load_all(Database& db, const std::vector<TableText>& tables) {
  auto reader = db.reader();
  const auto known = tables_to_dump(reader);
  if (!known) return fail(known.error());
  std::int64_t rows = 0;
  for (const TableText& table : tables) {
    const auto found = std::ranges::find(*known, table.name, &DumpedTable::name);
    if (found == known->end()) {
      return fail(Code::invalid_input, table.name,
                  fmt::format("{}.csv\u00A0: cette table n’existe pas ici", table.name));
    }
    const auto loaded = load_table(db, table, found->columns);
    if (!loaded) return fail(loaded.error());
    rows += *loaded;
  }
  return rows;
}

}  // namespace

Result<std::vector<DumpedTable>> tables_to_dump(Reader& reader) {
  auto query = reader.prepare(R"sql(
      SELECT name, sql FROM sqlite_schema
      WHERE type = 'table' AND (name NOT LIKE 'sqlite_%' OR name = 'sqlite_sequence')
      ORDER BY name)sql");
  auto tables = query.all([](const Statement& row) {
    return DumpedTable{.name = row.text(0), .statement = row.text(1), .columns = {}};
  });
  if (!tables) return tables;
  std::erase_if(*tables, [](const DumpedTable& table) { return stays_behind(table.name); });
  for (DumpedTable& table : *tables) {
    auto columns = columns_of(reader, table.name);
    if (!columns) return fail(columns.error());
    table.columns = std::move(*columns);
    if (table.name == "search") table.columns.insert(table.columns.begin(), "rowid");
    table.secret = table.name == "setting";
  }
  return tables;
}

Result<std::int64_t> dump_table(Reader& reader, const DumpedTable& table,
                                const std::function<void(std::string_view)>& take) {
  std::string asked;
  std::string heads;
  for (const std::string& column : table.columns) {
    const bool password = table.name == "curator" && column == "password_hash";
    asked +=
        (asked.empty() ? "quote(" : ", quote(") + (password ? "''" : name_in_sql(column)) + ")";
    heads += (heads.empty() ? "" : ";") + column;
  }
  take(heads);
  std::int64_t rows = 0;
  std::string order = "1";
  for (std::size_t i = 2; i <= table.columns.size(); ++i) order += fmt::format(", {}", i);
  auto query = reader.prepare(
      fmt::format("SELECT {} FROM {} ORDER BY {}", asked, name_in_sql(table.name), order));
  const auto done = query.each([&](const Statement& row) {
    std::string line;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (i > 0) line += ';';
      line += field_of(row.text_view(static_cast<int>(i)));
    }
    take(line);
    ++rows;
  });
  if (!done) return fail(done.error());
  return rows;
}

Result<std::int64_t> load_tables(Database& db, const std::vector<TableText>& tables) {
  if (auto done = refuse_what_is_full(db.reader()); !done) return fail(done.error());
  const auto triggers = triggers_of(db.reader());
  if (!triggers) return fail(triggers.error());
  if (auto done = db.execute("BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON;"); !done) {
    return fail(done.error());
  }
  Result<void> done;
  for (const auto& [name, sql] : *triggers) {
    if (done) done = db.execute("DROP TRIGGER " + name_in_sql(name));
  }
  Result<std::int64_t> rows = 0;
  if (done) rows = load_all(db, tables);
  if (!rows) done = fail(rows.error());
  for (const auto& [name, sql] : *triggers) {
    if (done) done = db.execute(sql);
  }
  if (done) done = db.execute("COMMIT");
  if (done) return rows;
  static_cast<void>(db.execute("ROLLBACK"));
  return fail(done.error());
}

}  // namespace vigie::store
