// SPDX-License-Identifier: EUPL-1.2
/// Letters: the list and the preview for curators, the archive for everybody.
///
/// Shape   GET /lettres, /lettres/{letter}/{number} (its state, its approvals and what it
///         lacks, with a frame around the preview),
///         …/apercu (the mail itself, slots filled with samples),
///         …/en-ligne (the frozen archive page, byte for byte, without a frame of ours, from the
///         first sending on).
#pragma once

#include "config/vigie_config.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

Response get_letters(const Layout& layout, const Visit& visit);
Response get_letter(const Layout& layout, const Visit& visit, const config::VigieConfig& config);
Response get_letter_preview(const Layout& layout, const Visit& visit,
                            const config::VigieConfig& config);
Response get_letter_online(const Layout& layout, const Visit& visit);

}  // namespace vigie::web
