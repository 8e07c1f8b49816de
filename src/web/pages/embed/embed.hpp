// SPDX-License-Identifier: EUPL-1.2
/// What another site's page receives: GET /panorama/…/encart for the script, /cadre for a frame.
///
/// Shape   parameters nombre, forme, site. `site` is the host's origin as its browser names it, and
///         stands in the address, so that caches keep an answer for each: it must be one of those
///         allowed, and becomes the one origin that may read the fragment, or frame the page.
///         Ours may, for the preview. No cookie is looked at, none is given.
/// Errors  a site that is not allowed is refused (403), a shelf where nothing ever stood is not found.
#pragma once

#include "panorama/embed.hpp"
#include "web/pages/embed/routes.hpp"

namespace vigie::web {

/// The shelves that can be shown elsewhere, beside the whole.
inline constexpr std::array kEmbedShelves{
    panorama::Shelf::Kind::theme, panorama::Shelf::Kind::territory, panorama::Shelf::Kind::centre};

/// The script with its styles inside: one file, so that the host asks once.
Response get_embed_script();
Response get_embed_fragment(const EmbedPages& pages, const Visit& visit,
                            const panorama::Shelf& shelf);
Response get_embed_frame(const EmbedPages& pages, const Visit& visit, const panorama::Shelf& shelf);

/// `nombre` and `forme` of the address.
panorama::Embed embed_asked(const Visit& visit);

}  // namespace vigie::web
