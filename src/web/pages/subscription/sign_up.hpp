// SPDX-License-Identifier: EUPL-1.2
/// The public page of a letter: what it is, its last issue, and the form to receive it.
///
/// Shape   the same answer for every address, known here or not.
#pragma once

#include "web/pages/subscription/routes.hpp"
#include "web/site/http.hpp"
#include "web/site/visit.hpp"

namespace vigie::web {

/// What somebody agrees to; kept as proof with each consent.
inline constexpr std::string_view kSignUpWording =
    "Je veux recevoir cette lettre à cette adresse. Mon adresse ne sert qu’à cet envoi\u202f; je "
    "peux partir à tout moment par le lien de chaque numéro.";

inline constexpr std::string_view kFollowWording =
    "Je veux recevoir le panorama de presse à cette adresse. Mon adresse ne sert qu’à cet "
    "envoi\u202f; je peux partir à tout moment par le lien de chaque courriel.";

Response get_sign_up(const SubscriptionPages& pages, const Visit& visit);
Response post_sign_up(const SubscriptionPages& pages, const Visit& visit);

}  // namespace vigie::web
