// SPDX-License-Identifier: EUPL-1.2
#include "app/setup/change_writer.hpp"
#include "store/source/filter_rule_repo.hpp"

namespace vigie::app {

using store::ConditionRole;

Result<void> ChangeWriter::write_condition(FilterRuleId rule, FilterConditionId parent, bool except,
                                           const FilterCondition& condition) {
  const ConditionRole role = !parent  ? ConditionRole::all
                             : except ? ConditionRole::except
                                      : ConditionRole::one_of;
  const auto id = store::add_filter_condition(tx, rule, parent, role, condition);
  if (!id) return fail(id.error());
  for (const FilterTest& test : condition.tests) {
    int position = 0;
    for (const std::string& expression : test.any_of) {
      auto done = store::add_filter_expression(tx, *id, test.field, ++position, expression);
      if (!done) return done;
    }
  }
  for (const bool of_except : {false, true}) {
    for (const FilterCondition& child : of_except ? condition.except : condition.one_of) {
      if (auto done = write_condition(rule, *id, of_except, child); !done) return done;
    }
  }
  return {};
}

Result<void> ChangeWriter::write_filter(const Change& change) {
  const std::string& key = change.key.second;
  if (removed(change)) return store::withdraw_filter_rule(tx, key, now);
  const auto rule = std::ranges::find(files.filters, key, &FilterRule::key);
  if (rule == files.filters.end()) return unknown_fact(change);
  const auto id = store::put_filter_rule(tx, *rule, {}, now);
  if (!id) return fail(id.error());
  if (auto done = store::remove_filter_expressions(tx, *id); !done) return done;
  if (auto done = store::remove_filter_conditions(tx, *id); !done) return done;
  return write_condition(*id, {}, false, rule->condition);
}

}  // namespace vigie::app
