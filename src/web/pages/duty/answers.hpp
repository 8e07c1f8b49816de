// SPDX-License-Identifier: EUPL-1.2
/// Answers to what centres proposed: POST under /service.
///
/// Shape   /service/sujets/{story}/reponse   form: vu, reponse=prendre | matin | maintenant | heure |
///         reunir | rendre, mots=PROPOSAL or "tous", motif, jour, heure; /reprise takes "not this
///         time" back; /service/propositions/{proposal}/retrait is for who proposed.
/// Errors  a conflict shows the desk as it stands.
#pragma once

#include "web/pages/duty/routes.hpp"

namespace vigie::web {

Response post_answer(const DutyPages& pages, const Visit& visit);
Response post_reopen(const DutyPages& pages, const Visit& visit);
/// POST /service/suggestions/{suggestion}/ecarter   a reader's
Response post_suggestion_aside(const DutyPages& pages, const Visit& visit);
Response post_offer_withdrawal(const DutyPages& pages, const Visit& visit);

}  // namespace vigie::web
