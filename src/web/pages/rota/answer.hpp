// SPDX-License-Identifier: EUPL-1.2
/// A request answered from its mail: GET /tour/reponse/{token} shows it with its buttons, POST
/// answers.
///
/// Shape   the token names one request and one person, who needs no session; a mail's scanner that
///         opens the link changes nothing.
#pragma once

#include "web/site/layout.hpp"

namespace vigie::web {

Response get_mail_answer(const Layout& layout, const Visit& visit);
Response post_mail_answer(const Layout& layout, const Visit& visit);

}  // namespace vigie::web
