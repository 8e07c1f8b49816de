// SPDX-License-Identifier: EUPL-1.2
#include "web/site.hpp"

#include "base/log.hpp"
#include "web/guard.hpp"
#include "web/pages/coverage.hpp"
#include "web/pages/desk.hpp"
#include "web/pages/letters.hpp"
#include "web/pages/login.hpp"
#include "web/pages/panorama.hpp"
#include "web/pages/relay.hpp"
#include "web/pages/story.hpp"
#include "web/pages/tags.hpp"
#include "web/pages/technical.hpp"
#include "web/pages/unsubscribe.hpp"
#include "web/reply.hpp"
#include "web/session_cookie.hpp"

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
  router_.add({"GET", "/", Who::curator, on_shelf(get_desk)});
  router_.add({"GET", "/pile", Who::curator, on_shelf(get_desk)});
  router_.add({"GET", "/ajout", Who::curator, page(get_add_page)});
  const auto adding = [this](const Visit& visit) {
    return post_add_page(layout_, visit, add_page_);
  };
  router_.add({"POST", "/ajout", Who::curator, adding});
  router_.add({"POST", "/pile/{story}/decision", Who::curator, on_shelf(post_decision)});
  router_.add({"POST", "/pile/{story}/annuler", Who::curator, on_shelf(post_undo)});
  router_.add({"POST", "/pile/ordre", Who::curator, page(post_order)});
  router_.add({"POST", "/pile/{story}/etiquettes", Who::curator, on_shelf(post_tags)});
  router_.add(
      {"POST", "/pile/{story}/etiquettes/{move}/annuler", Who::curator, page(post_tag_undo)});
  router_.add({"GET", "/pile/{story}", Who::curator, on_shelf(get_story)});
  router_.add({"POST", "/pile/{story}/detacher", Who::curator, on_shelf(post_detach)});
  router_.add({"POST", "/pile/{story}/rattacher", Who::curator, on_shelf(post_attach)});
  router_.add(
      {"POST", "/pile/{story}/regroupement/annuler", Who::curator, on_shelf(post_regroup_undo)});
  router_.add({"GET", "/pile/{story}/relais", Who::curator, page(get_relay)});
  router_.add({"POST", "/pile/{story}/relais", Who::curator, page(post_relay)});
  router_.add({"POST", "/pile/{story}/retrait", Who::curator, on_shelf(post_withdrawal)});
}

void Site::add_public_routes() {
  const auto panorama = [this](const Visit& visit) { return get_panorama(layout_, visit); };
  const auto atom = [this](const Visit& visit) {
    return get_panorama_atom(layout_, visit, config_.web.public_url);
  };
  router_.add({"GET", "/panorama", Who::everyone, panorama});
  router_.add({"GET", "/panorama.atom", Who::everyone, atom});
  const auto coverage = [this](const Visit& visit) { return get_coverage(layout_, visit, shelf_); };
  router_.add({"GET", "/couverture", Who::curator, coverage});
  const auto letters = [this](const Visit& visit) { return get_letters(layout_, visit); };
  const auto letter = [this](const Visit& visit) { return get_letter(layout_, visit); };
  const auto preview = [this](const Visit& visit) {
    return get_letter_preview(layout_, visit, config_);
  };
  const auto online = [this](const Visit& visit) { return get_letter_online(layout_, visit); };
  router_.add({"GET", "/lettres", Who::curator, letters});
  router_.add({"GET", "/lettres/{letter}/{number}", Who::curator, letter});
  router_.add({"GET", "/lettres/{letter}/{number}/apercu", Who::curator, preview});
  router_.add({"GET", "/lettres/{letter}/{number}/en-ligne", Who::everyone, online});
  const auto leaving = [this](const Visit& visit) { return get_unsubscribe(layout_, visit); };
  const auto left = [this](const Visit& visit) { return post_unsubscribe(layout_, visit); };
  router_.add({"GET", "/desinscription/{token}", Who::everyone, leaving});
  router_.add({"POST", "/desinscription/{token}", Who::mail_reader, left});
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
  router_.add({"GET", "/connexion", Who::everyone, login_page});
  router_.add({"POST", "/connexion", Who::everyone, login});
  router_.add({"POST", "/deconnexion", Who::curator, logout});
  router_.add({"GET", "/sante", Who::everyone, get_health});
  const auto asset = [this](const Visit& visit) { return get_asset(layout_, visit); };
  router_.add({"GET", "/ressources/{version}/{name}", Who::everyone, asset});
}

Response Site::handle(const Request& request) {
  const Routed routed = router_.find(request.method, request.path);
  auto db = pool_.borrow(request.reads_only() ? store::Mode::read_only : store::Mode::read_write);
  Response response;
  if (db) {
    response = answer(request, routed, **db);
  } else {
    log(Level::error, "database", {{"error", db.error().detail}});
    response = plain_text("La base de données ne répond pas. Réessayez dans un instant.\n", 503);
  }
  return finish(request, std::move(response), config_.web.secure_cookies);
}

Response Site::answer(const Request& request, const Routed& routed, store::Database& db) {
  const Instant now = clock_->now();
  store::Reader reader = db.reader();
  std::optional<app::Visitor> visitor;
  const Visit anonymous{request, routed.captures, db, visitor, now};
  auto known =
      app::visitor_of(reader, request.cookie(session_cookie_name(config_.web.secure_cookies)), now);
  if (!known) return error_page(layout_, anonymous, known.error());
  visitor = std::move(*known);
  const Visit& visit = anonymous;  // sees the visitor through its reference
  if (routed.route != nullptr) return guarded(*routed.route, visit);
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
