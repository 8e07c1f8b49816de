// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/capture/add_page.hpp"

#include "base/format.hpp"
#include "text/utf8.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

Response form(const Layout& layout, const Visit& visit, std::string_view problem, int status) {
  render::View view;
  view.set("problem", problem)
      .set("address", text::utf8_prefix(visit.request.field("adresse"), kPageAddressBytesMax));
  return layout.page(visit, "capture/ajout", "Ajouter une page", Section::desk, std::move(view),
                     status);
}

/// What the person can do about it; the rest is for the error page.
std::string_view sentence_for(Code code) {
  if (code == Code::invalid_input) {
    return "Cette adresse n’est pas celle d’une page web\u00A0: elle commence par https://.";
  }
  if (code == Code::busy) {
    return "Une autre page est en train d’être ajoutée. Réessayez dans un instant.";
  }
  return "";
}

}  // namespace

Response get_add_page(const Layout& layout, const Visit& visit) {
  return form(layout, visit, "", 200);
}

Response post_add_page(const Layout& layout, const Visit& visit, const AddPage& add) {
  const std::string address(text::trimmed(visit.request.field("adresse")));
  if (!add) return form(layout, visit, "Ce serveur ne va pas chercher de pages.", 503);
  if (address.empty() || address.size() > kPageAddressBytesMax) {
    return form(layout, visit, sentence_for(Code::invalid_input), 422);
  }
  const auto added = add(visit.db, visit.curator(), address, visit.now);
  if (!added) {
    const std::string_view sentence = sentence_for(added.error().code);
    if (sentence.empty()) return error_page(layout, visit, added.error());
    return form(layout, visit, sentence, 422);
  }
  if (!added->sentence.empty()) {
    return form(layout, visit,
                fmt::format("Cette page n’a pas pu être ajoutée\u00A0: {}.", added->sentence), 422);
  }
  return see_other(fmt::format("/pile?fait={}#h{}", added->story.value, added->story.value));
}

}  // namespace vigie::web
