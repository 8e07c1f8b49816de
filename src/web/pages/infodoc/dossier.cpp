// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/infodoc/dossier.hpp"

#include "app/dossier/from_enquiry.hpp"
#include "base/format.hpp"
#include "panorama/dossier.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {

Response post_enquiry_dossier(const Layout& layout, const Visit& visit) {
  const auto made = app::dossier_from_enquiry(
      visit.db, visit.curator(), read_id<EnquiryId>(visit.capture("demande")), visit.now);
  if (!made) return error_page(layout, visit, made.error());
  if (const auto* refusal = std::get_if<panorama::DossierRefusal>(&*made)) {
    return refusal_page(layout, visit, 422, "Le dossier n’est pas ouvert",
                        panorama::sentence_of(*refusal));
  }
  return see_other(fmt::format("/dossiers/{}?fait=ouvert", std::get<DossierId>(*made).value));
}

}  // namespace vigie::web
