// SPDX-License-Identifier: EUPL-1.2
#include "web/site.hpp"

#include "base/log.hpp"
#include "web/pages/desk/desk.hpp"
#include "web/pages/desk/relay.hpp"
#include "web/pages/desk/story.hpp"
#include "web/pages/desk/tags.hpp"
#include "web/pages/letter/letters.hpp"
#include "web/pages/letter/unsubscribe.hpp"
#include "web/pages/ops/technical.hpp"
#include "web/pages/panorama/panorama.hpp"
#include "web/pages/people/login.hpp"
#include "web/pages/source/coverage.hpp"
#include "web/site/guard.hpp"
#include "web/site/reply.hpp"
#include "web/site/session_cookie.hpp"

namespace vigie::web {

Result<std::unique_ptr<Site>> Site::make(config::VigieConfig config, const Clock& clock,
                                         Entropy& entropy) {
  auto layout = Layout::make(entropy);
  if (!layout) return fail(layout.error());
  return std::unique_ptr<Site>(new Site(std::move(config), clock, entropy,
                                        std::move(*layout)));  // the constructor is private
}

Site::Site(config::VigieConfig config, const Clock& clock, Entropy& entropy, Layout layout)
    : config_(std::move(config)),
      clock_(&clock),
      entropy_(&entropy),
      layout_(std::move(layout)),
      pool_(config_.database),
      shelf_(config_.territories, "") {
  add_desk_routes();
  add_public_routes();
  add_routes();
}

void Site::add_desk_routes() {
  const auto page = [this](Response (*handler)(const Layout&, const Visit&)) {
    return [this, handler](const Visit& visit) { return handler(layout_, visit); };
  };
  const auto on_shelf =
      [this](Response (*handler)(const Layout&, const Visit&, const app::TerritoryShelf&)) {
        return [this, handler](const Visit& visit) { return handler(layout_, visit, shelf_); };
      };
  add({"GET", "/", Who::curator, on_shelf(get_desk)});
  add({"GET", "/pile", Who::curator, on_shelf(get_desk)});
  add({"GET", "/ajout", Who::curator, page(get_add_page)});
  const auto adding = [this](const Visit& visit) {
    return post_add_page(layout_, visit, add_page_);
  };
  add({"POST", "/ajout", Who::curator, adding});
  add({"POST", "/pile/{story}/decision", Who::curator, on_shelf(post_decision)});
  add({"POST", "/pile/{story}/annuler", Who::curator, on_shelf(post_undo)});
  add({"POST", "/pile/ordre", Who::curator, page(post_order)});
  add({"POST", "/pile/{story}/etiquettes", Who::curator, on_shelf(post_tags)});
  add({"POST", "/pile/{story}/etiquettes/{move}/annuler", Who::curator, page(post_tag_undo)});
  add({"GET", "/pile/{story}", Who::curator, on_shelf(get_story)});
  add({"POST", "/pile/{story}/detacher", Who::curator, on_shelf(post_detach)});
  add({"POST", "/pile/{story}/rattacher", Who::curator, on_shelf(post_attach)});
  add({"POST", "/pile/{story}/regroupement/annuler", Who::curator, on_shelf(post_regroup_undo)});
  add({"GET", "/pile/{story}/relais", Who::curator, page(get_relay)});
  add({"POST", "/pile/{story}/relais", Who::curator, page(post_relay)});
  add({"POST", "/pile/{story}/retrait", Who::curator, on_shelf(post_withdrawal)});
}

void Site::add_public_routes() {
  const auto panorama = [this](const Visit& visit) { return get_panorama(layout_, visit); };
  const auto atom = [this](const Visit& visit) {
    return get_panorama_atom(layout_, visit, config_.web.public_url);
  };
  add({"GET", "/panorama", Who::everyone, panorama});
  add({"GET", "/panorama.atom", Who::everyone, atom});
  const auto coverage = [this](const Visit& visit) { return get_coverage(layout_, visit, shelf_); };
  add({"GET", "/couverture", Who::curator, coverage});
  const auto letters = [this](const Visit& visit) { return get_letters(layout_, visit); };
  const auto letter = [this](const Visit& visit) { return get_letter(layout_, visit); };
  const auto preview = [this](const Visit& visit) {
    return get_letter_preview(layout_, visit, config_);
  };
  const auto online = [this](const Visit& visit) { return get_letter_online(layout_, visit); };
  add({"GET", "/lettres", Who::curator, letters});
  add({"GET", "/lettres/{letter}/{number}", Who::curator, letter});
  add({"GET", "/lettres/{letter}/{number}/apercu", Who::curator, preview});
  add({"GET", "/lettres/{letter}/{number}/en-ligne", Who::everyone, online});
  const auto leaving = [this](const Visit& visit) { return get_unsubscribe(layout_, visit); };
  const auto left = [this](const Visit& visit) { return post_unsubscribe(layout_, visit); };
  add({"GET", "/desinscription/{token}", Who::everyone, leaving});
  add({"POST", "/desinscription/{token}", Who::mail_reader, left});
}

void Site::add_routes() {
  const auto login_page = [this](const Visit& visit) {
    return get_login(layout_, visit, {entropy_, &gate_, &throttle_, config_.web.secure_cookies});
  };
  const auto login = [this](const Visit& visit) {
    return post_login(layout_, visit, {entropy_, &gate_, &throttle_, config_.web.secure_cookies});
  };
  const auto logout = [this](const Visit& visit) {
    return post_logout(layout_, visit, config_.web.secure_cookies);
  };
  add({"GET", "/connexion", Who::everyone, login_page});
  add({"POST", "/connexion", Who::everyone, login});
  add({"POST", "/deconnexion", Who::curator, logout});
  add({"GET", "/sante", Who::everyone, get_health});
  const auto asset = [this](const Visit& visit) { return get_asset(layout_, visit); };
  add({"GET", "/ressources/{version}/{name}", Who::everyone, asset});
}

void Site::add(Route route) {
  router_.add(route.method, route.pattern);
  routes_.push_back(std::move(route));
}

Response Site::handle(const Request& request) {
  const http::Routed routed = router_.find(request.method, request.path);
  auto db = pool_.borrow(request.reads_only() ? store::Mode::read_only : store::Mode::read_write);
  Response response;
  if (db) {
    response = answer(request, routed, **db);
  } else {
    log(Level::error, "database", {{"error", db.error().detail}});
    response = plain_text("La base de données ne répond pas. Réessayez dans un instant.\n", 503);
  }
  return http::finish(request, std::move(response), config_.web.secure_cookies);
}

Response Site::answer(const Request& request, const http::Routed& routed, store::Database& db) {
  const Instant now = clock_->now();
  store::Reader reader = db.reader();
  std::optional<app::Visitor> visitor;
  const Visit anonymous{request, routed.captures, db, visitor, now};
  auto known =
      app::visitor_of(reader, request.cookie(session_cookie_name(config_.web.secure_cookies)), now);
  if (!known) return error_page(layout_, anonymous, known.error());
  visitor = std::move(*known);
  const Visit& visit = anonymous;  // sees the visitor through its reference
  if (routed.route) return guarded(routes_[*routed.route], visit);
  if (routed.allowed.empty()) return error_page(layout_, visit, {Code::not_found, request.path});
  Response response = refusal_page(layout_, visit, 405, "Méthode non permise",
                                   "Cette adresse existe, mais ne s’utilise pas de cette façon.");
  response.headers.emplace_back("Allow", routed.allowed);
  return response;
}

Response Site::guarded(const Route& route, const Visit& visit) {
  const Request& request = visit.request;
  if (route.who == Who::curator && !visit.visitor) {
    if (request.reads_only()) return to_login(request);
    return refusal_page(
        layout_, visit, 403, "Session terminée",
        "Votre session a pris fin. Connectez-vous de nouveau, puis réessayez\u00a0: "
        "rien n’a été enregistré cette fois.");
  }
  if (!request.reads_only() && route.who != Who::mail_reader) {
    const bool ours = same_site(request, config_.web.public_url) &&
                      (route.who != Who::curator ||
                       token_fits(request.field("jeton"), visit.visitor->session.csrf_token));
    if (!ours) {
      return refusal_page(layout_, visit, 403, "Formulaire refusé",
                          "Ce formulaire ne vient pas d’une page récente de vigie. Rechargez la "
                          "page et réessayez\u00a0: rien n’a été enregistré.");
    }
  }
  if (!request.reads_only() && visit.visitor) {
    const auto cookie = request.cookie(session_cookie_name(config_.web.secure_cookies));
    if (auto done = app::touch(visit.db, cookie, *visit.visitor, visit.now); !done) {
      log(Level::warning, "session", {{"error", done.error().detail}});
    }
  }
  try {
    return route.handler(visit);
  } catch (const std::exception& error) {  // a library's
    return error_page(layout_, visit, {Code::internal, error.what()});
  }
}

}  // namespace vigie::web
