// SPDX-License-Identifier: EUPL-1.2
#include "app/setup/difference.hpp"

namespace vigie::app {
namespace {

const std::string* find(const Facts& facts, const FactKey& key) {
  const auto found = facts.find(key);
  return found == facts.end() ? nullptr : &found->second;
}

bool same(const std::string* a, const std::string* b) {
  if (a == nullptr || b == nullptr) return a == b;
  return *a == *b;
}

std::string text_of(const std::string* value) { return value == nullptr ? "" : *value; }

std::set<FactKey> all_keys(const Facts& files, const Facts& applied, const Facts& database) {
  std::set<FactKey> keys;
  for (const Facts* facts : {&files, &applied, &database}) {
    for (const auto& [key, value] : *facts) keys.insert(key);
  }
  return keys;
}

/// What was named and is nowhere: a slip of the hand, which would leave its drift as it is.
std::vector<std::string> unknown_names(const std::set<std::string>& named,
                                       const std::set<FactKey>& keys) {
  std::set<std::string> unknown = named;
  for (const FactKey& key : keys) {
    unknown.erase(key.second);
    unknown.erase(name_of(key));
  }
  return {unknown.begin(), unknown.end()};
}

}  // namespace

std::string name_of(const FactKey& key) { return key.first + ":" + key.second; }

Difference compare(const Facts& files, const Facts& applied, const Facts& database,
                   const std::set<std::string>& overwrite) {
  Difference difference;
  const std::set<FactKey> keys = all_keys(files, applied, database);
  difference.unknown = unknown_names(overwrite, keys);
  for (const FactKey& key : keys) {
    const std::string* file = find(files, key);
    const std::string* last = find(applied, key);
    const std::string* stored = find(database, key);
    if (same(file, stored)) {
      if (!same(file, last)) difference.settled.push_back(key);
      continue;
    }
    const bool drifted = !same(stored, last);
    const bool named = overwrite.count(key.second) > 0 || overwrite.count(name_of(key)) > 0;
    if (drifted && !named) {
      difference.drifts.push_back({key, text_of(stored), text_of(file)});
    } else {
      difference.changes.push_back({key, text_of(stored), text_of(file), drifted});
    }
  }
  return difference;
}

}  // namespace vigie::app
