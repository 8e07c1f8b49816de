// SPDX-License-Identifier: EUPL-1.2
/// The whole web application without its socket: a request in, a response out.
///
/// Shape   `handle` may be called by several threads at once; each request borrows a connection of
///         its own. Who may come in, and whether a form is ours, is decided here, once, by the
///         route's gate. A new page is a line in its feature's routes.cpp; a new feature is a line
///         in the constructor.
/// Errors  every error becomes a French page; what a library throws stops here.
#pragma once

#include <memory>

#include "app/people/password_gate.hpp"
#include "app/readers/ask_throttle.hpp"
#include "app/tag/tagging.hpp"
#include "base/clock.hpp"
#include "config/vigie_config.hpp"
#include "web/pages/capture/add_page.hpp"
#include "web/pages/exports/oai.hpp"
#include "web/pages/letter/block_picture.hpp"
#include "web/pages/source/add.hpp"
#include "web/site/layout.hpp"
#include "web/site/micro_cache.hpp"
#include "web/site/pdf_shelf.hpp"
#include "web/site/pool.hpp"
#include "web/site/request_log.hpp"
#include "web/site/route.hpp"

namespace vigie::web {

class Site {
 public:
  static Result<std::unique_ptr<Site>> make(config::VigieConfig config, const Clock& clock,
                                            Entropy& entropy);
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;

  Response handle(const Request& request);

  /// What the database did for the requests answered since the last call.
  std::vector<store::StatementWork> take_work() { return pool_.take_work(); }

  /// Before the first request: how a page is fetched for the form that adds one.
  void let_add_pages(AddPage add, LookAtPage look = {}) {
    add_page_ = std::move(add);
    look_at_page_ = std::move(look);
  }

  /// What opens the page of the first account; "" once somebody has one. For the terminal alone.
  Result<std::string> first_run_secret();

  /// Before the first request: how feeds behind an address are found.
  void let_find_feeds(FindFeeds find) { find_feeds_ = std::move(find); }

  /// Before the first request: how the picture behind an address is had.
  void let_fetch_pictures(FetchPicture fetch) { fetch_picture_ = std::move(fetch); }

  const Routes& routes() const { return routes_; }

 private:
  Site(config::VigieConfig config, const Clock& clock, Entropy& entropy, Layout layout);
  Response answered(const Request& request);
  Response make(const Request& request);
  Response answer(const Request& request, const http::Routed& routed, store::Database& db);
  Response answer_known(const http::Routed& routed, const Visit& visit);
  /// The refusal, where the route's gate is closed to this visit.
  std::optional<Response> refused(const Route& route, const Visit& visit) const;
  std::optional<Response> refused_form(const Route& route, const Visit& visit) const;
  void touch(const Visit& visit) const;

  config::VigieConfig config_;
  const Clock* clock_;
  Entropy* entropy_;
  Layout layout_;
  Pool pool_;
  MicroCache kept_;
  app::TerritoryShelf shelf_;  ///< names that curators type
  std::string first_secret_;   ///< of the page that makes the first account
  app::PasswordGate gate_;
  app::LoginThrottle throttle_;
  app::AskThrottle asked_;
  app::LoginThrottle suggestions_;  ///< what visitors send
  AddPage add_page_;
  LookAtPage look_at_page_;
  FindFeeds find_feeds_;
  FetchPicture fetch_picture_;
  OaiThrottle oai_throttle_;
  PdfShelf pdfs_;
  RequestLog log_;
  Routes routes_;
};

}  // namespace vigie::web
