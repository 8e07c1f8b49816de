// SPDX-License-Identifier: EUPL-1.2
/// /sources/{source}: one source: how it does, and what a person does about it.
#pragma once

#include "web/pages/source/letters.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

Response get_source(const Layout& layout, const Visit& visit, const LetterDoors& doors);
Response post_source_gesture(const Layout& layout, const Visit& visit, const LetterDoors& doors);
Response post_source_correction(const Layout& layout, const Visit& visit, const LetterDoors& doors);
Response post_source_address(const Layout& layout, const Visit& visit, const LetterDoors& doors);

/// The values of the checkboxes of this name.
std::vector<std::string> ticked(const Request& request, std::string_view name);
/// What a person can mend, as the form shows it; none: an error page.
std::optional<std::string> source_problem(const Error& error);
/// The status of a form that comes back: what was typed will not do, or what the code says.
int form_status(Code code);
/// Themes in force, those chosen ticked.
Result<std::vector<render::View>> theme_boxes(const Visit& visit, store::Reader& reader,
                                              const std::vector<std::string>& chosen);

}  // namespace vigie::web
