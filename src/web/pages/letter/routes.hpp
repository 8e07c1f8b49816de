// SPDX-License-Identifier: EUPL-1.2
/// Letters, their issues, and the way out of a letter.
#pragma once

#include "base/entropy.hpp"
#include "config/vigie_config.hpp"
#include "web/pages/letter/block_picture.hpp"
#include "web/site/layout.hpp"
#include "web/site/pdf_shelf.hpp"
#include "web/site/route.hpp"

namespace vigie::web {

struct LetterPages {
  const Layout& layout;
  const config::VigieConfig& config;
  Entropy& entropy;
  PdfShelf& pdfs;
  const FetchPicture& fetch_picture;

  void add_to(Routes& routes) const;
};

}  // namespace vigie::web
