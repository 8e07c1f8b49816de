// SPDX-License-Identifier: EUPL-1.2
#include "app/dossier/kept_dossier.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "store/people/event_repo.hpp"

namespace vigie::app {

/// A dossier that the centre of who asks keeps.
Result<store::Dossier> kept_dossier(store::Reader& reader, const store::Curator& curator,
                                    DossierId id) {
  auto found = store::dossier_by_id(reader, id);
  if (!found) return fail(found.error());
  const auto keepers = store::dossier_keepers(reader, id);
  if (!keepers) return fail(keepers.error());
  const bool own = std::ranges::any_of(
      *keepers, [&](const store::DossierKeeper& each) { return each.centre == curator.centre; });
  if (!*found || !own) {
    return fail(Code::not_found, fmt::format("dossier {}", id.value),
                "votre centre ne tient pas ce dossier");
  }
  return std::move(**found);
}

Failure dossier_moved_on() {
  return fail(Code::conflict, "the dossier moved on",
              "un·e collègue a changé ce dossier entre-temps");
}

Result<store::Dossier> seen_dossier(store::Reader& reader, const store::Curator& curator,
                                    const SeenDossier& seen) {
  auto dossier = kept_dossier(reader, curator, seen.dossier);
  if (!dossier) return fail(dossier.error());
  if (dossier->version != seen.version) return dossier_moved_on();
  return dossier;
}

/// Writes the dossier, the journal, and ends the transaction.
Result<DossierAnswer> finish_dossier(store::Transaction& tx, const store::Curator& curator,
                                     const store::Dossier& dossier, std::string_view kind,
                                     Instant now) {
  const auto changed = store::change_dossier(tx, dossier, curator.id, now);
  if (!changed) return fail(changed.error());
  if (!*changed) return dossier_moved_on();
  auto done = store::add_event(tx,
                               {curator.centre, curator.id, std::string(kind),
                                fmt::format("dossier {}", dossier.id.value), dossier.title},
                               now);
  if (done) done = tx.commit();
  if (!done) return fail(done.error());
  return DossierAnswer(dossier.id);
}

}  // namespace vigie::app
