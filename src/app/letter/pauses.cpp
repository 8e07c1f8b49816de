// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/pauses.hpp"

#include "store/mail/consent_repo.hpp"
#include "store/mail/standing_repo.hpp"

namespace vigie::app {

Result<int> resume_paused(store::Transaction& tx, Instant now) {
  store::Reader reader = tx.reader();
  const auto over = store::pauses_that_are_over(reader, now);
  if (!over) return fail(over.error());
  for (const SubscriptionId id : *over) {
    if (const auto back = store::resume(tx, id); !back) return fail(back.error());
    const auto told = store::add_consent_event(tx, {.subscription = id,
                                                    .at = now,
                                                    .kind = ConsentKind::resumed,
                                                    .place = ConsentPlace::link,
                                                    .wording = "fin de la pause",
                                                    .actor = ConsentActor::reader,
                                                    .curator = {}});
    if (!told) return fail(told.error());
  }
  return static_cast<int>(over->size());
}

}  // namespace vigie::app
