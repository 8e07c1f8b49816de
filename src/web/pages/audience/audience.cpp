// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/audience/audience.hpp"

#include "app/panorama/read_audience.hpp"
#include "base/format.hpp"
#include "web/pages/audience/audience_view.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using panorama::Shelf;

/// "theme/sante"; the whole panorama for what is none.
Shelf shelf_asked(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return {};
  for (const Shelf::Kind kind : panorama::kNamedShelves) {
    if (text.substr(0, slash) == panorama::word_of(kind)) {
      return {kind, std::string(text.substr(slash + 1))};
    }
  }
  return {};
}

Result<app::Audience> audience_asked(const Visit& visit) {
  store::Reader reader = visit.db.reader();
  constexpr std::int64_t kYearMax = 9'999;
  const auto asked = read_number(visit.request.parameter("annee"));
  const int year =
      asked ? static_cast<int>(std::min(*asked, kYearMax)) : civil(paris_day(visit.now)).year;
  return app::read_audience(reader, year, shelf_asked(visit.request.parameter("rayon")), visit.now);
}

}  // namespace

Response get_audience(const AudiencePages& pages, const Visit& visit) {
  const auto audience = audience_asked(visit);
  if (!audience) return error_page(pages.layout, visit, audience.error());
  render::View view = audience_view(*audience);
  const config::VigieConfig::Audience& how = pages.config.audience;
  std::error_code ignored;
  const bool nowhere =
      !how.counted_by.empty() && !std::filesystem::is_directory(how.log.parent_path(), ignored);
  view.set("off", how.counted_by.empty())
      .set("nowhere", nowhere ? how.log.parent_path().string() : std::string())
      .set("sheet", render::View().set("url", asset_url("audience.css")));
  return pages.layout.page(visit, "audience/audience", fmt::format("Audience {}", audience->year),
                           Section::report, std::move(view));
}

Response get_audience_file(const AudiencePages& pages, const Visit& visit) {
  const auto audience = audience_asked(visit);
  if (!audience) return error_page(pages.layout, visit, audience.error());
  Response response;
  response.content_type = "text/csv; charset=utf-8";
  response.body = app::audience_csv(*audience);
  response.headers.emplace_back(
      "Content-Disposition",
      fmt::format("attachment; filename=\"audience-{}.csv\"", audience->year));
  return response;
}

}  // namespace vigie::web
