// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/subscription/leaving.hpp"

#include "app/letter/unsubscribe.hpp"
#include "app/readers/preferences.hpp"
#include "base/format.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

/// By the state that the link's subscription is in now. Erased persons have no name any more.
Response leaving_page(const SubscriptionPages& pages, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto found = app::look_up_leaving(reader, visit.capture("token"));
  if (!found) return error_page(pages.layout, visit, found.error());
  if (found->outcome == app::Leaving::unknown) {
    return error_page(pages.layout, visit, {Code::not_found, "unsubscription link"});
  }
  const auto known = app::read_preferences(reader, visit.capture("token"), visit.now);
  if (!known) return error_page(pages.layout, visit, known.error());
  const bool left = found->outcome == app::Leaving::left_already;
  render::View view;
  view.set("sheet", render::View().set("url", asset_url("readers.css")))
      .set("done", left)
      .set("letter", *known ? (*known)->letter_name : std::string("cette lettre"))
      .set("masked", *known ? app::masked_address((*known)->person.email) : std::string())
      .set("may_take_back", *known && (*known)->may_take_back)
      .set("leaving_token", visit.capture("token"));
  return pages.layout.page(visit, "subscription/desinscription",
                           left ? "Désinscription" : "Se désinscrire", Section::none,
                           std::move(view));
}

}  // namespace

Response get_unsubscribe(const SubscriptionPages& pages, const Visit& visit) {
  return leaving_page(pages, visit);
}

Response post_unsubscribe(const SubscriptionPages& pages, const Visit& visit) {
  if (visit.request.field("List-Unsubscribe") != "One-Click") {
    return error_page(pages.layout, visit, {Code::invalid_input, "List-Unsubscribe"});
  }
  const auto taken = app::unsubscribe(visit.db, visit.capture("token"), visit.now);
  if (!taken) return error_page(pages.layout, visit, taken.error());
  return leaving_page(pages, visit);
}

Response post_mistake(const SubscriptionPages& pages, const Visit& visit) {
  const auto back = app::take_back_leaving(visit.db, visit.capture("token"), visit.now);
  if (!back) return error_page(pages.layout, visit, back.error());
  if (!*back) return leaving_page(pages, visit);
  return see_other(fmt::format("/abonnement/{}?fait=retour", visit.capture("token")));
}

}  // namespace vigie::web
