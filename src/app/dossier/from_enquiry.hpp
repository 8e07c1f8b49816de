// SPDX-License-Identifier: EUPL-1.2
/// What an answer of the info-doc desk cites -> a press dossier in preparation.
///
/// Shape   its title is the question's beginning; articles in the answer's order; references in words
///         are listed in the introduction. The enquiry stays as it is.
/// Errors  not_found (another centre's enquiry), invalid_input where nothing is cited, storage. What
///         a person can mend is an answer.
#pragma once

#include "app/dossier/edit_dossier.hpp"
#include "model/enquiry_id.hpp"

namespace vigie::app {

Result<DossierAnswer> dossier_from_enquiry(store::Database& db, const store::Curator& curator,
                                           EnquiryId enquiry, Instant now);

}  // namespace vigie::app
