// SPDX-License-Identifier: EUPL-1.2
/// One enquiry and its answer: GET /info-doc/{demande}?q=…, its basket, its frozen copies, its
/// files reponse.txt, .ris, .bib, .csl.json.
///
/// Shape   what is looked for is prefilled with the theme, the place and the words of the question;
///         what is ticked goes into the basket, in an order, with a line each.
#pragma once

#include "web/site/layout.hpp"

namespace vigie::web {

Response get_enquiry(const Layout& layout, const Visit& visit, const std::string& public_url);
Response post_basket(const Layout& layout, const Visit& visit);
Response post_answered(const Layout& layout, const Visit& visit);
Response get_answer_file(const Layout& layout, const Visit& visit, const std::string& public_url);

}  // namespace vigie::web
