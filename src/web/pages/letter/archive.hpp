// SPDX-License-Identifier: EUPL-1.2
/// What readers of a letter find without an account.
///
/// Shape   GET /lettres/{letter} (its issues that left), …/{number}/en-ligne (the frozen archive
///         page, from the first sending on), …/images/{file} (a file of the letter's folder),
///         …/{number}/agenda/{file} ("<block>.ics": an event for a calendar).
#pragma once

#include "config/vigie_config.hpp"
#include "web/site/layout.hpp"
#include "web/site/pdf_shelf.hpp"

namespace vigie::web {

/// The number in the address; not_found when it is none.
Result<int> issue_number(const Visit& visit);

/// The installation's own addresses without its host: a page shows its pictures wherever it stands.
std::string with_own_addresses(std::string html, std::string_view public_url);

Response get_letter_archive(const Layout& layout, const Visit& visit,
                            const config::VigieConfig& config);
/// The same as a feed, with the whole text.
Response get_letter_feed(const Layout& layout, const Visit& visit,
                         const config::VigieConfig& config);
/// The year's initiatives.
Response get_compendium(const Layout& layout, const Visit& visit,
                        const config::VigieConfig& config);
Response get_compendium_pdf(const Layout& layout, const Visit& visit,
                            const config::VigieConfig& config, PdfShelf& pdfs);
/// POST …/archive: takes an issue's public page off, or puts it back.
Response post_archive(const Layout& layout, const Visit& visit);
Response get_letter_online(const Layout& layout, const Visit& visit,
                           const config::VigieConfig& config);
Response get_letter_picture(const Layout& layout, const Visit& visit,
                            const config::VigieConfig& config);
Response get_letter_event(const Layout& layout, const Visit& visit,
                          const config::VigieConfig& config);

}  // namespace vigie::web
