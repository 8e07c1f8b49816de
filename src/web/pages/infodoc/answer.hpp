// SPDX-License-Identifier: EUPL-1.2
/// One enquiry and its answer: GET and POST /info-doc/{demande}?q=…, its basket, its frozen copies,
/// its files reponse.txt, .ris, .bib, .csl.json.
///
/// Shape   what is looked for is prefilled with the theme, the place and the words of the question;
///         what is ticked goes into the basket, in an order, with a line each. What was refused, or
///         came second, comes back in its form beside what is kept.
#pragma once

#include "web/site/layout.hpp"

namespace vigie::web {

Response get_enquiry(const Layout& layout, const Visit& visit, const std::string& public_url);
Response post_correction(const Layout& layout, const Visit& visit, const std::string& public_url);
Response post_basket(const Layout& layout, const Visit& visit, const std::string& public_url);
Response post_answered(const Layout& layout, const Visit& visit, const std::string& public_url);
Response get_answer_file(const Layout& layout, const Visit& visit, const std::string& public_url);

}  // namespace vigie::web
