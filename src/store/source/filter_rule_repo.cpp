// SPDX-License-Identifier: EUPL-1.2
#include "store/source/filter_rule_repo.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace vigie::store {
namespace {

std::string_view name_of(ConditionRole role) {
  switch (role) {
    case ConditionRole::all:
      return "all";
    case ConditionRole::one_of:
      return "one_of";
    case ConditionRole::except:
      return "except";
  }
  return "all";
}

struct ConditionRow {
  FilterConditionId id;
  FilterRuleId rule;
  FilterConditionId parent;
  std::string role;
  FilterCondition condition;
};

using Tests = std::unordered_map<FilterConditionId, std::vector<FilterTest>>;

Result<Tests> read_tests(Reader& reader) {
  auto query = reader.prepare(R"sql(
      SELECT condition_id, field, expression FROM filter_expression
      ORDER BY condition_id, field, position)sql");
  Tests tests;
  const auto read = query.each([&](const Statement& row) {
    const FilterField field = filter_field_of(row.text_view(1)).value_or(FilterField::title);
    std::vector<FilterTest>& own = tests[row.id<FilterConditionId>(0)];
    if (own.empty() || own.back().field != field) own.push_back({field, {}});
    own.back().any_of.push_back(row.text(2));
  });
  if (!read) return fail(read.error());
  return tests;
}

Result<std::vector<ConditionRow>> read_conditions(Reader& reader, Tests tests) {
  auto query = reader.prepare(R"sql(
      SELECT id, rule_id, parent_id, role, before_on, after_on FROM filter_condition
      ORDER BY id)sql");
  return query.all([&](const Statement& row) {
    ConditionRow read{row.id<FilterConditionId>(0),
                      row.id<FilterRuleId>(1),
                      row.id<FilterConditionId>(2),
                      row.text(3),
                      {}};
    read.condition.tests = std::move(tests[read.id]);
    std::ranges::sort(read.condition.tests, {}, &FilterTest::field);
    read.condition.before = parse_day(row.text_view(4));
    read.condition.after = parse_day(row.text_view(5));
    return read;
  });
}

/// Children come after their parent: from the last one back, each is whole before it moves up.
std::map<FilterRuleId, FilterCondition> trees_of(std::vector<ConditionRow> rows) {
  std::unordered_map<FilterConditionId, std::size_t> places;
  for (std::size_t i = 0; i < rows.size(); ++i) places[rows[i].id] = i;
  std::map<FilterRuleId, FilterCondition> trees;
  for (std::size_t i = rows.size(); i > 0; --i) {
    ConditionRow& row = rows[i - 1];
    if (!row.parent) {
      trees[row.rule] = std::move(row.condition);
      continue;
    }
    FilterCondition& parent = rows[places.at(row.parent)].condition;
    auto& list = row.role == "except" ? parent.except : parent.one_of;
    list.insert(list.begin(), std::move(row.condition));
  }
  return trees;
}

}  // namespace

Result<FilterRules> filter_rules(Reader& reader) {
  auto tests = read_tests(reader);
  if (!tests) return fail(tests.error());
  auto rows = read_conditions(reader, std::move(*tests));
  if (!rows) return fail(rows.error());
  auto trees = trees_of(std::move(*rows));
  auto query = reader.prepare(R"sql(
      SELECT filter_rule.id, filter_rule.key, filter_rule.name, coalesce(centre.key, ''),
             filter_rule.source_key
      FROM filter_rule LEFT JOIN centre ON centre.id = filter_rule.centre_id
      WHERE filter_rule.withdrawn_at IS NULL ORDER BY filter_rule.id)sql");
  return query.all([&](const Statement& row) {
    return FilterRule{row.text(1), row.text(2), row.text(3), row.text(4),
                      std::move(trees[row.id<FilterRuleId>(0)])};
  });
}

