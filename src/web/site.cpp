// SPDX-License-Identifier: EUPL-1.2
#include "web/site.hpp"

#include "app/people/first_account.hpp"
#include "base/log.hpp"
#include "people/wording.hpp"
#include "web/pages/audience/routes.hpp"
#include "web/pages/capture/routes.hpp"
#include "web/pages/desk/routes.hpp"
#include "web/pages/dossier/routes.hpp"
#include "web/pages/duty/routes.hpp"
#include "web/pages/embed/routes.hpp"
#include "web/pages/exports/routes.hpp"
#include "web/pages/group/routes.hpp"
#include "web/pages/infodoc/routes.hpp"
#include "web/pages/letter/routes.hpp"
#include "web/pages/notice/routes.hpp"
#include "web/pages/ops/routes.hpp"
#include "web/pages/panorama/routes.hpp"
#include "web/pages/people/routes.hpp"
#include "web/pages/readers/routes.hpp"
#include "web/pages/report/routes.hpp"
#include "web/pages/rota/routes.hpp"
#include "web/pages/search/routes.hpp"
#include "web/pages/sending/routes.hpp"
#include "web/pages/source/routes.hpp"
#include "web/pages/subscription/routes.hpp"
#include "web/site/guard.hpp"
#include "web/site/reply.hpp"
#include "web/site/session_cookie.hpp"

