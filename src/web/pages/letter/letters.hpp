// SPDX-License-Identifier: EUPL-1.2
/// Letters: the list and the preview, for curators.
///
/// Shape   GET /lettres, …/apercu (the mail itself, slots filled with samples; ?vue=sombre, or
///         sans-style as clients show it that drop styles).
#pragma once

#include "config/vigie_config.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

Response get_letters(const Layout& layout, const Visit& visit);
Response get_letter_preview(const Layout& layout, const Visit& visit,
                            const config::VigieConfig& config);

}  // namespace vigie::web