Result<FilterRuleId> put_filter_rule(Transaction& tx, const FilterRule& rule, CuratorId by,
                                     Instant now) {
  auto put = tx.prepare(R"sql(
      INSERT INTO filter_rule (key, name, centre_id, source_key, created_by, created_at, changed_at)
      SELECT ?1, ?2, (SELECT id FROM centre WHERE key = ?3), ?4, ?5, ?6, ?6
      WHERE ?3 = '' OR EXISTS (SELECT 1 FROM centre WHERE key = ?3)
      ON CONFLICT (key) DO UPDATE SET name = excluded.name, centre_id = excluded.centre_id,
        source_key = excluded.source_key, version = version + 1, changed_at = excluded.changed_at,
        withdrawn_at = NULL
      RETURNING id)sql");
  const auto row = put.bind(rule.key, rule.name, rule.centre, rule.source_key, by, now).step();
  if (!row) return fail(row.error());
  if (!*row) return fail(Code::not_found, "centre " + rule.centre);
  return put.id<FilterRuleId>(0);
}

Result<void> withdraw_filter_rule(Transaction& tx, std::string_view key, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE filter_rule SET withdrawn_at = ?2, changed_at = ?2, version = version + 1
      WHERE key = ?1)sql");
  return update.run(key, now);
}

Result<std::vector<CentreRule>> centre_rules(Reader& reader, CentreId centre) {
  auto query = reader.prepare(R"sql(
      WITH aside AS MATERIALIZED (
        SELECT filtered_by FROM desk_item
        WHERE centre_id = ?1 AND state = 'discarded'
        ORDER BY dated_at DESC, story_id DESC LIMIT ?2)
      SELECT rule.id, rule.key, rule.name, curator.name, rule.created_at, rule.version,
             rule.withdrawn_at IS NOT NULL,
             (SELECT count(*) FROM aside WHERE filtered_by = rule.name)
      FROM filter_rule AS rule JOIN curator ON curator.id = rule.created_by
      WHERE rule.centre_id = ?1 ORDER BY rule.id DESC)sql");
  query.bind(centre, kAsideLookedAt);
  return query.all([](const Statement& row) {
    return CentreRule{.id = row.id<FilterRuleId>(0),
                      .key = row.text(1),
                      .name = row.text(2),
                      .made_by = row.text(3),
                      .made_at = row.instant(4),
                      .version = static_cast<int>(row.integer(5)),
                      .withdrawn = row.flag(6),
                      .aside = row.integer(7)};
  });
}

Result<bool> set_rule_withdrawn(Transaction& tx, FilterRuleId rule, CentreId centre, int version,
                                bool withdrawn, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE filter_rule
      SET withdrawn_at = iif(?4, ?5, NULL), changed_at = ?5, version = version + 1
      WHERE id = ?1 AND centre_id = ?2 AND version = ?3 AND created_by IS NOT NULL)sql");
  if (auto done = update.run(rule, centre, version, withdrawn, now); !done) {
    return fail(done.error());
  }
  return tx.changes() == 1;
}

Result<void> remove_filter_expressions(Transaction& tx, FilterRuleId rule) {
  auto remove = tx.prepare(R"sql(
      DELETE FROM filter_expression
      WHERE condition_id IN (SELECT id FROM filter_condition WHERE rule_id = ?1))sql");
  return remove.run(rule);
}

Result<void> remove_filter_conditions(Transaction& tx, FilterRuleId rule) {
  auto remove = tx.prepare("DELETE FROM filter_condition WHERE rule_id = ?1");
  return remove.run(rule);
}

Result<FilterConditionId> add_filter_condition(Transaction& tx, FilterRuleId rule,
                                               FilterConditionId parent, ConditionRole role,
                                               const FilterCondition& condition) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO filter_condition (rule_id, parent_id, role, before_on, after_on)
      VALUES (?1, ?2, ?3, ?4, ?5))sql");
  auto done = insert.run(rule, parent, name_of(role), condition.before, condition.after);
  if (!done) return fail(done.error());
  return FilterConditionId{tx.last_insert_id()};
}

Result<void> add_filter_expression(Transaction& tx, FilterConditionId condition, FilterField field,
                                   int position, std::string_view expression) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO filter_expression (condition_id, field, position, expression)
      VALUES (?1, ?2, ?3, ?4))sql");
  return insert.run(condition, vigie::name_of(field), position, expression);
}

}  // namespace vigie::store
