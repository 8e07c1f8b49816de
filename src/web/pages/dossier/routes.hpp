// SPDX-License-Identifier: EUPL-1.2
/// Press dossiers: for the public, and for the centres that keep them.
#pragma once

#include "app/tag/tagging.hpp"
#include "web/pages/panorama/routes.hpp"
#include "web/site/pdf_shelf.hpp"

namespace vigie::web {

struct DossierPages {
  PanoramaPages site;
  const app::TerritoryShelf& places;
  PdfShelf& pdfs;

  void add_to(Routes& routes) const;
};

}  // namespace vigie::web
