// SPDX-License-Identifier: EUPL-1.2
/// The page of an issue on its way, its classes with their people, its journal as a file.
#pragma once

#include "web/pages/sending/routes.hpp"
#include "web/site/http.hpp"
#include "web/site/visit.hpp"

namespace vigie::web {

inline constexpr int kRefreshSeconds = 15;  ///< while it is under way

Response get_sending(const SendingPages& pages, const Visit& visit);
/// geste: commencer | suspendre | reprendre | annuler | renvoyer
Response post_sending(const SendingPages& pages, const Visit& visit);
Response get_class(const SendingPages& pages, const Visit& visit);
Response get_class_csv(const SendingPages& pages, const Visit& visit);
Response get_journal_csv(const SendingPages& pages, const Visit& visit);

}  // namespace vigie::web
