// SPDX-License-Identifier: EUPL-1.2
/// One block of an issue: its form, its preview, its history, what is said of it.
///
/// Shape   GET …/blocs/{block} (?fichier=oui: beside what its file says now); POST the same address
///         saves (a script that asks for a part gets "version\nwords" and 409 where somebody wrote
///         meanwhile: both texts then stand on the page, and hers is kept beside the block);
///         …/rendre (an earlier version), …/fichier (the file's text), …/presence, …/laisser (drops
///         a text put aside).
#pragma once

#include "config/vigie_config.hpp"
#include "web/pages/letter/block_picture.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

Response get_block(const Layout& layout, const Visit& visit, const config::VigieConfig& config);
Response post_block(const Layout& layout, const Visit& visit, const config::VigieConfig& config,
                    const FetchPicture& fetch);
Response post_block_version(const Layout& layout, const Visit& visit,
                            const config::VigieConfig& config);
Response post_block_file(const Layout& layout, const Visit& visit,
                         const config::VigieConfig& config);
Response post_presence(const Layout& layout, const Visit& visit, const config::VigieConfig& config);
Response post_drop_aside(const Layout& layout, const Visit& visit,
                         const config::VigieConfig& config);

}  // namespace vigie::web
