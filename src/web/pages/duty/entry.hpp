// SPDX-License-Identifier: EUPL-1.2
/// One article of the panorama in the hands of who makes it: its note, place, hour, withdrawal.
///
/// Shape   under /service/articles/{item}, each form with the version seen: the page itself takes
///         note, annoncer, correction, titre; "place" a place in the list as shown; "heure" quand,
///         one of matin, maintenant, attendre and heure with jour and heure; "retrait" a motif;
///         "retour" lets its proposals wait again; "remise" takes a withdrawal back;
///         "reunion" makes it one with another (avec), "separation" takes that back (article).
/// Errors  a conflict gives the words typed back, above what stands.
#pragma once

#include "web/pages/duty/routes.hpp"

namespace vigie::web {

Response get_entry(const DutyPages& pages, const Visit& visit);
Response post_correction(const DutyPages& pages, const Visit& visit);
Response post_place(const DutyPages& pages, const Visit& visit);
Response post_timing(const DutyPages& pages, const Visit& visit);
Response post_entry_withdrawal(const DutyPages& pages, const Visit& visit);
Response post_joining(const DutyPages& pages, const Visit& visit);
Response post_parting(const DutyPages& pages, const Visit& visit);
Response post_give_back(const DutyPages& pages, const Visit& visit);
Response post_restore(const DutyPages& pages, const Visit& visit);

}  // namespace vigie::web
