// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/subscription/follow.hpp"

#include "app/readers/preferences.hpp"
#include "app/readers/sign_up.hpp"
#include "base/format.hpp"
#include "store/mail/follower_repo.hpp"
#include "web/pages/subscription/sign_up.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using render::View;

struct FollowState {
  std::string problem{};
  std::string typed{};
  std::string typed_name{};
  bool weekly = false;
  bool sent = false;
};

Response follow_page(const SubscriptionPages& pages, const Visit& visit, const FollowState& state,
                     int status = 200) {
  View view;
  view.set("sheet", View().set("url", asset_url("readers.css")))
      .set("wording", kFollowWording)
      .set("problem", state.problem)
      .set("typed", state.typed)
      .set("typed_name", state.typed_name)
      .set("weekly", state.weekly)
      .set("sent", state.sent);
  return pages.layout.page(visit, "subscription/suivre", "Le panorama par courriel",
                           Section::panorama, std::move(view), status);
}

std::string_view rhythm_of(const Request& form) {
  return form.field("rythme") == "semaine" ? "weekly" : "daily";
}

}  // namespace

Response get_follow(const SubscriptionPages& pages, const Visit& visit) {
  return follow_page(pages, visit, {});
}

Response post_follow(const SubscriptionPages& pages, const Visit& visit) {
  const Request& form = visit.request;
  FollowState state{.problem = "",
                    .typed = std::string(form.field("courriel")),
                    .typed_name = std::string(form.field("nom")),
                    .weekly = rhythm_of(form) == "weekly"};
  if (!pages.throttle.let(form.address, visit.now)) {
    state.problem = "Trop de demandes viennent de votre réseau. Réessayez dans une heure.";
    return follow_page(pages, visit, state, 429);
  }
  if (!form.field("site").empty()) return follow_page(pages, visit, {.sent = true});  // a robot
  const auto asked = app::sign_up(visit.db,
                                  {.list = store::kPanoramaList,
                                   .address = state.typed,
                                   .name = state.typed_name,
                                   .wording = kFollowWording,
                                   .frequency = rhythm_of(form)},
                                  pages.entropy, visit.now);
  if (!asked) return error_page(pages.layout, visit, asked.error());
  if (*asked == app::Asked::no_address) {
    state.problem = "Ce n’est pas une adresse de courriel.";
    return follow_page(pages, visit, state, 422);
  }
  if (*asked == app::Asked::too_many) {
    state.problem = "Trop de demandes arrivent en ce moment. Réessayez dans une heure.";
    return follow_page(pages, visit, state, 429);
  }
  return follow_page(pages, visit, {.sent = true});
}

Response post_follower_choice(const SubscriptionPages& pages, const Visit& visit) {
  store::FollowerFilters filters;
  for (const auto& [name, value] : visit.request.form) {
    if (name == "theme") filters.emplace_back("theme", value);
  }
  const auto kept = app::choose_panorama(visit.db, visit.capture("token"), rhythm_of(visit.request),
                                         filters, visit.now);
  if (!kept) return error_page(pages.layout, visit, kept.error());
  return see_other(fmt::format("/abonnement/{}?fait=choix", visit.capture("token")));
}

}  // namespace vigie::web
