// SPDX-License-Identifier: EUPL-1.2
/// What the team does with one reader, by hand: add, take off, erase.
///
/// Shape   each in one transaction with its consent event and its line in the journal. Whoever left
///         by themselves is never put back by somebody else.
/// Errors  storage, not_found. What a person can mend is an outcome.
#pragma once

#include <string>
#include <string_view>

#include "base/entropy.hpp"
#include "model/ids.hpp"
#include "model/subscription.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

struct NewReader {
  std::string_view list;
  std::string_view address;  ///< as typed
  std::string_view name;
  Basis basis = Basis::inscription;
  std::string_view origin;  ///< how the address came to us, in the team's words
};

enum class Adding {
  added,
  known,       ///< on the list
  kept_off,    ///< left by themselves, bounced or complained: only they may come back
  no_address,  ///< what was typed is none
  bad_name,
  no_origin
};
/// French; "" for `added`.
std::string_view sentence_of(Adding adding);

Result<Adding> add_reader(store::Database& db, const NewReader& reader, CuratorId curator,
                          Entropy& entropy, Instant now);

enum class Removal { this_list, every_list, erase };
Result<void> remove_reader(store::Database& db, std::string_view list, SubscriptionId id,
                           Removal removal, CuratorId curator, Instant now);

}  // namespace vigie::app