namespace vigie::web {

Result<std::unique_ptr<Site>> Site::make(config::VigieConfig config, const Clock& clock,
                                         Entropy& entropy) {
  auto layout = Layout::make();
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
      shelf_(config_.territories, ""),
      first_secret_(app::invent_password(*entropy_)),
      log_(config_.audience.counted_by == "vigie" ? config_.audience.log
                                                  : std::filesystem::path()) {
  DeskPages{layout_, shelf_, config_.panorama}.add_to(routes_);
  CapturePages{layout_, add_page_, look_at_page_, config_.web.public_url}.add_to(routes_);
  DutyPages{layout_, shelf_, config_.panorama}.add_to(routes_);
  SubscriptionPages{layout_, *entropy_, asked_}.add_to(routes_);
  // Before those of years and months: "dossiers" is none.
  DossierPages{{layout_, config_.web.public_url}, shelf_, pdfs_}.add_to(routes_);
  EmbedPages{layout_, config_}.add_to(routes_);
  PanoramaPages{layout_, config_.web.public_url}.add_to(routes_);
  SourcePages{layout_, shelf_, find_feeds_, {entropy_, config_.mail.sources_address}}.add_to(
      routes_);
  NoticePages{layout_, config_, suggestions_}.add_to(routes_);
  RotaPages{layout_, config_, *entropy_}.add_to(routes_);
  // Before those of a letter's numbers: "abonnes" is none.
  SendingPages{layout_, config_}.add_to(routes_);
  ReaderPages{layout_, config_, *entropy_}.add_to(routes_);
  LetterPages{layout_, config_, *entropy_, pdfs_, fetch_picture_}.add_to(routes_);
  PeoplePages{layout_, {entropy_, &gate_, &throttle_, config_.web.secure_cookies, first_secret_}}
      .add_to(routes_);
  SearchPages{layout_, shelf_, *entropy_, config_.web.public_url}.add_to(routes_);
  ExportPages{layout_, config_, oai_throttle_}.add_to(routes_);
  ReportPages{layout_}.add_to(routes_);
  AudiencePages{layout_, config_}.add_to(routes_);
  InfodocPages{layout_, config_}.add_to(routes_);
  GroupPages{layout_}.add_to(routes_);
  OpsPages{layout_}.add_to(routes_);
}

Result<std::string> Site::first_run_secret() {
  auto db = pool_.borrow(store::Mode::read_only);
  if (!db) return fail(db.error());
  store::Reader reader = (**db).reader();
  const auto first = app::is_first_run(reader);
  if (!first) return fail(first.error());
  return *first ? first_secret_ : std::string();
}

Response Site::handle(const Request& request) {
  Response response = answered(request);
  log_.add(request, response.status, clock_->now(),
           !request.cookie(session_cookie_name(config_.web.secure_cookies)).empty());
  return response;
}

Response Site::answered(const Request& request) {
  const std::string_view session = request.cookie(session_cookie_name(config_.web.secure_cookies));
  if (request.method != "GET" || !session.empty()) {
    Response response = make(request);
    if (!request.reads_only()) kept_.forget();
    return response;
  }
  const Instant now = clock_->now();
  if (auto kept = kept_.find(request, now)) return std::move(*kept);
  const std::uint64_t generation = kept_.generation();
  Response response = make(request);
  if (response.cache == Cache::shared) kept_.keep(request, response, generation, now);
  return response;
}

Response Site::make(const Request& request) {
  const http::Routed routed = routes_.find(request.method, request.path);
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
  const auto cookie = request.cookie(session_cookie_name(config_.web.secure_cookies));
  const auto visitor = app::visitor_of(reader, cookie, now);
  if (!visitor) {
    const std::optional<app::Visitor> nobody;
    const Frame frame = public_frame();
    return error_page(layout_, {request, routed.captures, db, nobody, frame, now}, visitor.error());
  }
  const Frame frame = *visitor ? read_frame(reader, **visitor, *entropy_, now) : public_frame();
  return answer_known(routed, {request, routed.captures, db, *visitor, frame, now});
}

Response Site::answer_known(const http::Routed& routed, const Visit& visit) {
  if (!routed.route && routed.allowed.empty()) {
    return error_page(layout_, visit, {Code::not_found, visit.request.path});
  }
  if (!routed.route) {
    Response response = refusal_page(layout_, visit, 405, "Méthode non permise",
                                     "Cette adresse existe, mais ne s’utilise pas de cette façon.");
    response.headers.emplace_back("Allow", routed.allowed);
    return response;
  }
  const Route& route = routes_.at(*routed.route);
  if (auto refusal = refused(route, visit)) return std::move(*refusal);
  if (!visit.request.reads_only() && visit.visitor) touch(visit);
  try {
    return route.handler(visit);
  } catch (const std::exception& error) {  // a library's
    return error_page(layout_, visit, {Code::internal, error.what()});
  }
}

std::optional<Response> Site::refused(const Route& route, const Visit& visit) const {
  const Gate& gate = route.gate;
  const bool for_accounts = gate.door == Door::signed_in || gate.door == Door::permitted;
  if (for_accounts && !visit.visitor) {
    if (visit.request.reads_only()) return to_login(visit.request);
    return refusal_page(
        layout_, visit, 403, "Session terminée",
        "Votre session a pris fin. Connectez-vous de nouveau, puis réessayez\u00a0: "
        "rien n’a été enregistré cette fois.");
  }
  const bool coordinates =
      gate.coordinators_too && visit.may(people::Permission::coordinate, Where::network);
  if (gate.permission && !coordinates && !visit.may(*gate.permission, gate.where)) {
    return refusal_page(layout_, visit, 403, "Accès refusé", people::refusal_of(*gate.permission));
  }
  return visit.request.reads_only() ? std::nullopt : refused_form(route, visit);
}

std::optional<Response> Site::refused_form(const Route& route, const Visit& visit) const {
  const Gate& gate = route.gate;
  if (gate.door == Door::mail_reader) return std::nullopt;
  const Request& request = visit.request;
  const bool needs_token = gate.door != Door::everyone;
  if (!same_site(request, config_.web.public_url) ||
      (needs_token && !token_fits(request.field("jeton"), visit.visitor->session.csrf_token))) {
    return refusal_page(layout_, visit, 403, "Formulaire refusé",
                        "Ce formulaire ne vient pas d’une page récente de vigie. Rechargez la "
                        "page et réessayez\u00a0: rien n’a été enregistré.");
  }
  if (!gate.seen.empty() && request.field(gate.seen).empty()) {
    return error_page(layout_, visit,
                      {Code::invalid_input, "form without " + std::string(gate.seen)});
  }
  return std::nullopt;
}

void Site::touch(const Visit& visit) const {
  const auto cookie = visit.request.cookie(session_cookie_name(config_.web.secure_cookies));
  if (auto done = app::touch(visit.db, cookie, *visit.visitor, visit.now); !done) {
    log(Level::warning, "session", {{"error", done.error().detail}});
  }
}

}  // namespace vigie::web
