// SPDX-License-Identifier: EUPL-1.2
/// Files, what was last applied, and the database: who changed what since?
///
/// Shape   three sets of facts in. Out: what the files changed (to be applied), what the program
///         keeps against the files, and, of what the files alone own, drift. Which of them a fact
///         falls under is its owner's rule (decision 55):
///         files    a fact that the program changed is drift, as a whole;
///         both     field by field, what the program changed stays and what the files changed is
///                  applied; a row that only the program knows is its own;
///         program  a row that was never applied is added, and from then on the files say nothing.
///         What a person takes by name is the files' in any case. A fact equal on both sides is
///         none of these.
/// Pure    yes.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/setup/facts.hpp"

namespace vigie::app {

struct Change {
  FactKey key;
  std::string before;       ///< canonical text in the database; "" when it is added
  std::string after;        ///< what it will be; "" when it is removed
  bool overwrites = false;  ///< the program had changed it, and the person said to take the file's
};

/// The database does not say what was last applied.
struct Drift {
  FactKey key;
  std::string database;  ///< "" : removed in the program
  std::string file;      ///< "" : the files do not have it
};

/// What the program keeps, and the files say otherwise.
struct Kept {
  FactKey key;
  std::string field;     ///< "" : the whole row
  std::string database;  ///< value of the field, or canonical text of the row
  std::string file;
};

struct Difference {
  std::vector<Change> changes;
  std::vector<Drift> drifts;
  std::vector<Kept> kept;
  std::vector<FactKey>
      settled;  ///< nothing to write, but the files say otherwise than last applied
  std::vector<std::string> unknown;  ///< named to be taken, and nothing is called so

  bool empty() const { return changes.empty() && settled.empty(); }
};

/// `take` holds keys ("2027-02-01"), kinds and keys ("semaine:2027-02-01"), or with a field of it
/// ("source:https://gazette.fr/rss:titre").
Difference compare(const Facts& files, const Facts& applied, const Facts& database,
                   const std::set<std::string>& take);

/// "semaine:2027-02-01", by which a person names a fact.
std::string name_of(const FactKey& key);
/// The same, with its field where there is one.
std::string name_of(const Kept& kept);

}  // namespace vigie::app
