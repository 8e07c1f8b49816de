// SPDX-License-Identifier: EUPL-1.2
/// The register of the own centre: GET and POST /info-doc, and what a year comes to:
/// GET /info-doc/bilan, /info-doc/bilan.csv.
///
/// Shape   one short form: the question is all that must be there. What was refused comes back with
///         all that was typed.
#pragma once

#include "render/view.hpp"
#include "store/exports/enquiry_repo.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

Response get_enquiries(const Layout& layout, const Visit& visit);
Response post_enquiry(const Layout& layout, const Visit& visit);
Response get_enquiry_year(const Layout& layout, const Visit& visit);
Response get_enquiry_csv(const Layout& layout, const Visit& visit);

/// The fields of an enquiry, for the form that registers and the one that corrects.
render::View enquiry_form(const store::Enquiry& enquiry);
store::Enquiry enquiry_in(const Visit& visit);

}  // namespace vigie::web
