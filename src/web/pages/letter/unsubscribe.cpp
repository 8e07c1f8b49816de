// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/letter/unsubscribe.hpp"

#include "app/letter/unsubscribe.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

Response leaving_page(const Layout& layout, const Visit& visit, bool done) {
  render::View view;
  view.set("done", done).set("leaving_token", visit.capture("token"));
  return layout.page(visit, "letter/desinscription", done ? "Désinscription" : "Se désinscrire",
                     Section::none, std::move(view));
}

}  // namespace

Response get_unsubscribe(const Layout& layout, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto found = app::look_up_leaving(reader, visit.capture("token"));
  if (!found) return error_page(layout, visit, found.error());
  if (found->outcome == app::Leaving::unknown) {
    return error_page(layout, visit, {Code::not_found, "unsubscription link"});
  }
  return leaving_page(layout, visit, found->outcome == app::Leaving::left_already);
}

Response post_unsubscribe(const Layout& layout, const Visit& visit) {
  if (visit.request.field("List-Unsubscribe") != "One-Click") {
    return error_page(layout, visit, {Code::invalid_input, "List-Unsubscribe"});
  }
  const auto taken = app::unsubscribe(visit.db, visit.capture("token"), visit.now);
  if (!taken) return error_page(layout, visit, taken.error());
  if (taken->outcome == app::Leaving::unknown) {
    return error_page(layout, visit, {Code::not_found, "unsubscription link"});
  }
  return leaving_page(layout, visit, true);
}

}  // namespace vigie::web
