// SPDX-License-Identifier: EUPL-1.2
/// The panorama that the network kept elsewhere becomes part of this one.
///
/// Shape   looked at (`plan_old`), then taken in (`import_old`) as one lot, which can be taken out
///         whole. An item is known by its canonical address, else by where it stood: taken in twice, it
///         is there once, and a run that was cut goes on. Its note is the network's of then and is not
///         judged; it stands under a retired centre "Réseau", whose load nobody counts. It lies on no
///         desk and wakes nobody: it appeared on the day it appeared.
/// Units   batches of kOldBatch items, a transaction each.
/// Errors  storage; not_found for an unknown lot.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "parse/old_panorama.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

inline constexpr std::size_t kOldBatch = 500;

struct OldPlan {
  std::int64_t read = 0;
  std::int64_t fresh = 0;
  std::int64_t doubles = 0;          ///< here already, or twice in the file
  std::int64_t without_address = 0;  ///< of the paper: left out, there is nothing to open
  std::int64_t without_date = 0;     ///< left out: nobody knows when it appeared
  std::int64_t without_note = 0;     ///< taken in all the same
  std::map<int, std::int64_t> years;
  std::map<std::string, std::int64_t> tags_unknown;  ///< that no theme answers to
};

/// Tags of then -> theme codes, beside themes of the same name.
using OldThemes = std::map<std::string, std::string>;

Result<OldPlan> plan_old(store::Reader& reader, const parse::OldPanorama& old,
                         const OldThemes& themes);

struct OldLot {
  std::int64_t lot = 0;  ///< 0: there was nothing to take in
  std::int64_t added = 0;
};
Result<OldLot> import_old(store::Database& db, const parse::OldPanorama& old,
                          const OldThemes& themes, std::string_view file, Instant now);
Result<std::int64_t> remove_old(store::Database& db, std::int64_t lot, Instant now);

}  // namespace vigie::app
