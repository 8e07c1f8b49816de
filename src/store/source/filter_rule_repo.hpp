// SPDX-License-Identifier: EUPL-1.2
/// The rules by which articles are put aside, of files and of the program side by side.
///
/// Shape   the model's `FilterRule`, read whole in three statements, in the order in which the
///         rules came. One that was taken back is withdrawn; its key brings it back.
/// Errors  storage; not_found for a centre's key that nobody has.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/filter.hpp"
#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

/// Those that act.
Result<FilterRules> filter_rules(Reader& reader);

/// Inserts, or brings a known key up to date (and back); its condition aside.
Result<FilterRuleId> put_filter_rule(Transaction& tx, const FilterRule& rule, CuratorId by,
                                     Instant now);
Result<void> withdraw_filter_rule(Transaction& tx, std::string_view key, Instant now);

/// A rule that a person of a centre made.
struct CentreRule {
  FilterRuleId id;
  std::string key;
  std::string name;
  std::string made_by;
  Instant made_at;
  int version = 1;
  bool withdrawn = false;
  std::int64_t aside = 0;  ///< among the kAsideLookedAt lines put aside last
};
inline constexpr int kAsideLookedAt = 3'000;
/// Latest first.
Result<std::vector<CentreRule>> centre_rules(Reader& reader, CentreId centre);
/// Withdraws it, or brings it back; false where it is none of the centre's, or was changed since.
Result<bool> set_rule_withdrawn(Transaction& tx, FilterRuleId rule, CentreId centre, int version,
                                bool withdrawn, Instant now);

/// Expressions first.
Result<void> remove_filter_expressions(Transaction& tx, FilterRuleId rule);
Result<void> remove_filter_conditions(Transaction& tx, FilterRuleId rule);

/// What a condition is to the one above it.
enum class ConditionRole { all, one_of, except };
Result<FilterConditionId> add_filter_condition(Transaction& tx, FilterRuleId rule,
                                               FilterConditionId parent, ConditionRole role,
                                               const FilterCondition& condition);
Result<void> add_filter_expression(Transaction& tx, FilterConditionId condition, FilterField field,
                                   int position, std::string_view expression);

}  // namespace vigie::store
