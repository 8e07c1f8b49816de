// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/ops/technical.hpp"

#include "base/log.hpp"
#include "store/people/centre_repo.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {

Response get_health(const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto centres = store::count_centres(reader);
  if (centres) return plain_text("ok\n");
  log(Level::error, "health", {{"error", centres.error().detail}});
  return plain_text("base de données muette\n", 503);
}

Response get_asset(const Layout& layout, const Visit& visit) {
  const auto found = asset(visit.capture("name"));
  if (!found) return error_page(layout, visit, {Code::not_found, visit.request.path});
  Response response;
  response.content_type = found->content_type;
  response.body = found->bytes;
  // An address with an old digest shows today's bytes, and must not be kept.
  const bool current = asset_url(visit.capture("name")) == visit.request.path;
  response.cache = current ? Cache::forever : Cache::none;
  return response;
}

}  // namespace vigie::web
