// SPDX-License-Identifier: EUPL-1.2
/// One writing of `apply`: a function a kind of fact.
///
/// Shape   the rows as they are to be, and the numbers of what stands in the database. Each
///         function writes one change: its row is found among `files` by the key of the fact.
/// Errors  storage; conflict for a week of the rota that has begun and is asked to go.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/setup/difference.hpp"
#include "model/ids.hpp"
#include "store/rota/duty_repo.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

struct ChangeWriter {
  using Ids = std::map<std::string, std::int64_t, std::less<>>;

  store::Transaction& tx;
  const Configuration& files;
  Instant now;
  Ids centres{};
  Ids sources{};
  std::optional<DutyPlanId> plan{};  ///< of the weeks that this writing imports

  Result<void> read_ids();
  Result<void> write_centre(const Change& change);
  Result<void> write_theme(const Change& change);
  Result<void> write_filter(const Change& change);
  Result<void> write_media(const Change& change);
  Result<void> write_trackers(const Change& change);
  Result<void> write_source(const Change& change);
  Result<void> write_allocation(const Change& change);
  Result<void> write_rule(const Change& change);
  Result<void> write_reminders();
  Result<void> write_share(const Change& change);
  Result<void> write_turn(const Change& change);
  Result<void> write_replacement(const Change& change);
  Result<void> write_swap(const Change& change);
  Result<void> write_absence(const Change& change);

  store::Author file_author() const { return {Origin::file, {}, now}; }
  Result<void> withdraw(OverrideKind kind, Day week, std::optional<Day> other_week);
  Result<void> write_condition(FilterRuleId rule, FilterConditionId parent, bool except,
                               const FilterCondition& condition);
};

inline bool removed(const Change& change) { return change.after.empty(); }
inline bool added(const Change& change) { return change.before.empty(); }

/// The element of a list whose fact has this key; the difference was made of the same lists.
template <typename T>
const T* find_keyed(const std::vector<T>& list, const std::string& key) {
  const auto found = std::ranges::find_if(list, [&](const T& item) { return key_of(item) == key; });
  return found == list.end() ? nullptr : &*found;
}

inline Failure unknown_fact(const Change& change) {
  return fail(Code::internal, "no " + name_of(change.key));
}

/// "centre url_key" and "centre from to" begin with a key that has no space.
inline std::pair<std::string, std::string> split_key(const std::string& key) {
  const std::size_t space = key.find(' ');
  return {key.substr(0, space), space == std::string::npos ? "" : key.substr(space + 1)};
}

}  // namespace vigie::app
