// SPDX-License-Identifier: EUPL-1.2
/// What every change of a dossier begins and ends with.
///
/// Shape   inside the caller's transaction: the dossier that the centre of who asks keeps, at the
///         version that they saw; then its row, its line in the journal, the end of the transaction.
/// Errors  not_found where the centre does not keep it, conflict where it moved on, storage.
#pragma once

#include <string_view>

#include "app/dossier/edit_dossier.hpp"

namespace vigie::app {

Failure dossier_moved_on();
Result<store::Dossier> kept_dossier(store::Reader& reader, const store::Curator& curator,
                                    DossierId id);
Result<store::Dossier> seen_dossier(store::Reader& reader, const store::Curator& curator,
                                    const SeenDossier& seen);
Result<DossierAnswer> finish_dossier(store::Transaction& tx, const store::Curator& curator,
                                     const store::Dossier& dossier, std::string_view kind,
                                     Instant now);

}  // namespace vigie::app
