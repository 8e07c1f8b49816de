// SPDX-License-Identifier: EUPL-1.2
/// Files, what was last applied, and the database: who changed what since?
///
/// Shape   three sets of facts in. Out: what the files changed (to be applied), and what the
///         program changed (drift: shown, and kept unless the person names it). A fact equal on
///         both sides is neither.
/// Pure    yes.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "app/setup/facts.hpp"

namespace vigie::app {

struct Change {
  FactKey key;
  std::string before;       ///< canonical text in the database; "" when it is added
  std::string after;        ///< in the files; "" when it is removed
  bool overwrites = false;  ///< the program had changed it, and the person said to take the file's
};

/// The database does not say what was last applied.
struct Drift {
  FactKey key;
  std::string database;  ///< "" : removed in the program
  std::string file;      ///< "" : the files do not have it
};

struct Difference {
  std::vector<Change> changes;
  std::vector<Drift> drifts;
  std::vector<FactKey> settled;  ///< equal on both sides, but last applied otherwise: only noted
  std::vector<std::string> unknown;  ///< named to be overwritten, and no fact is called so

  bool empty() const { return changes.empty() && settled.empty(); }
};

/// `overwrite` holds keys ("2027-02-01") or kinds and keys ("semaine:2027-02-01").
Difference compare(const Facts& files, const Facts& applied, const Facts& database,
                   const std::set<std::string>& overwrite);

/// "semaine:2027-02-01", by which a person names a fact.
std::string name_of(const FactKey& key);

}  // namespace vigie::app
