// SPDX-License-Identifier: EUPL-1.2
/// GET /service: the panorama of the day as who makes it has it in front of them.
///
/// Shape   ?fait=<what>-<number> names what was just done, to say it and to take it back. A refusal
///         shows the page again with what was typed.
#pragma once

#include <string>

#include "web/pages/duty/routes.hpp"

namespace vigie::web {

/// What the page says beside what stands: of a refusal, and the words that were typed with it.
struct BureauSaid {
  std::string problem = {};
  std::int64_t story = 0;  ///< the line whose form was refused
  std::string reason = {};
  int status = 200;
};

Response get_bureau(const DutyPages& pages, const Visit& visit);
Response bureau_page(const DutyPages& pages, const Visit& visit, const BureauSaid& said);
/// A conflict shows the desk as it stands; anything else is an error's page.
Response bureau_error(const DutyPages& pages, const Visit& visit, const Error& error);
/// Back to the desk, which says what was done: "/service?fait=prise-12#e12".
Response back_to_bureau(std::string_view what, std::int64_t number, char anchor);

/// The hour of a form: quand=matin | maintenant | attendre | heure, with jour and heure.
app::Timing timing_asked(std::string_view when, const Visit& visit);

/// POST /service/parution   form: pretes=ITEM:VERSION, any number
Response post_ready(const DutyPages& pages, const Visit& visit);

}  // namespace vigie::web
