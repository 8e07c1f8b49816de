// SPDX-License-Identifier: EUPL-1.2
/// What who makes the panorama does with its items: their order, hour, words, and whether they are
/// public.
///
/// Shape   one durable transaction each; an item is named with the version seen. What the network's
///         rule does not allow to who asks, or a form that lacks a word, is an answer.
/// Units   places count from 1 in the list as it is shown (`edition_order`).
/// Errors  not_found (no such item), conflict (somebody was faster, or the step is not allowed from
///         here), storage.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "app/desk/leaving.hpp"
#include "app/panorama/authority.hpp"
#include "panorama/lifecycle.hpp"
#include "rights/note.hpp"
#include "store/panorama/edition_repo.hpp"

namespace vigie::app {

/// Who acts, by what right.
struct Publisher {
  store::Curator curator;
  Authority authority;
};

struct SeenEntry {
  PanoramaItemId item;
  int version = 0;
};

/// When something is to appear.
struct Timing {
  enum class When { hold, now, morning, at } when = When::hold;
  std::optional<Instant> at = {};  ///< of `at`
};
/// The next morning edition, from Monday to Friday.
Result<Instant> next_morning(const PublicationRules& rules, Instant now);

using EditionAnswer = std::variant<PanoramaItemId, panorama::DutyRefusal, rights::NoteVerdict>;

/// As the page shows them: places given first, then what appeared last, what is ready, what waits.
void edition_order(std::vector<store::EditionItem>& items);
/// Since when what appeared is "today's": midnight in Paris.
Result<Instant> edition_begin(Instant now);

Result<EditionAnswer> place_entry(store::Database& db, const Publisher& publisher,
                                  const SeenEntry& seen, int place, Instant now);
Result<EditionAnswer> time_entry(store::Database& db, const Publisher& publisher,
                                 const SeenEntry& seen, const Timing& timing, Instant now);

struct Correction {
  std::string note;
  bool announced = false;   ///< readers are told, and feeds have it as changed
  std::string words;        ///< what they are told
  bool take_title = false;  ///< the title and link that the paper has now
};
Result<EditionAnswer> correct_entry(store::Database& db, const Publisher& publisher,
                                    const SeenEntry& seen, const Correction& correction,
                                    Instant now);

/// A public item goes, with a reason that its address keeps; the desk that relayed it has the story
/// among those kept again, and letters lose it.
Result<EditionAnswer> withdraw_entry(store::Database& db, const Publisher& publisher,
                                     const SeenEntry& seen, const std::string& reason,
                                     LeaveLetters leave, Instant now);
/// What was withdrawn by mistake is public again, where it stood.
Result<EditionAnswer> restore_entry(store::Database& db, const Publisher& publisher,
                                    const SeenEntry& seen, Instant now);
/// What has not appeared: its proposals wait for an answer again.
Result<EditionAnswer> give_back_entry(store::Database& db, const Publisher& publisher,
                                      const SeenEntry& seen, Instant now);

/// Those that are ready appear at once; answers how many. Those that moved on are left.
Result<std::variant<int, panorama::DutyRefusal>> publish_ready(store::Database& db,
                                                               const Publisher& publisher,
                                                               const std::vector<SeenEntry>& seen,
                                                               Instant now);

/// Gives an item its hour, or publishes it, inside the caller's transaction.
Result<std::optional<panorama::DutyRefusal>> apply_timing(store::Transaction& tx,
                                                          const store::PanoramaItem& item,
                                                          const Timing& timing,
                                                          const PublicationRules& rules,
                                                          CuratorId by, Instant now);

}  // namespace vigie::app
