// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/rota/calendar.hpp"

#include "app/rota/calendar_feed.hpp"
#include "people/wording.hpp"
#include "web/pages/rota/common.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {

Response get_calendar(const Layout& layout, const Visit& visit, const config::VigieConfig& config) {
  std::string_view token = visit.capture("token");
  if (token.ends_with(".ics")) token.remove_suffix(4);
  store::Reader reader = visit.db.reader();
  auto text = app::calendar_feed(reader, token, config.web.public_url, visit.now);
  if (!text) return error_page(layout, visit, text.error());
  if (!*text) return error_page(layout, visit, {Code::not_found, "calendar"});
  Response response;
  response.content_type = "text/calendar; charset=utf-8";
  response.body = std::move(**text);
  return response;
}

Response post_calendar(const Layout& layout, const Visit& visit, Entropy& entropy) {
  const auto acting = acting_for(visit);
  if (!acting) return error_page(layout, visit, acting.error());
  const bool network = !visit.request.field("reseau").empty();
  if (network && !visit.may(people::Permission::coordinate, Where::network)) {
    return error_page(layout, visit,
                      {Code::forbidden, "calendar of the network",
                       std::string(people::refusal_of(people::Permission::coordinate))});
  }
  const auto token = app::renew_calendar(visit.db, entropy, *acting,
                                         network ? std::string() : acting->centre, visit.now);
  if (!token) return error_page(layout, visit, token.error());
  return see_other("/tour/centre#calendriers");
}

}  // namespace vigie::web
