// SPDX-License-Identifier: EUPL-1.2
/// Did a form come from our own page?
///
/// Shape   two independent answers, and both must be yes: the browser's word for where the request
///         came from (Sec-Fetch-Site, else Origin), and a token that only our page holds.
///         The token is masked anew on every page, so that its compressed size tells nothing.
/// Pure    yes; the mask is given.
/// Source  OWASP "Cross-Site Request Forgery Prevention"; Fetch Metadata; BREACH for the mask.
#pragma once

#include <string>
#include <string_view>

#include "web/site/http.hpp"

namespace vigie::web {

/// `public_url` is an origin that we answer under beside the Host of the request.
bool same_site(const Request& request, std::string_view public_url);

/// `mask` has as many bytes as the token.
std::string mask_token(std::string_view token, std::string_view mask);
bool token_fits(std::string_view masked, std::string_view token);

}  // namespace vigie::web
