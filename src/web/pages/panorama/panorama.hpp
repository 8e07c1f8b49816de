// SPDX-License-Identifier: EUPL-1.2
/// The public panorama as pages: GET /panorama, its shelves and days, the lists
/// of shelves, the home of a visitor. No session is needed, none is looked at
/// for what is shown.
#pragma once

#include "web/pages/panorama/routes.hpp"

namespace vigie::web {

inline constexpr int kPanoramaPageItems = 20;

/// GET /   the panorama for a visitor; who signed in goes to the desk.
Response get_home(const PanoramaPages& pages, const Visit& visit);
/// ?theme=CODE is an older address of a theme's page.
Response get_panorama(const PanoramaPages& pages, const Visit& visit);
Response get_shelf(const PanoramaPages& pages, const Visit& visit, const panorama::Shelf& shelf);
Response get_days(const PanoramaPages& pages, const Visit& visit);
Response get_list(const PanoramaPages& pages, const Visit& visit, panorama::Shelf::Kind kind);
Response get_archives(const PanoramaPages& pages, const Visit& visit);

/// "themes", "territoires", "centres", "medias".
std::string list_word(panorama::Shelf::Kind kind);

/// A public page: kept by caches where nobody signed in.
Response public_page(const PanoramaPages& pages, const Visit& visit, std::string_view name,
                     std::string_view title, Section section, render::View view,
                     const PageMeta& meta, int status = 200);

}  // namespace vigie::web
