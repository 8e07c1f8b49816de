// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/exports/own_part.hpp"

#include "app/exports/centre_part.hpp"
#include "base/format.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {

Response get_centre_part(const Layout& layout, const Visit& visit, const std::string& public_url) {
  store::Reader reader = visit.db.reader();
  const auto files = app::read_centre_part(reader, visit.curator(), public_url, visit.now);
  if (!files) return error_page(layout, visit, files.error());
  const Day today = paris_day(visit.now);
  auto zip = exports::zip_of(*files, today);
  if (!zip) return error_page(layout, visit, zip.error());
  Response response;
  response.content_type = "application/zip";
  response.body = std::move(*zip);
  response.headers.emplace_back("Content-Disposition",
                                fmt::format("attachment; filename=\"vigie-{}-{}.zip\"",
                                            visit.curator().centre_key, iso(today)));
  return response;
}

}  // namespace vigie::web
